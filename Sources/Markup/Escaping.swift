/// The context that text is written into, which decides what has to be escaped.
package enum Escaping: Sendable {
  /// HTML text and quoted attribute values: `& < > "` (WHATWG HTML, section 13.3) with the apostrophe for
  /// single-quoted attributes; controls that HTML forbids become U+FFFD (section 13.2.3.5).
  case html
  /// XML 1.0 text and attribute values: the same; characters that XML cannot hold become U+FFFD (XML 1.0, section
  /// 2.2), and CR becomes a reference, since a parser would read it as LF (section 2.11).
  case xml
  /// The inside of a JSON string (RFC 8259, section 7); `<` and U+2028 and U+2029 too, so that the result may
  /// stand in an HTML `script` element.
  case json

  /// What a byte is written as, or nil when it stays or only the bytes after it decide.
  fileprivate func replacement(for byte: UInt8) -> StaticString? {
    switch self {
    case .html, .xml:
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "'"): "&#39;"
      case 0x09, 0x0A: nil
      case 0x0D: self == .xml ? "&#13;" : nil
      case 0x0C: self == .xml ? "\u{FFFD}" : nil
      case 0..<0x20: "\u{FFFD}"
      default: nil
      }
    case .json:
      switch byte {
      case UInt8(ascii: "\""): "\\\""
      case UInt8(ascii: "\\"): "\\\\"
      case UInt8(ascii: "<"): "\\u003c"
      case UInt8(ascii: "\n"): "\\n"
      case UInt8(ascii: "\r"): "\\r"
      case UInt8(ascii: "\t"): "\\t"
      default: nil
      }
    }
  }

  /// Whether a byte may need a replacement. All others are copied in runs.
  @inline(__always)
  fileprivate func isSpecial(_ byte: UInt8) -> Bool {
    switch self {
    case .html:
      byte < 0x20 || byte & 0xFB == 0x22 || byte == 0x27 || byte & 0xFD == 0x3C
    case .xml:
      byte < 0x20 || byte & 0xFB == 0x22 || byte == 0x27 || byte & 0xFD == 0x3C || byte == 0xEF
    case .json:
      byte < 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x5C || byte == 0xE2
    }
  }

  /// Whether any of eight bytes is special: the same tests, at once. May say yes wrongly, never no.
  @inline(__always)
  fileprivate func isAnySpecial(_ bytes: EightBytes) -> Bool {
    let controls = bytes.areBelow(0x20)
    switch self {
    case .html:
      return controls | (bytes & 0xFB).areEqual(0x22) | bytes.areEqual(0x27) | (bytes & 0xFD).areEqual(0x3C) != 0
    case .xml:
      return controls | (bytes & 0xFB).areEqual(0x22) | bytes.areEqual(0x27) | (bytes & 0xFD).areEqual(0x3C)
        | bytes.areEqual(0xEF) != 0
    case .json:
      return controls | bytes.areEqual(0x22) | bytes.areEqual(0x3C) | bytes.areEqual(0x5C) | bytes.areEqual(0xE2) != 0
    }
  }

  /// The index of the next byte that may need a replacement, or the end.
  @inline(__always)
  fileprivate func nextSpecial(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= raw.count, !isAnySpecial(EightBytes(raw, at: index)) { index += 8 }
    while index < bytes.count, !isSpecial(bytes[index]) { index += 1 }
    return index
  }
}

extension Bytes {
  /// Appends text, escaped for the context.
  package mutating func append(_ text: String, as escaping: Escaping) {
    var text = text
    text.withUTF8 { append($0, as: escaping) }
  }

  /// Appends UTF-8 bytes, escaped for the context.
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, as escaping: Escaping) {
    switch escaping {  // one loop for each context, so that the tests inside are constant
    case .html: appendRuns(of: bytes, as: .html)
    case .xml: appendRuns(of: bytes, as: .xml)
    case .json: appendRuns(of: bytes, as: .json)
    }
  }

  @inline(__always)
  private mutating func appendRuns(of bytes: UnsafeBufferPointer<UInt8>, as escaping: Escaping) {
    var start = 0
    var index = escaping.nextSpecial(in: bytes, from: 0)
    while index < bytes.count {
      var length = 1
      if let replacement = escaping.replacement(for: bytes[index]) {
        append(bytes, start..<index)
        append(literal: replacement)
        start = index + 1
      } else if let replaced = appendRareReplacement(in: bytes, at: index, from: start, as: escaping) {
        length = replaced
        start = index + length
      }
      index = escaping.nextSpecial(in: bytes, from: index + length)
    }
    append(bytes, start..<bytes.count)
  }

  /// Characters that are special by more than one byte: controls in JSON, line separators, XML non-characters.
  /// Returns how many bytes were replaced, or nil when there was nothing to replace.
  private mutating func appendRareReplacement(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int, from start: Int, as escaping: Escaping
  ) -> Int? {
    let byte = bytes[index]
    let following = index + 2 < bytes.count ? (bytes[index + 1], bytes[index + 2]) : (0, 0)
    switch escaping {
    case .json where byte < 0x20:
      append(bytes, start..<index)
      append(literal: "\\u00")
      append(hexadecimal: byte)
      return 1
    case .json where byte == 0xE2 && following.0 == 0x80 && following.1 & 0xFE == 0xA8:
      append(bytes, start..<index)
      if following.1 == 0xA8 { append(literal: "\\u2028") } else { append(literal: "\\u2029") }
      return 3
    case .xml where byte == 0xEF && following.0 == 0xBF && following.1 >= 0xBE:
      append(bytes, start..<index)
      append(literal: "\u{FFFD}")
      return 3
    default:
      return nil
    }
  }
}
