import Chronology
import Markup

/// Writes JSON Feed 1.1 (jsonfeed.org).
package enum JSONFeed {
  /// The media type of the document.
  package static let mediaType = "application/feed+json"

  /// The whole document, on one line.
  package static func document(_ feed: Feed) -> Bytes {
    var json = JSONText()
    json.object { document in
      document.member("version", "https://jsonfeed.org/version/1.1")
      document.member("title", feed.title.isBlank ? feed.homeURL : feed.title)
      document.member("home_page_url", feed.homeURL)
      document.member("feed_url", feed.selfURLs.json)
      document.member("description", feed.subtitle)
      document.member("language", feed.language)
      // An author's URL may be a mailto one (JSON Feed 1.1, "authors").
      document.author(feed.authorName, url: feed.authorURI ?? feed.authorEmail.map { "mailto:\($0)" })
      document.array("items", feed.entries) { json, entry in
        json.object { item(&$0, entry, language: feed.language) }
      }
    }
    var bytes = json.bytes
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  private static func item(_ item: inout JSONText.Object, _ entry: FeedEntry, language: String) {
    item.member("id", entry.id)
    item.member("url", entry.url)
    item.member("title", entry.shownTitle)
    if let content = entry.shownContent {
      item.member("content_html", utf8: content)
    } else {
      // One of the two contents is mandatory.
      item.member("content_text", entry.shownSummary ?? entry.shownTitle)
    }
    item.member("summary", entry.shownSummary)
    item.member("date_published", (entry.published ?? entry.updated).rfc3339)
    item.member("date_modified", entry.updated.rfc3339)
    if let author = entry.authorName { item.author(author, url: nil) }
    let tags = entry.categories.map { $0.label.isBlank ? $0.term : $0.label }.filter { !$0.isBlank }
    if !tags.isEmpty { item.array("tags", tags) { $0.value($1) } }
    item.member("language", entry.language == language ? nil : entry.language)
  }
}

extension JSONText.Object {
  fileprivate mutating func author(_ name: String, url: String?) {
    array("authors", [name]) { json, name in
      json.object {
        $0.member("name", name)
        $0.member("url", url)
      }
    }
  }
}
