extension AlertCheck {
  /// A text that people read: no markup of any kind, since it will be shown as it is.
  mutating func checkProse(_ text: String?, _ place: AlertPlace) {
    checkText(text, place)
    guard let text, let mark = MarkupTraces.markdown(in: text) else { return }
    report(
      place, "\(place.element) holds Markdown (\(mark)), which readers would see as it is", "write it as plain text")
  }

  /// Any text: no tags and no references, which somebody escaped once too often, and nothing that XML cannot hold.
  mutating func checkText(_ text: String?, _ place: AlertPlace) {
    guard let text else { return }
    if let mark = MarkupTraces.html(in: text) {
      report(place, "\(place.element) holds markup (\(mark))", "write it as plain text")
    }
    if text.unicodeScalars.contains(where: { $0.isForbiddenInXML }) {
      report(place, "\(place.element) holds a control character, which XML cannot", "remove it")
    }
  }
}

/// What is left of markup in a plain text.
enum MarkupTraces {
  /// A tag or a character reference of HTML, or nil.
  static func html(in text: String) -> String? {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }) else { return nil }
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "<"), let end = tagEnd(bytes, index + 1) {
        return String(decoding: bytes[index..<end], as: UTF8.self)
      }
      if bytes[index] == UInt8(ascii: "&"), let end = referenceEnd(bytes, index + 1) {
        return String(decoding: bytes[index..<end], as: UTF8.self)
      }
    }
    return nil
  }

  private static let tags: Set<String> = [
    "p", "br", "b", "i", "em", "strong", "a", "div", "span", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6",
    "img",
    "script", "style", "code", "pre", "table", "tr", "td", "th", "font", "u",
  ]

  private static func tagEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    var index = start
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
    let nameStart = index
    while index < bytes.count, isWordByte(bytes[index]) { index += 1 }
    guard tags.contains(String(decoding: bytes[nameStart..<index], as: UTF8.self).lowercased()) else { return nil }
    return bytes[index...].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 }
  }

  private static func referenceEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard let end = bytes[start...].prefix(10).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: bytes[start..<end], as: UTF8.self).lowercased()
    let isNumber =
      name.utf8.first == UInt8(ascii: "#") && name.utf8.count > 1
      && name.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
    return isNumber || ["nbsp", "amp", "lt", "gt", "quot", "apos"].contains(name) ? end + 1 : nil
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  /// Bold text, a heading, a link, a row of a table or a fence of Markdown, or nil.
  static func markdown(in text: String) -> String? {
    guard text.utf8.contains(where: { "*_#]|`".utf8.contains($0) }) else { return nil }
    if text.contains("```") { return "```" }
    for link in ["](http:", "](https:"] where text.contains(link) { return "](…)" }
    for line in text.split(whereSeparator: \.isNewline) {
      for mark in ["**", "__"] where holdsPair(of: mark, in: line) { return "\(mark)…\(mark)" }
      let hashes = line.utf8.prefix { $0 == UInt8(ascii: "#") }.count
      if (1...6).contains(hashes), line.utf8.dropFirst(hashes).first == 0x20 { return "#" }
      let row = line.drop(while: \.isWhitespace)
      let trimmed = row.last(where: { !$0.isWhitespace })
      if row.first == "|", trimmed == "|", row.filter({ $0 == "|" }).count > 1 { return "| … |" }
    }
    return nil
  }

  /// Whether the mark stands before something other than a space, and again after it.
  private static func holdsPair(of mark: String, in line: Substring) -> Bool {
    let bytes = Array(line.utf8)
    let wanted = Array(mark.utf8)
    func find(from start: Int) -> Int? {
      guard start + 1 < bytes.count else { return nil }
      return (start..<(bytes.count - 1)).first { bytes[$0] == wanted[0] && bytes[$0 + 1] == wanted[1] }
    }
    var start = 0
    while let open = find(from: start) {
      let next = open + 2
      if next < bytes.count, bytes[next] != 0x20, bytes[next] != 0x09, find(from: next + 1) != nil { return true }
      start = open + 1
    }
    return false
  }
}

extension Unicode.Scalar {
  /// XML 1.0, section 2.2.
  fileprivate var isForbiddenInXML: Bool {
    (value < 0x20 && ![0x09, 0x0A, 0x0D].contains(value)) || value == 0xFFFE || value == 0xFFFF
  }
}

/// Tags of languages.
enum LanguageForm {
  /// As `xs:language` has it: subtags of one to eight letters or digits, the first of letters.
  static func isValid(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isWord = part.allSatisfy { byte in
        (0x61...0x7A).contains(byte | 0x20) || (index > 0 && (0x30...0x39).contains(byte))
      }
      guard isWord, (1...8).contains(part.count), index > 0 || part.count > 1 else { return false }
    }
    return true
  }
}

/// Addresses.
enum WebForm {
  /// Whether it has a scheme, and a host where the scheme wants one; no spaces (RFC 3986, section 4.3).
  static func isAbsolute(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = text[..<colon].lowercased()
    guard let first = scheme.utf8.first, (0x61...0x7A).contains(first),
      scheme.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0) }),
      !text.unicodeScalars.contains(where: {
        $0.value <= 0x20 || $0.properties.isWhitespace || "<>\"{}|\\^`".contains(Character($0))
      })
    else { return false }
    // What would run in a browser is no address.
    if ["javascript", "vbscript", "data"].contains(scheme) { return false }
    let rest = text.utf8[text.utf8.index(after: colon)...]
    guard ["http", "https", "ftp"].contains(scheme) else { return !rest.isEmpty }
    guard rest.starts(with: "//".utf8), let host = rest.dropFirst(2).first else { return false }
    return !"/?#:".utf8.contains(host)
  }
}
