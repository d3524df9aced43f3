import Chronology
import Markup

/// One bulletin in a feed.
package struct FeedEntry: Sendable {
  /// Permanent IRI, the same in every feed and after every move, such as `tag:example.org,2024:/notices/a/`.
  package var id: String
  /// The page, absolute.
  package var url: String
  /// Plain text.
  package var title: String
  package var published: Timestamp?
  /// When the bulletin last changed significantly: a correction changes it, another build does not.
  package var updated: Timestamp
  /// Plain text; empty when there is none.
  package var summary: String
  /// The whole text as an HTML fragment in which every URL is absolute.
  package var contentHTML: Bytes?
  package var categories: [FeedCategory]
  /// Nil when the feed's author is the entry's.
  package var authorName: String?
  /// BCP 47 tag; nil when it is the feed's language.
  package var language: String?
  /// The warning that the entry is about.
  package var alert: FeedAlert?

  /// - Parameter updated: at least `published`, which it becomes otherwise.
  package init(
    id: String, url: String, title: String, published: Timestamp? = nil, updated: Timestamp, summary: String = "",
    contentHTML: Bytes? = nil, categories: [FeedCategory] = [], authorName: String? = nil, language: String? = nil
  ) {
    self.id = id
    self.url = url
    self.title = title
    self.published = published
    self.updated = max(updated, published ?? updated)
    self.summary = summary
    self.contentHTML = contentHTML
    self.categories = categories
    self.authorName = authorName
    self.language = language
  }
}

/// A warning as a message for machines.
package struct FeedAlert: Hashable, Sendable {
  /// Absolute.
  package var url: String
  package var mediaType: String
  /// Until when it holds; nil when a later message will end it.
  package var expires: Timestamp?

  package init(url: String, mediaType: String, expires: Timestamp?) {
    self.url = url
    self.mediaType = mediaType
    self.expires = expires
  }
}

/// What an entry is filed under.
package struct FeedCategory: Hashable, Sendable {
  /// Stable name, such as a region's code.
  package var term: String
  /// What a person reads, such as the region's name.
  package var label: String
  /// The taxonomy: an absolute IRI.
  package var scheme: String?

  package init(term: String, label: String, scheme: String? = nil) {
    self.term = term
    self.label = label
    self.scheme = scheme
  }
}

extension FeedEntry {
  /// A title for formats that demand one: the URL when there is none.
  var shownTitle: String { title.isBlank ? url : title }

  /// The summary when it says something: an empty element is a fault in every format.
  var shownSummary: String? { summary.isBlank ? nil : summary }

  /// The content when it holds more than white space.
  var shownContent: Bytes? { contentHTML.flatMap { $0.isBlank ? nil : $0 } }
}

extension String {
  /// Holds nothing but ASCII white space.
  var isBlank: Bool { utf8.allSatisfy(\.isBlank) }
}

extension Bytes {
  fileprivate var isBlank: Bool { allSatisfy(\.isBlank) }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
