import Chronology

/// A bulletin, or a page such as "About", at its place in the site.
///
/// A class, since thousands of lists refer to the same page; nothing in it ever changes.
package final class Page: Sendable {
  package let content: ContentPage
  package let matter: FrontMatter
  /// The page's rank: newest first, undated last, then by path. Also its index in `Site.pages`.
  package let rank: Int
  package let path: SitePath
  /// Root-relative and percent-encoded, for links within the site.
  package let url: String
  /// The document's own date, at the site's time zone.
  package let date: Timestamp?
  /// When its content last changed: `lastmod`, else the date. No two pages share one, as feed readers want.
  package let updated: Timestamp?
  /// Index in `Site.sections`.
  package let section: Int
  /// Index into `Site.taxonomies[i].terms`, for each taxonomy i.
  package let terms: [[Int]]

  package init(
    content: ContentPage, rank: Int, path: SitePath, url: String, date: Timestamp?, updated: Timestamp?, section: Int,
    terms: [[Int]]
  ) {
    self.content = content
    matter = content.matter
    self.rank = rank
    self.path = path
    self.url = url
    self.date = date
    self.updated = updated
    self.section = section
    self.terms = terms
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
  /// Whether it is part of the stream (see `Page.isListed`).
  package var isListed: Bool { role == .bulletin && (matter.kind != KindDefinition.page || matter.date != nil) }
}
