import Characters

/// The escapes in texts of JSON (RFC 8259, section 7).
enum JSONEscapes {
  /// The offset after the escape whose backslash stands at `start`. Half of a surrogate pair is a fault: it is no
  /// character, and UTF-8 cannot hold it.
  static func end(ofEscapeAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> Int {
    guard start + 1 < bytes.count else { return bytes.count }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"):
      guard let (_, length) = scalar(at: start, in: bytes) else {
        throw JSONFault(
          offset: start, message: "\\u wants four hexadecimal digits that are a character",
          remedy: "characters above U+FFFF are written as a pair: \\ud83d\\ude00")
      }
      return start + length
    default:
      throw JSONFault(
        offset: start, message: "a backslash stands before a character that it does not escape",
        remedy: "write \\\\ for a backslash")
    }
  }

  /// Writes the text with its escapes resolved.
  ///
  /// - Parameters:
  ///   - content: a text in which `end(ofEscapeAt:in:)` found no fault, without its quotation marks.
  ///   - target: room for as many bytes as `content` has; no escape becomes longer.
  /// - Returns: how many bytes were written.
  static func resolve(
    _ content: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>.SubSequence
  ) -> Int {
    var target = target
    let start = target.startIndex
    var used = start
    var next = 0
    func put(_ byte: UInt8) {
      target[used] = byte
      used += 1
    }
    while next < content.count {
      guard content[next] == UInt8(ascii: "\\"), next + 1 < content.count else {
        put(content[next])
        next += 1
        continue
      }
      if let (scalar, length) = scalar(at: next, in: content) {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { put(byte) }
        next += length
      } else {
        put(byte(escapedAs: content[next + 1]))
        next += 2
      }
    }
    return used - start
  }

  /// The text as a string.
  static func string(_ content: UnsafeBufferPointer<UInt8>) -> String {
    let bytes = [UInt8](unsafeUninitializedCapacity: content.count) { target, count in
      count = resolve(content, into: target[...])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func byte(escapedAs letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: letter
    }
  }

  /// The character of `\uXXXX`, or of a pair of them, and its length in bytes; nil where there is none.
  private static func scalar(
    at start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (scalar: Unicode.Scalar, length: Int)? {
    guard let unit = unit(at: start, in: bytes) else { return nil }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
    guard (0xD800..<0xDC00).contains(unit), let low = self.unit(at: start + 6, in: bytes),
      (0xDC00..<0xE000).contains(low)
    else { return nil }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)).map { ($0, 12) }
  }

  private static func unit(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard start + 6 <= bytes.count, bytes[start] == UInt8(ascii: "\\"), bytes[start + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt32 = 0
    for byte in bytes[start + 2..<start + 6] {
      guard let digit = byte.hexadecimalValue else { return nil }
      unit = unit << 4 + UInt32(digit)
    }
    return unit
  }
}
