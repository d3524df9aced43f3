/// The context that text is written into, which decides what has to be escaped.
package enum Escaping: Sendable {
  /// HTML text and quoted attribute values: `& < > "` (WHATWG HTML, section 13.3, with the apostrophe for
  /// single-quoted attributes).
  case html
  /// XML 1.0 text and attribute values: the same, and characters that XML cannot hold become U+FFFD
  /// (XML 1.0, section 2.2).
  case xml
  /// The inside of a JSON string (RFC 8259, section 7); `<` and U+2028 and U+2029 too, so that the result may
  /// stand in an HTML `script` element.
  case json

  fileprivate func replacement(for byte: UInt8) -> StaticString? {
    switch self {
    case .html:
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "'"): "&#39;"
      default: nil
      }
    case .xml:
      switch byte {
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      case UInt8(ascii: "\""): "&quot;"
      case UInt8(ascii: "'"): "&#39;"
      case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20: "\u{FFFD}"
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

  /// Bytes that may need a replacement; all others are copied in runs.
  fileprivate func isSpecial(_ byte: UInt8) -> Bool {
    switch self {
    case .html: Self.isHTMLSpecial(byte)
    case .xml: byte < 0x20 || byte == 0xEF || Self.isHTMLSpecial(byte)
    case .json: byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x3C || byte == 0xE2
    }
  }

  /// One of `& < > " '`, all below 64: a bit test, since a table in a static constant costs a `swift_once` per byte.
  @inline(__always)
  private static func isHTMLSpecial(_ byte: UInt8) -> Bool {
    byte < 64 && (0x5000_00C4_0000_0000 as UInt64) >> UInt64(byte) & 1 == 1
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
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      guard escaping.isSpecial(byte) else {
        index += 1
        continue
      }
      if let replacement = escaping.replacement(for: byte) {
        append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        append(literal: replacement)
        index += 1
        start = index
      } else if let length = appendRareReplacement(in: bytes, at: index, from: start, as: escaping) {
        index += length
        start = index
      } else {
        index += 1
      }
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Characters that are special by more than one byte: controls in JSON, line separators, XML non-characters.
  /// Returns how many bytes were replaced, or nil when there was nothing to replace.
  private mutating func appendRareReplacement(
    in bytes: UnsafeBufferPointer<UInt8>, at index: Int, from start: Int, as escaping: Escaping
  ) -> Int? {
    let byte = bytes[index]
    let third = index + 2 < bytes.count ? (bytes[index + 1], bytes[index + 2]) : (0, 0)
    switch escaping {
    case .json where byte < 0x20:
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      append(literal: "\\u00")
      append(hexadecimal: byte)
      return 1
    case .json where byte == 0xE2 && third.0 == 0x80 && (third.1 == 0xA8 || third.1 == 0xA9):
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      if third.1 == 0xA8 { append(literal: "\\u2028") } else { append(literal: "\\u2029") }
      return 3
    case .xml where byte == 0xEF && third.0 == 0xBF && third.1 >= 0xBE:
      append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
      append(literal: "\u{FFFD}")
      return 3
    default:
      return nil
    }
  }

  /// Two upper-case hexadecimal digits.
  fileprivate mutating func append(hexadecimal byte: UInt8) {
    for digit in [byte >> 4, byte & 15] { append(digit < 10 ? 0x30 + digit : 0x37 + digit) }
  }
}

extension Bytes {
  /// Appends a URL path or reference with all that RFC 3986 does not allow percent-encoded.
  ///
  /// What is already percent-encoded stays so, unlike in `append(pathSegment:)`.
  package mutating func append(urlReference text: String) {
    for byte in text.utf8 {
      if byte == UInt8(ascii: "%") || Self.isAllowedInReference(byte) {
        append(byte)
      } else {
        append(UInt8(ascii: "%"))
        append(hexadecimal: byte)
      }
    }
  }

  /// Appends one file or folder name as a URL path segment: everything but unreserved characters, sub-delimiters,
  /// `:` and `@` is percent-encoded (RFC 3986, section 3.3).
  package mutating func append(pathSegment text: String) {
    for byte in text.utf8 {
      if byte != UInt8(ascii: "/"), byte != UInt8(ascii: "?"), byte != UInt8(ascii: "#"), byte != UInt8(ascii: "["),
        byte != UInt8(ascii: "]"), Self.isAllowedInReference(byte)
      {
        append(byte)
      } else {
        append(UInt8(ascii: "%"))
        append(hexadecimal: byte)
      }
    }
  }

  private static func isAllowedInReference(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "-._~:/?#[]@!$&'()*+,;=".utf8.contains(byte)
    }
  }
}
