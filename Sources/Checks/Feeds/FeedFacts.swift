import Chronology
import Diagnostics
import Markup

/// What a feed, a sitemap or a CAP message links to, and what is wrong with it.
struct FeedFacts: Sendable {
  /// Absolute addresses, each once.
  private(set) var addresses: Set<String> = []
  private(set) var faults: [PageFault] = []
  private var identifiers: Set<String> = []

  /// Nil for files of other kinds.
  static func read(_ bytes: [UInt8], path: String) -> FeedFacts? {
    if path.hasSuffix(".xml") { return readXML(bytes) }
    return path == "feed.json" || path.hasSuffix("/feed.json") ? readJSON(bytes) : nil
  }

  mutating func report(_ kind: DiagnosticKind, _ message: String) {
    let fault = PageFault(kind: kind, message: message)
    if !faults.contains(fault) { faults.append(fault) }
  }

  // MARK: What all formats ask for

  mutating func addIdentifier(_ id: String?, of entry: String) {
    guard let id, !id.isEmpty else { return report(.feedInvalid, "\(entry) has no id") }
    if !identifiers.insert(id).inserted { report(.feedInvalid, "the id \"\(id)\" is there more than once") }
  }

  mutating func addTitle(_ title: String?, of entry: String) {
    if title?.isEmpty != false { report(.feedInvalid, "\(entry) has no title") }
  }

  mutating func addMoment(_ text: String?, _ name: String, of entry: String) {
    guard let text else { return report(.feedInvalid, "\(entry) has no \(name)") }
    if text.contains("T"), DateText(text)?.offset != nil { return }
    report(.feedInvalid, "\(name) of \(entry) is \"\(text)\", which is no moment of RFC 3339")
  }

  mutating func addAddress(_ address: String?, _ name: String, of entry: String) {
    guard let address, !address.isEmpty else { return report(.feedInvalid, "\(entry) has no \(name)") }
    if Self.hasScheme(address) {
      addresses.insert(address)
    } else {
      report(.feedLinkBroken, "\(name) of \(entry) is \"\(address)\", which is no absolute address")
    }
  }

  /// The text of an entry as HTML.
  mutating func addContent(_ html: String, of entry: String) {
    var html = html
    html.withUTF8 { bytes in
      var scan = HTMLTokenizer(bytes)
      while let token = scan.next() {
        guard case .start = token else { continue }
        for kind in [HTMLAttribute.href, .src, .poster] {
          guard let range = scan.value(kind) else { continue }
          addAddress(scan.decoded(range), "\(kind.rawValue) in the text", of: entry)
        }
      }
    }
  }

  private static func hasScheme(_ address: String) -> Bool {
    for byte in address.utf8 {
      if byte == UInt8(ascii: ":") { return true }
      if "/?#".utf8.contains(byte) { return false }
    }
    return false
  }

  static func name(_ title: String?, _ sort: String, _ number: Int) -> String {
    title.flatMap { $0.isEmpty ? nil : "\(sort) \"\($0)\"" } ?? "\(sort) \(number + 1)"
  }
}
