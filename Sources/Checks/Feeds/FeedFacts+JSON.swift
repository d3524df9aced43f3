import DataFormats
import Diagnostics

extension FeedFacts {
  /// JSON Feed 1.1.
  static func readJSON(_ bytes: [UInt8]) -> FeedFacts {
    var facts = FeedFacts()
    var found: [Diagnostic] = []
    let value = JSONReader.read(SourceFile(path: "feed.json", bytes: bytes), into: &found)
    if let fault = found.first {
      facts.report(.feedMalformed, "the file is not well-formed: \(fault.message) (line \(fault.location?.line ?? 1))")
    }
    guard let feed = value?.members.map(Members.init) else { return facts }
    facts.addTitle(feed["title"]?.text, of: "the feed")
    for key in ["home_page_url", "feed_url"] where feed[key] != nil {
      facts.addAddress(feed[key]?.text, key, of: "the feed")
    }
    guard let items = feed["items"]?.elements else {
      facts.report(.feedInvalid, "the feed has no items")
      return facts
    }
    for (number, item) in items.compactMap(\.members).map(Members.init).enumerated() {
      facts.readItem(item, Self.name(item["title"]?.text, "the item", number))
    }
    return facts
  }

  private mutating func readItem(_ item: Members, _ name: String) {
    addIdentifier(item["id"]?.text, of: name)
    addAddress(item["url"]?.text, "url", of: name)
    for key in ["date_published", "date_modified"] where item[key] != nil {
      addMoment(item[key]?.text, key, of: name)
    }
    if let html = item["content_html"]?.text { addContent(html, of: name) }
    if item["content_html"] == nil, item["content_text"] == nil {
      report(.feedInvalid, "\(name) has neither content_html nor content_text")
    }
  }

  /// The members of an object, by name.
  private struct Members {
    private let values: [String: DataValue]

    init(_ members: [DataValue.Member]) {
      values = Dictionary(members.map { ($0.key, $0.value) }) { first, _ in first }
    }

    subscript(key: String) -> DataValue? { values[key] }
  }
}
