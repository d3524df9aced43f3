/// Character references of HTML and XML (WHATWG HTML, section 13.2.5.72).
///
/// Numeric ones all; of the named ones those that texts hold in practice. Any other stays as it is written, on both
/// sides of a comparison alike.
enum TextReferences {
  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    if !bytes.contains(UInt8(ascii: "&")) { return String(decoding: bytes, as: UTF8.self) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if bytes[index] == UInt8(ascii: "&"), let (text, end) = reference(bytes, at: index) {
        decoded += text
        index = end
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  /// The text that a reference stands for, and where it ends; nil when the `&` begins none.
  static func reference(_ bytes: ArraySlice<UInt8>, at start: Int) -> (text: [UInt8], end: Int)? {
    var index = start + 1
    guard index < bytes.endIndex else { return nil }
    if bytes[index] == UInt8(ascii: "#") { return numeric(bytes, at: index + 1) }
    while index < bytes.endIndex, index - start < 12, isLetterOrDigit(bytes[index]) { index += 1 }
    guard index < bytes.endIndex, bytes[index] == UInt8(ascii: ";"),
      let text = named[String(decoding: bytes[(start + 1)..<index], as: UTF8.self)]
    else { return nil }
    return (Array(text.utf8), index + 1)
  }

  private static func numeric(_ bytes: ArraySlice<UInt8>, at start: Int) -> (text: [UInt8], end: Int)? {
    var index = start
    var radix: UInt32 = 10
    if index < bytes.endIndex, bytes[index] | 0x20 == UInt8(ascii: "x") {
      radix = 16
      index += 1
    }
    let first = index
    var value: UInt32 = 0
    while index < bytes.endIndex, let digit = hexadecimalDigit(bytes[index]), digit < radix {
      value = min(value * radix + digit, 0x110000)
      index += 1
    }
    guard index > first else { return nil }
    if index < bytes.endIndex, bytes[index] == UInt8(ascii: ";") { index += 1 }
    let scalar = value == 0 ? nil : Unicode.Scalar(value)
    return (Array(String(scalar ?? "\u{FFFD}").utf8), index)
  }

  private static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x37)
    case 0x61...0x66: UInt32(byte - 0x57)
    default: nil
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  private static let named: [String: String] = [
    "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "shy": "\u{AD}",
    "copy": "©", "reg": "®", "trade": "™", "deg": "°", "plusmn": "±", "middot": "·", "para": "¶", "sect": "§",
    "cent": "¢", "pound": "£", "yen": "¥", "euro": "€", "times": "×", "divide": "÷", "minus": "−", "permil": "‰",
    "frac12": "½", "frac14": "¼", "frac34": "¾", "sup2": "²", "sup3": "³", "micro": "µ", "laquo": "«", "raquo": "»",
    "ndash": "–", "mdash": "—", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”", "sbquo": "‚", "bdquo": "„",
    "bull": "•", "hellip": "…", "prime": "′", "Prime": "″", "le": "≤", "ge": "≥", "ne": "≠", "asymp": "≈",
    "infin": "∞", "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓", "harr": "↔", "ensp": "\u{2002}",
    "emsp": "\u{2003}", "thinsp": "\u{2009}", "zwnj": "\u{200C}", "zwj": "\u{200D}", "lrm": "\u{200E}",
    "rlm": "\u{200F}", "iexcl": "¡", "iquest": "¿", "eacute": "é", "egrave": "è", "agrave": "à", "aacute": "á",
    "auml": "ä", "ouml": "ö", "uuml": "ü", "Auml": "Ä", "Ouml": "Ö", "Uuml": "Ü", "szlig": "ß", "ccedil": "ç",
    "ntilde": "ñ", "oslash": "ø", "aring": "å", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ",
    "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ", "Sigma": "Σ", "omega": "ω", "Omega": "Ω",
  ]
}
