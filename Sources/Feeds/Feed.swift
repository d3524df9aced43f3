import Chronology
import Markup

/// What one feed says, whatever the format it is written in. All URLs are absolute and percent-encoded: a feed is read
/// away from the page it belongs to.
package struct Feed: Sendable {
  /// Permanent IRI that no other feed of the site has, such as `tag:example.org,2024:/notices/`.
  package var id: String
  package var title: String
  package var subtitle: String?
  /// BCP 47 tag.
  package var language: String
  /// The office that answers for entries without an author of their own.
  package var authorName: String
  package var authorURI: String?
  package var authorEmail: String?
  package var rights: String?
  /// The page the feed belongs to.
  package var homeURL: String
  package var selfURLs: FeedURLs
  /// When anything in the feed last changed significantly; never earlier than its newest entry.
  package var updated: Timestamp
  /// Newest first, as the reader is to see them.
  package var entries: [FeedEntry]

  /// - Parameter updated: the earliest value of `updated`, which a feed without entries has.
  package init(
    id: String, title: String, subtitle: String? = nil, language: String, authorName: String, authorURI: String? = nil,
    authorEmail: String? = nil, rights: String? = nil, homeURL: String, selfURLs: FeedURLs, updated: Timestamp,
    entries: [FeedEntry]
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.language = language
    self.authorName = authorName
    self.authorURI = authorURI
    self.authorEmail = authorEmail
    self.rights = rights
    self.homeURL = homeURL
    self.selfURLs = selfURLs
    self.updated = entries.map(\.updated).reduce(updated, max)
    self.entries = entries
  }
}

/// Where the three documents of a feed are published: absolute URLs.
package struct FeedURLs: Hashable, Sendable {
  package var atom: String
  package var rss: String
  package var json: String

  package init(atom: String, rss: String, json: String) {
    self.atom = atom
    self.rss = rss
    self.json = json
  }
}
