import Chronology

/// What an office has published, so that no published figure, date, address or text changes in silence.
///
/// `bulletin publish` writes it to `content/published.json`, which is committed with the content; every later build
/// compares. It holds no texts but titles and figures.
package struct Ledger: Equatable, Sendable {
  /// Below the source folder.
  package static let path = "content/published.json"
  /// Of the form of the file. A file of another version is not read, and never overwritten.
  package static let version = 1

  /// By the bulletin's path below `content/`; of a page from data with its query, such as
  /// `enforcement/_index.md?id=A1`.
  package var entries: [String: LedgerEntry] = [:]

  package init(entries: [String: LedgerEntry] = [:]) { self.entries = entries }
}

/// One published bulletin.
package struct LedgerEntry: Equatable, Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case published
    /// Its display term has ended.
    case expired
    /// A tombstone stands at its address. The entry holds no figure and no hash of a text any more.
    case withdrawn
  }

  /// The dates that are published with a bulletin.
  package enum DateName: String, Sendable, CaseIterable, Comparable {
    case date, lastmod, publishDate, expiryDate, effective, expires

    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  package var status = Status.published
  /// From the site's root, not percent-encoded: `/notices/a/`.
  package var permalink: String
  /// The entry's id in feeds.
  package var id: String
  /// What CAP messages refer to a warning by: `sender,identifier,sent`.
  package var alert: String?
  /// The moment at which it was first recorded, RFC 3339.
  package var firstPublished: String
  /// A day, or a moment in the site's time zone (RFC 3339).
  package var dates: [DateName: String] = [:]
  /// How many corrections its readers were told of, and how many were cosmetic.
  package var corrections = 0
  package var cosmetic = 0
  /// What it was called, so that a new title can be told with the old one. Nil in ledgers that were written before titles
  /// were kept, for pages from data, whose titles may name persons, and when it is shown no longer.
  package var title: String?
  /// SHA-256 of its text (see `SourceText`), in hexadecimal digits.
  package var text: String?
  /// What each figure said, by its query; of a chart, table or list the hash of its data.
  /// Sorted by the bytes of their queries, each once: to hash tens of thousands of Chinese keys takes longer than to read
  /// them.
  package var figures: [Figure] = []

  package struct Figure: Equatable, Sendable {
    package let query: String
    package let text: String

    package init(_ query: String, _ text: String) {
      self.query = query
      self.text = text
    }

    static func isBefore(_ left: Figure, _ right: Figure) -> Bool {
      left.query.utf8.lexicographicallyPrecedes(right.query.utf8)
    }
  }

  package init(permalink: String, id: String, firstPublished: String) {
    self.permalink = permalink
    self.id = id
    self.firstPublished = firstPublished
  }

  /// What stays of a bulletin that was withdrawn. The corrections are still counted: should the bulletin come back, one
  /// more has to say so.
  package var reduced: LedgerEntry {
    var entry = LedgerEntry(permalink: permalink, id: id, firstPublished: firstPublished)
    entry.status = .withdrawn
    entry.alert = alert
    entry.dates = dates
    entry.corrections = corrections
    entry.cosmetic = cosmetic
    return entry
  }
}
