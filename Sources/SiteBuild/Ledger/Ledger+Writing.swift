import Markup

extension Ledger {
  /// The file: JSON with a line for each fact, everything sorted by bytes, so that a change of one bulletin is a change
  /// of a few lines beside each other.
  package var bytes: Bytes {
    var bytes = Bytes()
    bytes.reserveCapacity(256 + 512 * entries.count)
    bytes.append(literal: "{\n  \"version\": ")
    bytes.append(raw: String(Self.version))
    bytes.append(literal: ",\n  \"bulletins\": {")
    for (number, entry) in entries.sorted(by: { Self.isBefore($0.key, $1.key) }).enumerated() {
      bytes.append(raw: number == 0 ? "\n    " : ",\n    ")
      bytes.append(quoted: entry.key)
      bytes.append(literal: ": {")
      Self.write(entry.value, into: &bytes)
      bytes.append(literal: "\n    }")
    }
    bytes.append(raw: entries.isEmpty ? "}\n}\n" : "\n  }\n}\n")
    return bytes
  }

  private static func write(_ entry: LedgerEntry, into bytes: inout Bytes) {
    bytes.append(literal: "\n      \"status\": ")
    bytes.append(quoted: entry.status.rawValue)
    member("permalink", entry.permalink, into: &bytes)
    member("id", entry.id, into: &bytes)
    member("alert", entry.alert, into: &bytes)
    member("firstPublished", entry.firstPublished, into: &bytes)
    for name in LedgerEntry.DateName.allCases { member(name.rawValue, entry.dates[name], into: &bytes) }
    for (name, count) in [("corrections", entry.corrections), ("cosmetic", entry.cosmetic)] where count > 0 {
      bytes.append(raw: ",\n      \"\(name)\": \(count)")
    }
    member("title", entry.title, into: &bytes)
    member("text", entry.text, into: &bytes)
    guard !entry.figures.isEmpty else { return }
    bytes.append(literal: ",\n      \"figures\": {")
    for (number, figure) in entry.figures.enumerated() {
      bytes.append(raw: number == 0 ? "\n        " : ",\n        ")
      bytes.append(quoted: figure.query)
      bytes.append(literal: ": ")
      bytes.append(quoted: figure.text)
    }
    bytes.append(literal: "\n      }")
  }

  private static func member(_ name: String, _ text: String?, into bytes: inout Bytes) {
    guard let text else { return }
    bytes.append(raw: ",\n      \"\(name)\": ")
    bytes.append(quoted: text)
  }

  private static func isBefore(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}

extension Bytes {
  fileprivate mutating func append(quoted text: String) {
    append(UInt8(ascii: "\""))
    append(text, as: .json)
    append(UInt8(ascii: "\""))
  }
}
