import Chronology
import DataFormats
import Diagnostics

/// Text that knows where it was written.
package struct LocatedText: Sendable {
  package let text: String
  package let location: SourceLocation

  package init(_ text: String, at location: SourceLocation) {
    self.text = text
    self.location = location
  }
}

/// The typed front matter of one Markdown file.
package struct FrontMatter: Sendable {
  /// Where a text comes from that the site did not write itself.
  package struct Source: Sendable {
    package var name: String
    package var url: String?
    package var date: DateText?
    package var note: String?
  }

  package var title: LocatedText
  /// The document's own date; nil when it is unknown or the page has none.
  package var date: DateText?
  /// Whether the author wrote `date: unknown`.
  package var isDateUnknown = false
  package var lastmod: DateText?
  /// Held back until then.
  package var publishDate: DateText?
  /// Gone from then on.
  package var expiryDate: DateText?
  package var isDraft = false
  package var slug: LocatedText?
  package var aliases: [LocatedText] = []
  package var summary: LocatedText?
  package var kind = KindDefinition.page
  /// The time that the figures cover.
  package var period: Period?
  package var weight: Int?
  /// The permanent part of the entry id in feeds; nil stands for the permalink's path.
  package var id: String?
  package var idLocation: SourceLocation?
  package var author: String?
  package var language: String?
  package var source: Source?
  /// Terms by taxonomy, in the order of `SiteConfiguration.taxonomies`.
  package var terms: [[LocatedText]] = []
  /// The fields of the kind that are there, in the kind's order.
  package var fields: [Field] = []
  package var extra: DataValue?
  /// Values of dimensions that are no taxonomies, by dimension: what the page's figures are about.
  package var dimensions: [String: LocatedText] = [:]
  /// The dimension of which each value becomes a page.
  package var each: LocatedText?
  /// The records of which each becomes a page of the section.
  package var pagesFrom: PagesFrom?
  /// Names the template `bulletin-<template>`; nil stands for that of the kind.
  package var template: LocatedText?
  /// The rule (`rules.yaml`) that this bulletin answers.
  package var rule: LocatedText?
  /// In the order in which they are written.
  package var corrections: [Correction] = []
  package var withdrawal: Withdrawal?
  /// What a section or the home page says will be published.
  package var upcoming: [Announcement] = []
  package var privacyExceptions: [PrivacyException] = []
  /// How much findings in this file matter, where the author decides.
  package var checks = CheckLevels()
  /// Of a section: how long it may go without anything new; nil leaves it to the kind of its bulletins.
  package var staleAfter: UpdateTerm?
  package var document = DocumentFacts()
  /// Of a bulletin of kind `warning` whose front matter is sound.
  package var warning: WarningNotice?

  /// Lines of the file, 0 for a date that it does not have.
  package struct DateLines: Sendable {
    package var date: Int32 = 0
    package var publishDate: Int32 = 0
    package var expiryDate: Int32 = 0
  }

  package struct Field: Sendable {
    package let name: String
    package let value: FieldValue
    /// Of the key.
    package let location: SourceLocation
    /// Of the value, where it is a text without quotes: what a correction may replace.
    package var valueLocation: SourceLocation?
  }

  /// Where the dates stand that decide when the page is shown.
  package var lines = DateLines()

  package init(title: LocatedText) { self.title = title }

  /// The line of a date, or the title's place when it was not written in the file.
  package func place(ofLine line: Int32) -> SourceLocation {
    line > 0 ? SourceLocation(path: title.location.path, line: Int(line)) : title.location
  }
}

/// The value of one of a kind's own fields.
package enum FieldValue: Sendable {
  case text(String)
  case date(DateText)
  case integer(Int)
  case boolean(Bool)
  case list([String])
  case mapping(DataValue)
}
