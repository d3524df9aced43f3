import Chronology
import Markup

/// Writes Atom 1.0 (RFC 4287).
package enum AtomFeed {
  /// The media type of the document.
  package static let mediaType = "application/atom+xml"

  /// The whole document.
  package static func document(_ feed: Feed) -> Bytes {
    var xml = Bytes()
    xml.appendXMLDeclaration()
    xml.append(literal: "<feed xmlns=\"http://www.w3.org/2005/Atom\"")
    xml.append(attributes: ["xml:lang": feed.language])
    xml.append(literal: ">\n")
    xml.append(element: "id", feed.id)
    xml.append(element: "title", feed.title.isBlank ? feed.homeURL : feed.title)
    xml.append(element: "subtitle", feed.subtitle)
    xml.append(element: "updated", feed.updated.rfc3339)
    xml.append(empty: "link", attributes: ["rel": "self", "type": mediaType, "href": feed.selfURLs.atom])
    xml.append(empty: "link", attributes: ["rel": "alternate", "type": "text/html", "href": feed.homeURL])
    append(person: feed.authorName, uri: feed.authorURI, email: feed.authorEmail, level: 1, to: &xml)
    xml.append(element: "rights", feed.rights)
    xml.append(element: "generator", generatorName)
    for entry in feed.entries { append(entry, of: feed, to: &xml) }
    xml.append(literal: "</feed>\n")
    return xml
  }

  private static func append(_ entry: FeedEntry, of feed: Feed, to xml: inout Bytes) {
    xml.append(literal: "  <entry")
    xml.append(attributes: ["xml:lang": entry.language == feed.language ? nil : entry.language])
    xml.append(literal: ">\n")
    xml.append(element: "id", entry.id, level: 2)
    xml.append(element: "title", entry.shownTitle, level: 2)
    xml.append(empty: "link", level: 2, attributes: ["rel": "alternate", "type": "text/html", "href": entry.url])
    if let alert = entry.alert {
      xml.append(
        empty: "link", level: 2, attributes: ["rel": "alternate", "type": alert.mediaType, "href": alert.url])
      xml.append(
        element: "cap:expires", alert.expires?.rfc3339, level: 2,
        attributes: ["xmlns:cap": "urn:oasis:names:tc:emergency:cap:1.2"])
    }
    xml.append(element: "published", entry.published?.rfc3339, level: 2)
    xml.append(element: "updated", entry.updated.rfc3339, level: 2)
    if let author = entry.authorName { append(person: author, level: 2, to: &xml) }
    for category in entry.categories where !category.term.isBlank {
      xml.append(
        empty: "category", level: 2,
        attributes: [
          "term": category.term, "scheme": category.scheme, "label": category.label.isBlank ? nil : category.label,
        ])
    }
    xml.append(element: "summary", entry.shownSummary, level: 2)
    xml.append(element: "content", escaping: entry.shownContent, level: 2, attributes: ["type": "html"])
    xml.append(literal: "  </entry>\n")
  }

  private static func append(
    person name: String, uri: String? = nil, email: String? = nil, level: Int, to xml: inout Bytes
  ) {
    let indent = String(repeating: "  ", count: level)
    xml.append(raw: "\(indent)<author>\n")
    xml.append(element: "name", name, level: level + 1)
    xml.append(element: "uri", uri, level: level + 1)
    xml.append(element: "email", email, level: level + 1)
    xml.append(raw: "\(indent)</author>\n")
  }
}

/// What made the feed: without a version, so that a new release changes no feed.
let generatorName = "bulletin"
