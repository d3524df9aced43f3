import Markup

extension FeedFacts {
  private static let atom = "http://www.w3.org/2005/Atom"

  static func readXML(_ bytes: [UInt8]) -> FeedFacts {
    var facts = FeedFacts()
    do throws(XMLFault) {
      let root = try XMLReader.read(bytes)
      switch root.name {
      case "feed" where root.namespace == atom: facts.readAtom(root)
      case "rss": facts.readRSS(root)
      case "urlset", "sitemapindex": facts.readSitemap(root)
      default: break
      }
    } catch {
      let line = bytes.prefix(error.offset).count { $0 == 0x0A } + 1
      facts.report(.feedMalformed, "the file is not well-formed: \(error.message) (line \(line))")
    }
    return facts
  }

  /// RFC 4287.
  private mutating func readAtom(_ feed: XMLElement) {
    readAtomEntry(feed, "the feed")
    let isOfAlerts = feed.child("link", where: ["rel": "self"])?.attribute("href")?.hasSuffix("cap-atom.xml") == true
    for (number, entry) in feed.children.filter({ $0.name == "entry" }).enumerated() {
      let name = Self.name(entry.child("title")?.trimmed, "the entry", number)
      readAtomEntry(entry, name)
      if isOfAlerts, entry.child("link", where: ["type": "application/cap+xml"]) == nil {
        report(.feedInvalid, "\(name) links no CAP message")
      }
    }
  }

  private mutating func readAtomEntry(_ entry: XMLElement, _ name: String) {
    addIdentifier(entry.child("id")?.trimmed, of: name)
    addTitle(entry.child("title")?.trimmed, of: name)
    addMoment(entry.child("updated")?.trimmed, "updated", of: name)
    if let published = entry.child("published")?.trimmed { addMoment(published, "published", of: name) }
    let links = entry.children.filter { $0.name == "link" && $0.namespace == Self.atom }
    if links.isEmpty { report(.feedInvalid, "\(name) has no link") }
    for link in links { addAddress(link.attribute("href"), "link", of: name) }
    for text in entry.children where ["content", "summary"].contains(text.name) && text.attribute("type") == "html" {
      addContent(text.text, of: name)
    }
  }

  /// RSS 2.0, as the RSS Advisory Board has it.
  private mutating func readRSS(_ root: XMLElement) {
    guard let channel = root.child("channel") else { return report(.feedInvalid, "the feed has no channel") }
    addTitle(channel.child("title")?.trimmed, of: "the feed")
    addAddress(channel.child("link")?.trimmed, "link", of: "the feed")
    for (number, item) in channel.children.filter({ $0.name == "item" }).enumerated() {
      let name = Self.name(item.child("title")?.trimmed, "the item", number)
      addIdentifier(item.child("guid")?.trimmed, of: name)
      addTitle(item.child("title")?.trimmed, of: name)
      addAddress(item.child("link")?.trimmed, "link", of: name)
      let moment = item.child("pubDate")?.trimmed
      if moment.map(Self.isMoment822) != true {
        report(.feedInvalid, "pubDate of \(name) is \"\(moment ?? "")\", which is no moment of RFC 822")
      }
      for enclosure in item.children where enclosure.name == "enclosure" {
        addAddress(enclosure.attribute("url"), "enclosure", of: name)
      }
      for text in item.children where text.name == "encoded" || text.name == "description" {
        addContent(text.text, of: name)
      }
    }
  }

  /// `Wed, 02 Oct 2002 13:00:00 GMT` (RFC 822, section 5, with years of four digits).
  private static func isMoment822(_ text: String) -> Bool {
    var words = text.split(separator: " ")
    if let day = words.first, day.hasSuffix(",") {
      guard days.contains(String(day.dropLast())) else { return false }
      words.removeFirst()
    }
    guard words.count == 5, let day = Int(words[0]), (1...31).contains(day), months.contains(String(words[1])),
      words[2].utf8.count == 4, Int(words[2]) != nil
    else { return false }
    let time = words[3].split(separator: ":").map { $0.utf8.count == 2 ? Int($0) ?? 99 : 99 }
    let isTime = (2...3).contains(time.count) && zip(time, [24, 60, 61]).allSatisfy { $0 < $1 }
    return isTime && (["GMT", "UT"].contains(words[4]) || isOffset(words[4]))
  }

  private static func isOffset(_ text: Substring) -> Bool {
    text.utf8.count == 5 && (text.hasPrefix("+") || text.hasPrefix("-")) && text.dropFirst().allSatisfy(\.isNumber)
  }

  private static let days: Set<String> = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
  private static let months: Set<String> = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Sitemaps XML format, protocol 0.9.
  private mutating func readSitemap(_ root: XMLElement) {
    for (number, entry) in root.children.enumerated() {
      let address = entry.child("loc")?.trimmed
      let name = Self.name(address, "the entry", number)
      addIdentifier(address, of: name)
      addAddress(address, "loc", of: name)
      if let moment = entry.child("lastmod")?.trimmed, moment.contains("T") { addMoment(moment, "lastmod", of: name) }
    }
  }
}

extension XMLElement {
  fileprivate var trimmed: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  fileprivate func child(_ name: String, where values: [String: String] = [:]) -> XMLElement? {
    children.first { child in child.name == name && values.allSatisfy { child.attribute($0.key) == $0.value } }
  }

  fileprivate func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
}
