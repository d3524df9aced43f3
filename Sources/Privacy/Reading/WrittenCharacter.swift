import Characters

/// One character as HTML, JSON, URLs or plain text write it.
enum WrittenCharacter {
  private static let replacement: Unicode.Scalar = "\u{FFFD}"

  /// The character that begins at an index, and how many bytes write it. What makes no sense stands for itself.
  static func read(
    _ source: UnsafeBufferPointer<UInt8>, at index: Int, end: Int
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let byte = source[index]
    let coded: (Unicode.Scalar, Int)?
    switch byte {
    case UInt8(ascii: "&"): coded = reference(source, index, end)
    case UInt8(ascii: "%"): coded = percent(source, index, end)
    case UInt8(ascii: "\\"): coded = escape(source, index, end)
    case 0..<0x80: return (Unicode.Scalar(byte), 1)
    default: return multibyte(source, index, end)
    }
    return coded ?? (Unicode.Scalar(byte), 1)
  }

  private static func multibyte(
    _ source: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> (Unicode.Scalar, Int) {
    let lead = source[index]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
    guard length > 1, index + length <= end else { return (replacement, 1) }
    var value = UInt32(lead) & (0xFF >> UInt32(length + 1))
    for offset in 1..<length {
      guard source[index + offset] & 0xC0 == 0x80 else { return (replacement, 1) }
      value = value << 6 | UInt32(source[index + offset] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? replacement, length)
  }

  /// `&#49;`, `&#x31`, `&nbsp;`; of the names those that matter for numbers and addresses.
  private static func reference(
    _ source: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> (Unicode.Scalar, Int)? {
    guard index + 2 < end else { return nil }
    if source[index + 1] == UInt8(ascii: "#") { return number(source, index, end) }
    var last = index + 1
    while last < end, last - index < 10, isLetter(source[last]) { last += 1 }
    guard last < end, source[last] == UInt8(ascii: ";") else { return nil }
    let name = String(decoding: source[(index + 1)..<last], as: UTF8.self)
    return names[name].map { ($0, last + 1 - index) }
  }

  private static func number(
    _ source: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> (Unicode.Scalar, Int)? {
    let isHexadecimal = source[index + 2] | 0x20 == UInt8(ascii: "x")
    let first = index + (isHexadecimal ? 3 : 2)
    var (last, value): (Int, UInt32) = (first, 0)
    while last < end, last - first < 12, let digit = digit(source[last], isHexadecimal ? 16 : 10) {
      value = min(value, 0x11_0000) * (isHexadecimal ? 16 : 10) + digit
      last += 1
    }
    guard last > first, let scalar = Unicode.Scalar(value) else { return nil }
    if last < end, source[last] == UInt8(ascii: ";") { last += 1 }
    return (scalar, last - index)
  }

  /// `%31`: ASCII only. Percent-encoded Chinese is no number, and no name that anybody reads.
  private static func percent(
    _ source: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> (Unicode.Scalar, Int)? {
    guard index + 2 < end, let high = digit(source[index + 1], 16), high < 8, let low = digit(source[index + 2], 16),
      high > 1
    else { return nil }
    return (Unicode.Scalar(UInt8(high * 16 + low)), 3)
  }

  /// `\u0031` of JSON and scripts; `\/`; line ends.
  private static func escape(
    _ source: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int
  ) -> (Unicode.Scalar, Int)? {
    guard index + 1 < end else { return nil }
    switch source[index + 1] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"): return ("\n", 2)
    case UInt8(ascii: "t"): return (" ", 2)
    case UInt8(ascii: "/"): return ("/", 2)
    case UInt8(ascii: "\""): return ("\"", 2)
    case UInt8(ascii: "u") where index + 5 < end:
      var value: UInt32 = 0
      for offset in 2..<6 {
        guard let digit = digit(source[index + offset], 16) else { return nil }
        value = value * 16 + digit
      }
      return Unicode.Scalar(value).map { ($0, 6) }
    default: return nil
    }
  }

  private static func digit(_ byte: UInt8, _ radix: UInt32) -> UInt32? {
    byte.hexadecimalValue.flatMap { $0 < radix ? UInt32($0) : nil }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// HTML Living Standard, "Named character references".
  private static let names: [String: Unicode.Scalar] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ", "ensp": " ", "emsp": " ",
    "thinsp": " ", "hairsp": " ", "shy": "\u{AD}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}",
    "rlm": "\u{200F}", "NoBreak": "\u{2060}", "hyphen": "-", "dash": "-", "ndash": "-", "mdash": "-", "minus": "-",
    "commat": "@", "period": ".", "num": "#", "lpar": "(", "rpar": ")", "plus": "+", "middot": "·", "colon": ":",
    "lowbar": "_",
  ]
}
