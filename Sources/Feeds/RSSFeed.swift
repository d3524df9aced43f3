import Chronology
import Markup

/// Writes RSS 2.0 (RSS Advisory Board, "RSS 2.0 Specification" and "RSS Best Practices Profile") with the extensions
/// that readers know: `atom:link` for the feed's own place, `dc:creator` for names without an address, and
/// `content:encoded` for the whole text.
package enum RSSFeed {
  /// The media type of the document.
  package static let mediaType = "application/rss+xml"

  /// The whole document.
  package static func document(_ feed: Feed) -> Bytes {
    var xml = Bytes()
    xml.appendXMLDeclaration()
    xml.append(literal: "<rss version=\"2.0\"")
    xml.append(attributes: [
      "xmlns:atom": "http://www.w3.org/2005/Atom",
      "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    ])
    xml.append(literal: ">\n<channel>\n")
    let title = feed.title.isBlank ? feed.homeURL : feed.title
    xml.append(element: "title", title)
    xml.append(element: "link", feed.homeURL)
    xml.append(element: "description", feed.subtitle.flatMap { $0.isBlank ? nil : $0 } ?? title)
    xml.append(element: "language", feed.language)
    xml.append(element: "copyright", feed.rights)
    xml.append(element: "managingEditor", feed.authorEmail.map { "\($0) (\(feed.authorName))" })
    xml.append(element: "lastBuildDate", feed.updated.rfc822)
    xml.append(element: "generator", generatorName)
    xml.append(element: "docs", "https://www.rssboard.org/rss-specification")
    xml.append(empty: "atom:link", attributes: ["rel": "self", "type": mediaType, "href": feed.selfURLs.rss])
    for entry in feed.entries { append(entry, of: feed, to: &xml) }
    xml.append(literal: "</channel>\n</rss>\n")
    return xml
  }

  private static func append(_ entry: FeedEntry, of feed: Feed, to xml: inout Bytes) {
    xml.append(literal: "  <item>\n")
    xml.append(element: "title", entry.shownTitle, level: 2)
    xml.append(element: "link", entry.url, level: 2)
    xml.append(element: "guid", entry.id, level: 2, attributes: ["isPermaLink": "false"])
    xml.append(element: "pubDate", (entry.published ?? entry.updated).rfc822, level: 2)
    xml.append(element: "dc:creator", entry.authorName ?? feed.authorName, level: 2)
    for category in entry.categories {
      let name = category.label.isBlank ? category.term : category.label
      if !name.isBlank { xml.append(element: "category", name, level: 2, attributes: ["domain": category.scheme]) }
    }
    xml.append(element: "description", escaping: entry.shownSummary.map(html), level: 2)
    xml.append(element: "content:encoded", escaping: entry.shownContent, level: 2)
    xml.append(literal: "  </item>\n")
  }

  /// Plain text as HTML, which readers take a description for.
  private static func html(_ text: String) -> Bytes {
    var html = Bytes()
    html.append(text, as: .html)
    return html
  }
}
