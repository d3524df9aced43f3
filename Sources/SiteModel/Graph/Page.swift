import Chronology

/// A bulletin, or a page such as "About", at its place in the site.
///
/// A class, since thousands of lists refer to the same page; nothing in it ever changes.
package final class Page: Sendable {
  package let content: ContentPage
  /// Lent from where it is kept: copies of all front matter, each of two dozen references, took a tenth of a build.
  @inlinable package var matter: FrontMatter {
    _read { yield content.matter }
  }
  /// The page's rank: newest first, undated last, then by path. Also its index in `Site.pages`.
  package let rank: Int
  package let path: SitePath
  /// Root-relative and percent-encoded, for links within the site.
  package let url: String
  /// The document's own date, at the site's time zone.
  package let date: Timestamp?
  /// When its content last changed, for feeds: by its latest correction or `lastmod`, else the date. No two pages share
  /// one, as feed readers want.
  package let updated: Timestamp?
  /// When its content last changed, as the author says: the latest correction or `lastmod`; nil when it never did.
  package let modified: Timestamp?
  /// The corrections that readers are told of, the latest first.
  package let corrections: [Correction]
  /// Index in `Site.sections`.
  package let section: Int
  /// Index into `Site.taxonomies[i].terms`, for each taxonomy i.
  package let terms: [[Int]]

  init(
    entry: RankedPages.Entry, rank: Int, path: SitePath, url: String, section: Int, terms: [[Int]]
  ) {
    content = entry.content
    self.rank = rank
    self.path = path
    self.url = url
    date = entry.date
    updated = entry.updated
    modified = entry.modified
    corrections = entry.corrections
    self.section = section
    self.terms = terms
  }

  /// The page with another text.
  init(_ page: Page, content: ContentPage) {
    self.content = content
    rank = page.rank
    path = page.path
    url = page.url
    date = page.date
    updated = page.updated
    modified = page.modified
    corrections = page.corrections
    section = page.section
    terms = page.terms
  }

  /// Name of its kind.
  package var kind: String { content.kind }

  /// Whether it is the original, not a translation of another page.
  package var isOriginal: Bool { content.translation == nil }

  /// Whether its original has changed since it was translated: by days, since of one day nobody knows the order.
  package func isOlder(than original: Page) -> Bool {
    guard let changed = original.modified else { return false }
    return modified.map { $0.date < changed.date } ?? true
  }

  /// Whether it is part of the stream: every bulletin, and a page that has a date. Home, terms and feeds show the
  /// stream; a section lists all its pages.
  package var isListed: Bool { content.isListed }

  /// Whether it appears in feeds, which need to know when. What is only an exercise or a test, or not for everybody, would
  /// be taken for a warning there.
  package var isInFeeds: Bool {
    isListed && updated != nil && matter.warning.map { $0.status == .actual && $0.scope == .public } ?? true
  }
}

extension ContentPage {
  // Asked of every page: from outside of this module `matter` would be copied as a whole for each.

  /// Name of its kind.
  package var kind: String { matter.kind }
  /// The language that it is written in, where that is not the site's.
  package var language: String? { matter.language }
  /// What it warns of: only a bulletin whose front matter is sound.
  package var warning: WarningNotice? { matter.warning }
  /// What its author allows to be published though it looks like personal data.
  package var privacyExceptions: [PrivacyException] { matter.privacyExceptions }

  /// Whether it is part of the stream (see `Page.isListed`).
  package var isListed: Bool { role == .bulletin && (matter.kind != KindDefinition.page || matter.date != nil) }
}
