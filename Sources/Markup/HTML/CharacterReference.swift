import Characters

/// Character references of HTML and XML (WHATWG HTML, section 13.2.5.72).
///
/// Numeric ones all; of the named ones those that texts hold in practice, with their semicolon. Any other stays as it is
/// written.
package enum CharacterReference {
  /// The text with all references replaced.
  package static func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard bytes.contains(UInt8(ascii: "&")) else { return String(decoding: bytes, as: UTF8.self) }
    var decoded: [UInt8] = []
    decoded.reserveCapacity(bytes.count)
    append(bytes, decodedTo: &decoded)
    return String(decoding: decoded, as: UTF8.self)
  }

  package static func decode(_ bytes: ArraySlice<UInt8>) -> String { bytes.withUnsafeBufferPointer { decode($0) } }

  package static func append(_ bytes: UnsafeBufferPointer<UInt8>, decodedTo output: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"), let (scalar, end) = read(bytes, at: index) {
        output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        index = end
      } else {
        output.append(bytes[index])
        index += 1
      }
    }
  }

  /// The character that a reference stands for, and where it ends; nil when the `&` at `start` begins none.
  package static func read(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (scalar: Unicode.Scalar, end: Int)? {
    var index = start + 1
    guard index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: "#") { return numeric(bytes, at: index + 1) }
    var name = PackedName()
    let first = index
    while index < bytes.count, index - first < 8, isLetterOrDigit(bytes[index]) {
      name.put(bytes[index], at: index - first)
      index += 1
    }
    guard index < bytes.count, bytes[index] == UInt8(ascii: ";") else { return nil }
    let written = UnsafeBufferPointer(rebasing: bytes[first..<index])
    for candidate in named where candidate.packed == name && candidate.name.utf8.elementsEqual(written) {
      return (candidate.scalar, index + 1)
    }
    return nil
  }

  private static func numeric(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (scalar: Unicode.Scalar, end: Int)?
  {
    guard let (value, end) = numericValue(bytes, at: start) else { return nil }
    let hasSemicolon = end < bytes.count && bytes[end] == UInt8(ascii: ";")
    return ((value == 0 ? nil : Unicode.Scalar(value)) ?? "\u{FFFD}", hasSemicolon ? end + 1 : end)
  }

  /// The value of a numeric reference whose text after `&#` begins at `index`, and where it ends (its semicolon not
  /// included); nil when there are no digits. A value beyond Unicode is capped.
  package static func numericValue(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (value: UInt32, end: Int)? {
    var index = index
    var radix: UInt32 = 10
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "x") {
      radix = 16
      index += 1
    }
    var value: UInt32 = 0
    let start = index
    while index < bytes.count, let digit = bytes[index].hexadecimalValue, digit < radix {
      value = min(value * radix + UInt32(digit), 0x110000)
      index += 1
    }
    return index > start ? (value, index) : nil
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 }

  private static let named = names.map { (packed: PackedName($0.0), name: $0.0, scalar: $0.1) }

  private static let names: [(String, Unicode.Scalar)] = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"), ("shy", "\u{AD}"),
    ("copy", "©"), ("reg", "®"), ("trade", "™"), ("deg", "°"), ("plusmn", "±"), ("middot", "·"), ("para", "¶"),
    ("sect", "§"), ("cent", "¢"), ("pound", "£"), ("yen", "¥"), ("euro", "€"), ("times", "×"), ("divide", "÷"),
    ("minus", "−"), ("permil", "‰"), ("frac12", "½"), ("frac14", "¼"), ("frac34", "¾"), ("sup2", "²"), ("sup3", "³"),
    ("micro", "µ"), ("laquo", "«"), ("raquo", "»"), ("ndash", "–"), ("mdash", "—"), ("lsquo", "‘"), ("rsquo", "’"),
    ("ldquo", "“"), ("rdquo", "”"), ("sbquo", "‚"), ("bdquo", "„"), ("bull", "•"), ("hellip", "…"), ("prime", "′"),
    ("Prime", "″"), ("le", "≤"), ("ge", "≥"), ("ne", "≠"), ("asymp", "≈"), ("infin", "∞"), ("larr", "←"),
    ("rarr", "→"), ("uarr", "↑"), ("darr", "↓"), ("harr", "↔"), ("ensp", "\u{2002}"), ("emsp", "\u{2003}"),
    ("thinsp", "\u{2009}"), ("zwnj", "\u{200C}"), ("zwj", "\u{200D}"), ("lrm", "\u{200E}"), ("rlm", "\u{200F}"),
    ("iexcl", "¡"), ("iquest", "¿"), ("eacute", "é"), ("egrave", "è"), ("agrave", "à"), ("aacute", "á"), ("auml", "ä"),
    ("ouml", "ö"), ("uuml", "ü"), ("Auml", "Ä"), ("Ouml", "Ö"), ("Uuml", "Ü"), ("szlig", "ß"), ("ccedil", "ç"),
    ("ntilde", "ñ"), ("oslash", "ø"), ("aring", "å"), ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"),
    ("Delta", "Δ"), ("lambda", "λ"), ("mu", "μ"), ("pi", "π"), ("sigma", "σ"), ("Sigma", "Σ"), ("omega", "ω"),
    ("Omega", "Ω"), ("colon", ":"), ("Tab", "\t"), ("NewLine", "\n"), ("sol", "/"), ("period", "."), ("plus", "+"),
    ("lpar", "("), ("rpar", ")"), ("comma", ","), ("semi", ";"), ("num", "#"), ("percnt", "%"), ("commat", "@"),
  ]
}
