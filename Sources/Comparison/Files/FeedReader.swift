import DataFormats
import Diagnostics
import Markup

/// An entry of a feed, whatever the format.
struct FeedItem: Hashable, Sendable {
  var id = ""
  var title = ""
  /// By the names that `FeedReader` gives them.
  var fields: [String: String] = [:]
}

/// Reads Atom (RFC 4287), RSS 2.0, JSON Feed 1.1 and sitemaps, tolerantly.
enum FeedReader {
  enum Content: Sendable {
    case feed([FeedItem])
    /// Addresses with the date of their last change, when there is one.
    case sitemap([(address: String, modified: String?)])
  }

  /// Nil for what is neither a feed nor a sitemap.
  static func read(_ bytes: [UInt8], path: String) -> Content? {
    if path.fileExtension == "json" { return jsonFeed(bytes, path: path).map { .feed($0) } }
    guard path.fileExtension == "xml" else { return nil }
    return bytes.withUnsafeBufferPointer { read(HTMLTokenizer($0, isXML: true)) }
  }

  private static func read(_ scanner: HTMLTokenizer) -> Content? {
    var scanner = scanner
    while let token = scanner.next() {
      guard case .start = token else { continue }
      switch scanner.name {
      case "feed": return .feed(items(&scanner, element: "entry"))
      case "rss", "rdf:RDF": return .feed(items(&scanner, element: "item"))
      case "urlset": return .sitemap(addresses(&scanner, element: "url"))
      case "sitemapindex": return .sitemap(addresses(&scanner, element: "sitemap"))
      default: return nil
      }
    }
    return nil
  }

  /// The elements of one name, each with the texts of its children; before them the feed itself, under its own title.
  private static func items(_ scanner: inout HTMLTokenizer, element: String) -> [FeedItem] {
    var head = FeedItem()
    var items: [FeedItem] = []
    var name = ""
    while let token = scanner.next() {
      switch token {
      case .start where scanner.name == element && !scanner.isSelfClosing:
        items.append(item(&scanner, element: element))
      case .start: name = scanner.name
      case .end: name = ""
      case .text(let range):
        let text = scanner.decoded(range).collapsed
        if !text.isEmpty, !name.isEmpty, items.isEmpty, !isClock(name) { head.note(name, text) }
      case .raw: break
      }
    }
    head.title = head.fields["title"] ?? ""
    return head.fields.isEmpty ? items : [head] + items
  }

  /// The time of a feed's last change says nothing that its entries do not say.
  private static func isClock(_ name: String) -> Bool { ["updated", "lastBuildDate", "pubDate"].contains(name) }

  private static func item(_ scanner: inout HTMLTokenizer, element: String) -> FeedItem {
    var item = FeedItem()
    var open: [(name: String, text: String)] = []
    while let token = scanner.next() {
      switch token {
      case .start:
        if open.isEmpty, let address = scanner.attribute("href"),
          (scanner.attribute("rel") ?? "alternate") == "alternate"
        {
          item.note("link", address)
        }
        if open.isEmpty, let term = scanner.attribute("label") ?? scanner.attribute("term") {
          item.note("category", term)
        }
        if !scanner.isSelfClosing { open.append((scanner.name, "")) }
      case .text(let range):
        if !open.isEmpty { open[open.count - 1].text += scanner.decoded(range) }
      case .raw(let range):
        if !open.isEmpty { open[open.count - 1].text += scanner.written(range) }
      case .end:
        guard let last = open.popLast() else {
          if scanner.name == element { return item.completed() }
          continue
        }
        if open.isEmpty { item.note(last.name, last.text.collapsed) } else { open[open.count - 1].text += last.text }
      }
    }
    return item.completed()
  }

  private static func addresses(
    _ scanner: inout HTMLTokenizer, element: String
  ) -> [(address: String, modified: String?)] {
    items(&scanner, element: element).compactMap { item in
      item.fields["loc"].map { ($0, item.fields["lastmod"]) }
    }
  }

  private static func jsonFeed(_ bytes: [UInt8], path: String) -> [FeedItem]? {
    // Data files may be large: a feed says what it is at its beginning.
    guard String(decoding: bytes.prefix(200), as: UTF8.self).contains("jsonfeed.org/version") else { return nil }
    var ignored: [Diagnostic] = []
    guard let root = JSONReader.read(SourceFile(path: path, bytes: bytes), into: &ignored) else { return nil }
    let items = root.members?.first { $0.key == "items" }?.value.elements ?? []
    var head = item(root)
    head.id = ""
    return [head] + items.map { item($0).completed() }
  }

  private static func item(_ value: DataValue) -> FeedItem {
    var item = FeedItem()
    for member in value.members ?? [] where member.key != "items" {
      let elements = member.value.elements?.compactMap(\.text).joined(separator: " ")
      if let text = member.value.text ?? elements { item.note(member.key, text.collapsed) }
    }
    item.title = item.fields["title"] ?? ""
    return item
  }
}

extension FeedItem {
  /// Takes a field under the name that it has in all formats; parts that stand more than once are joined.
  fileprivate mutating func note(_ name: String, _ value: String) {
    let name = Self.names[name] ?? name
    fields[name] = fields[name].map { $0 == value ? value : "\($0) \(value)" } ?? value
  }

  fileprivate func completed() -> FeedItem {
    var item = self
    item.title = fields["title"] ?? ""
    item.id = fields["id"] ?? fields["link"] ?? item.title
    return item
  }

  private static let names = [
    "guid": "id", "url": "link", "pubDate": "published", "date_published": "published", "dc:date": "published",
    "date_modified": "updated", "description": "summary", "content_text": "content", "content_html": "content",
    "content:encoded": "content", "tags": "category", "dc:creator": "author", "authors": "author",
  ]
}

extension String {
  /// White space at the ends taken off, within made one space.
  var collapsed: String {
    utf8.split(whereSeparator: HTMLTokenizer.isSpace).map { String(Substring($0)) }.joined(separator: " ")
  }
}
