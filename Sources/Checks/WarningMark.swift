import Markup
import Publishing
import SiteModel

/// A place in the output that shows a warning as in force: an element with `data-warning`, or an entry of the feed of
/// alerts.
struct WarningMark: Hashable {
  /// The CAP identifier; of an entry of a feed its id.
  let identifier: String
  /// Of an entry of a feed the address of its message.
  var message: String?
  /// RFC 3339, as written; nil when it is not there.
  let expires: String?
  /// Of the file, from 1.
  let line: Int

  static func == (left: WarningMark, right: WarningMark) -> Bool {
    left.identifier == right.identifier && left.expires == right.expires
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(identifier)
    hasher.combine(expires)
  }

  /// Each once, by its first place, in an order that no hash decides.
  static func distinct(_ marks: [WarningMark]) -> [WarningMark] {
    var known: Set<WarningMark> = []
    return marks.filter { known.insert($0).inserted }.sorted {
      ($0.identifier, $0.line, $0.expires ?? "") < ($1.identifier, $1.line, $1.expires ?? "")
    }
  }

  static func find(inPage html: [UInt8]) -> [WarningMark] {
    html.ranges(of: "data-warning=").compactMap { name in
      guard let start = html[..<name.lowerBound].lastIndex(of: UInt8(ascii: "<")) else { return nil }
      let attributes = attributes(["data-warning", "data-expires"], ofTagAt: start, in: html)
      return WarningMark(identifier: attributes[0] ?? "", expires: attributes[1], line: html.line(of: start))
    }
  }

  static func find(inFeed xml: [UInt8]) -> [WarningMark] {
    xml.ranges(of: "<entry").compactMap { start in
      let end = xml.firstRange(of: "</entry>", from: start.upperBound)?.lowerBound ?? xml.endIndex
      let entry = Array(xml[start.upperBound..<end])
      let links = entry.ranges(of: "<link").lazy.map {
        attributes(["type", "href"], ofTagAt: $0.lowerBound, in: entry)
      }
      let message = links.first { $0[0] == "application/cap+xml" }?[1]
      return WarningMark(
        identifier: entry.text(of: "id") ?? "", message: message,
        expires: entry.text(of: "cap:expires"), line: xml.line(of: start.lowerBound))
    }
  }

  private static func attributes(_ names: [StaticString], ofTagAt start: Int, in bytes: [UInt8]) -> [String?] {
    bytes.withUnsafeBufferPointer { bytes in
      var tag = HTMLTokenizer(UnsafeBufferPointer(rebasing: bytes[start...]))
      guard case .start = tag.next() else { return names.map { _ in nil } }
      return names.map { tag.attribute($0) }
    }
  }
}

/// Alerts that messages in the output have ended, and those of bulletins that are withheld.
struct EndedAlerts: Sendable {
  /// Why, by identifier.
  private(set) var reasons: [String: String] = [:]
  /// The identifiers of all messages in the output, by their paths as URLs have them.
  private var identifiers: [String: String] = [:]

  init(_ context: CheckContext) {
    for file in context.files where Self.isMessage(file) {
      guard let alert = context.read(file) else { continue }
      identifiers[SitePath(file.path).url(base: "")] = alert.text(of: "identifier")
      guard alert.text(of: "status") == "Actual", let type = alert.text(of: "msgType"),
        type == "Cancel" || type == "Update"
      else { continue }
      let name = alert.text(of: "identifier") ?? file.path
      // Each reference is `sender,identifier,sent` (CAP 1.2, section 3.2.1).
      for reference in (alert.text(of: "references") ?? "").split(whereSeparator: \.isWhitespace) {
        let parts = reference.split(separator: ",")
        guard parts.count == 3 else { continue }
        reasons[String(parts[1])] = "\(type == "Cancel" ? "was cancelled" : "was replaced") by \"\(name)\""
      }
    }
    let withheld = WithheldPages(context.sources).pages
    guard let ledger = context.sources.ledger, !withheld.isEmpty else { return }
    for entry in withheld {
      if let alert = ledger.entries[entry.page.path]?.alert { reasons[alert] = entry.reason }
    }
  }

  /// Whether a file is the message of one alert.
  static func isMessage(_ file: OutputFile) -> Bool { file.path.hasSuffix("/cap.xml") || file.path == "cap.xml" }

  /// The CAP identifier of what a mark shows; nil for an entry whose message is not in the output.
  func identifier(of mark: WarningMark) -> String? {
    guard let message = mark.message else { return mark.identifier.isEmpty ? nil : mark.identifier }
    // Whatever the base URL: the message lies where the end of its address says.
    var path = message[...]
    while let slash = path.firstIndex(of: "/") {
      path = path[path.index(after: slash)...]
      if let identifier = identifiers[String(path)] { return identifier }
    }
    return nil
  }
}

extension [UInt8] {
  fileprivate func firstRange(of text: String, from start: Int) -> Range<Int>? {
    let wanted = Array(text.utf8)
    guard let first = wanted.first else { return nil }
    var index = start
    while index + wanted.count <= count {
      guard let next = self[index...].firstIndex(of: first), next + wanted.count <= count else { return nil }
      if self[next..<next + wanted.count].elementsEqual(wanted) { return next..<next + wanted.count }
      index = next + 1
    }
    return nil
  }

  fileprivate func ranges(of text: String) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = 0
    while let range = firstRange(of: text, from: start) {
      ranges.append(range)
      start = range.upperBound
    }
    return ranges
  }

  /// The text of the first element of a name, without attributes.
  fileprivate func text(of element: String) -> String? {
    guard let start = firstRange(of: "<\(element)", from: 0)?.upperBound,
      let open = self[start...].firstIndex(of: UInt8(ascii: ">")),
      let end = firstRange(of: "</\(element)>", from: open)?.lowerBound
    else { return nil }
    return CharacterReference.decode(self[(open + 1)..<end])
  }

  fileprivate func line(of offset: Int) -> Int { self[..<offset].count { $0 == 0x0A } + 1 }
}
