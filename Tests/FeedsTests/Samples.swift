import Chronology
import Testing

@testable import Feeds

enum Samples {
  /// A moment as it is written, such as `2024-09-05T08:30:00-03:30`.
  static func moment(_ text: String) throws -> Timestamp {
    let read = try #require(DateText(text))
    return Timestamp(
      date: read.date, secondsOfDay: try #require(read.secondsOfDay), offset: try #require(read.offset))
  }

  /// Text that no format may let through as it is.
  static let hostile = "]]> </title><script>alert(\"1\")</script> & 'q' \u{0}\u{1B}\u{FFFE} 🚒 \\ \u{2028}"

  static func feed(_ entries: [FeedEntry]) throws -> Feed {
    Feed(
      id: "tag:example.org,2024:/notices/", title: "通知", subtitle: "最新通知", language: "zh-Hans",
      authorName: "常州市安监局", authorURI: "https://example.org/about/", authorEmail: "office@example.org",
      rights: "© 2024", homeURL: "https://example.org/notices/",
      selfURLs: FeedURLs(
        atom: "https://example.org/notices/atom.xml", rss: "https://example.org/notices/rss.xml",
        json: "https://example.org/notices/feed.json"),
      updated: try moment("2024-01-01T00:00:00+08:00"), entries: entries)
  }

  /// A feed with nothing that may be left out.
  static func bareFeed() throws -> Feed {
    Feed(
      id: "tag:example.org,2024:/", title: "", language: "en", authorName: "Office", homeURL: "https://example.org/",
      selfURLs: FeedURLs(
        atom: "https://example.org/atom.xml", rss: "https://example.org/rss.xml",
        json: "https://example.org/feed.json"),
      updated: try moment("2024-01-01T00:00:00Z"), entries: [])
  }

  /// One entry with everything, one with as little as possible.
  static func entries() throws -> [FeedEntry] {
    [
      FeedEntry(
        id: "tag:example.org,2024:/notices/a/", url: "https://example.org/notices/a/", title: "关于 A & B 的通知",
        published: try moment("2024-09-04T23:30:00-03:30"), updated: try moment("2024-09-05T08:30:00-03:30"),
        summary: "1 < 2", contentHTML: Array("<p>正文 <a href=\"https://example.org/b/?x&amp;y\">B</a></p>\n".utf8),
        categories: [
          FeedCategory(term: "320400", label: "常州", scheme: "https://example.org/regions/"),
          FeedCategory(term: "fire", label: ""),
        ], authorName: "李某", language: "zh-Hant"),
      FeedEntry(
        id: "tag:example.org,2024:/notices/b/", url: "https://example.org/notices/b/", title: " ",
        updated: try moment("2024-08-01T00:00:00+00:00"), summary: "\n", contentHTML: Array(" \n".utf8),
        categories: [FeedCategory(term: " ", label: "")], language: "zh-Hans"),
    ]
  }

  static func hostileEntry() throws -> FeedEntry {
    FeedEntry(
      id: "tag:example.org,2024:/x/", url: "https://example.org/?a=1&b='2'", title: hostile,
      updated: try moment("2024-01-02T00:00:00Z"), summary: hostile, contentHTML: Array("<p>\(hostile)</p>".utf8),
      categories: [FeedCategory(term: hostile, label: hostile, scheme: "https://example.org/?a&b")], authorName: hostile
    )
  }
}
