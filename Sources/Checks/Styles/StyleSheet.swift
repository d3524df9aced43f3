/// A style sheet as a list of rules: what contrast asks for, not all of CSS.
///
/// Blocks are read after CSS Syntax Module Level 3: a declaration or rule that cannot be understood is passed over, and
/// nothing else with it. Nested rules (CSS Nesting) are written out. Layers count in the order in which they stand.
struct StyleSheet: Sendable {
  struct Declaration: Sendable {
    let name: String
    /// Without `!important`.
    let value: String
    let isImportant: Bool
    /// Of the sheet's bytes: where the name begins.
    let offset: Int
  }

  struct Rule: Sendable {
    let selectors: [Selector]
    let declarations: [Declaration]
    /// The media queries around it, all of which must hold.
    let media: [String]
  }

  private(set) var rules: [Rule] = []
  /// The addresses in `url()` and `@import`, and where they stand.
  private(set) var addresses: [(address: String, offset: Int)] = []

  init(_ bytes: [UInt8]) {
    var reader = StyleReader(bytes)
    reader.readRules(media: [], parents: [])
    rules = reader.rules
    addresses = reader.addresses
  }
}

/// Reads the blocks of a style sheet.
private struct StyleReader {
  private let bytes: [UInt8]
  private var position = 0
  var rules: [StyleSheet.Rule] = []
  var addresses: [(address: String, offset: Int)] = []
  private var depth = 0

  init(_ bytes: [UInt8]) {
    self.bytes = Self.withoutComments(bytes)
    if self.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    findAddresses()
  }

  /// Comments become spaces, so that places stay.
  private static func withoutComments(_ bytes: [UInt8]) -> [UInt8] {
    var result = bytes
    var index = 0
    while index < bytes.count {
      if let end = end(ofQuotedAt: index, in: bytes) {
        index = end
        continue
      }
      if bytes[index] == UInt8(ascii: "/"), index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "*") {
        var end = index + 2
        while end < bytes.count,
          !(bytes[end] == UInt8(ascii: "/") && bytes[end - 1] == UInt8(ascii: "*") && end > index + 2)
        { end += 1 }
        for place in index..<min(end + 1, bytes.count) where bytes[place] != 0x0A { result[place] = 0x20 }
        index = end
      }
      index += 1
    }
    return result
  }

  /// Where an escape or a string ends that begins at an index, perhaps past the last byte; nil where neither begins. A
  /// string ends with its line at the latest (CSS Syntax, section 4.3.5).
  private static func end(ofQuotedAt start: Int, in bytes: [UInt8]) -> Int? {
    let mark = bytes[start]
    if mark == UInt8(ascii: "\\") { return start + 2 }
    guard mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else { return nil }
    var index = start + 1
    while index < bytes.count {
      let byte = bytes[index]
      index += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == mark || byte == 0x0A { break }
    }
    return index
  }

  /// Rules up to the end of the block.
  mutating func readRules(media: [String], parents: [String]) {
    depth += 1
    defer { depth -= 1 }
    var declarations: [StyleSheet.Declaration] = []
    while position < bytes.count {
      while position < bytes.count, Self.isSpace(bytes[position]) || bytes[position] == UInt8(ascii: ";") {
        position += 1
      }
      guard position < bytes.count else { break }
      if bytes[position] == UInt8(ascii: "}") {
        position += 1
        if depth > 1 { break }
        continue
      }
      let start = position
      let end = endOfPrelude()
      let prelude = String(decoding: bytes[start..<end], as: UTF8.self).trimmed
      guard end < bytes.count, bytes[end] == UInt8(ascii: "{") else {
        if let declaration = declaration(prelude, at: start), !parents.isEmpty { declarations.append(declaration) }
        position = end
        continue
      }
      position = end + 1
      if depth > 32 { skipBlock() } else { readBlock(prelude, media: media, parents: parents) }
    }
    if !declarations.isEmpty {
      let selectors = parents.compactMap { Selector($0) }
      rules.append(StyleSheet.Rule(selectors: selectors, declarations: declarations, media: media))
    }
  }

  private mutating func readBlock(_ prelude: String, media: [String], parents: [String]) {
    guard prelude.hasPrefix("@") else {
      return readRules(
        media: media, parents: Self.nested(StyleText.split(prelude, at: ",").map(\.trimmed), in: parents))
    }
    let name = prelude.dropFirst().prefix { $0.isLetter || $0 == "-" }.lowercased()
    let rest = prelude.dropFirst(name.count + 1).trimmed
    switch name {
    case "media": readRules(media: media + [rest], parents: parents)
    case "supports", "layer", "scope": readRules(media: media, parents: parents)
    // How wide a container is, nobody knows: as if it never were.
    default: skipBlock()
    }
  }

  private static func nested(_ selectors: [String], in parents: [String]) -> [String] {
    if parents.isEmpty { return selectors }
    let parent = parents.count == 1 ? parents[0] : ":is(\(parents.joined(separator: ", ")))"
    return selectors.map { $0.contains("&") ? $0.replacing("&", with: parent) : parent + " " + $0 }
  }

  private func declaration(_ text: String, at offset: Int) -> StyleSheet.Declaration? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let name = text[..<colon].trimmed
    var value = text[text.index(after: colon)...].trimmed
    let mark = value.lastIndex(of: "!").flatMap {
      value[$0...].dropFirst().trimmed.lowercased() == "important" ? $0 : nil
    }
    if let mark { value = value[..<mark].trimmed }
    return StyleSheet.Declaration(
      name: name.hasPrefix("--") ? name : name.lowercased(), value: value, isImportant: mark != nil, offset: offset)
  }

  /// The next `{`, `;` or `}` outside of brackets and quotation marks, or the end.
  private func endOfPrelude() -> Int {
    var index = position
    var open = 0
    while index < bytes.count {
      if let end = Self.end(ofQuotedAt: index, in: bytes) {
        index = end
        continue
      }
      switch bytes[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["): open += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): open -= 1
      case UInt8(ascii: "{"), UInt8(ascii: ";"), UInt8(ascii: "}"): if open <= 0 { return index }
      default: break
      }
      index += 1
    }
    return min(index, bytes.count)
  }

  private mutating func skipBlock() {
    var open = 1
    while position < bytes.count, open > 0 {
      position = endOfPrelude()
      guard position < bytes.count else { return }
      if bytes[position] == UInt8(ascii: "{") { open += 1 }
      if bytes[position] == UInt8(ascii: "}") { open -= 1 }
      position += 1
    }
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  private mutating func findAddresses() {
    let text = String(decoding: bytes, as: UTF8.self)
    for match in text.matches(of: /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/) {
      let parts = [match.output.1, match.output.2, match.output.3, match.output.4, match.output.5]
      guard let address = parts.compactMap({ $0 }).first, !address.isEmpty else { continue }
      addresses.append((String(address), text.utf8.distance(from: text.startIndex, to: address.startIndex)))
    }
  }
}
