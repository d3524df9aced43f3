import Characters

/// Text in the one form in which it is searched: entities, escapes of JSON and percent-encoding resolved; white space,
/// invisible characters and quotation marks of ASCII taken out; small letters; full-width ASCII as ASCII.
///
/// What a generator writes of a sentence into a page, an attribute, a feed, a table or an address comes to the same
/// bytes.
struct CanonicalText {
  private(set) var bytes: [UInt8] = []

  /// - Parameter strippingTags: leaves out all between `<` and `>`, attributes too.
  static func make(of text: some Sequence<UInt8>, strippingTags: Bool) -> [UInt8] {
    let text = Array(text)
    return text.withUnsafeBufferPointer { make(of: $0, strippingTags: strippingTags) }
  }

  static func make(of text: UnsafeBufferPointer<UInt8>, strippingTags: Bool) -> [UInt8] {
    var canonical = CanonicalText()
    canonical.bytes.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch kinds[Int(byte)] {
      case .plain:
        canonical.bytes.append(byte)
        index += 1
      case .dropped: index += 1
      case .capital:
        canonical.bytes.append(byte | 0x20)
        index += 1
      case .special:
        index = canonical.appendSpecial(text, index, strippingTags)
      }
    }
    return canonical.bytes
  }

  private enum Kind: UInt8 { case plain, dropped, capital, special }

  private static let kinds: [Kind] = (0..<256).map { byte in
    switch UInt8(byte) {
    case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "'"): .dropped
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): .capital
    case UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\\"), UInt8(ascii: "%"), 0xC2, 0xE2, 0xE3, 0xEF: .special
    default: .plain
    }
  }

  /// Returns where to go on.
  private mutating func appendSpecial(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ stripsTags: Bool) -> Int {
    switch text[start] {
    case UInt8(ascii: "<"):
      if stripsTags, let end = Self.end(ofTagAt: start, in: text) { return end }
    case UInt8(ascii: "&"):
      if let (scalar, end) = Self.reference(at: start, in: text) {
        append(scalar)
        return end
      }
    case UInt8(ascii: "\\"):
      if let (scalar, end) = Self.escape(at: start, in: text) {
        append(scalar)
        return end
      }
    case UInt8(ascii: "%"):
      if start + 2 < text.count, let high = text[start + 1].hexadecimalValue,
        let low = text[start + 2].hexadecimalValue
      {
        appendDecoded(high << 4 | low)
        return start + 3
      }
    default:
      let second = start + 1 < text.count ? text[start + 1] : 0
      let third = start + 2 < text.count ? text[start + 2] : 0
      if let (folded, length) = Self.fold(text[start], second, third) {
        if let folded { append(folded) }
        return start + length
      }
    }
    bytes.append(text[start])
    return start + 1
  }

  /// A byte of a percent-encoded character, which may be the last of one that is left out.
  private mutating func appendDecoded(_ byte: UInt8) {
    switch Self.kinds[Int(byte)] {
    case .dropped: return
    case .capital: bytes.append(byte | 0x20)
    case .plain, .special: bytes.append(byte)
    }
    guard byte & 0xC0 == 0x80, bytes.count >= 3 else { return }
    let last = (bytes[bytes.count - 3], bytes[bytes.count - 2], bytes[bytes.count - 1])
    guard let (folded, length) = Self.fold(last.0, last.1, last.2), length == 3 else { return }
    bytes.removeLast(3)
    if let folded { append(folded) }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    guard let encoded = UTF8.encode(scalar) else { return }
    let units = Array(encoded)
    switch (units.count, scalar.value) {
    case (1, _): appendDecoded(units[0])
    case (2, 0xA0), (2, 0xAD): return
    case (3, _):
      guard let (folded, _) = Self.fold(units[0], units[1], units[2]) else { return bytes.append(contentsOf: units) }
      if let folded { append(folded) }
    default: bytes.append(contentsOf: units)
    }
  }

  // MARK: Parts

  /// A character that is left out (nil) or stands for one of ASCII, and its length: no-break space, soft hyphen,
  /// zero-width and directional marks, line separators, the ideographic space, the byte-order mark, U+FF01 to U+FF5E.
  private static func fold(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> (Unicode.Scalar?, length: Int)? {
    switch (first, second, third) {
    case (0xC2, 0xA0, _), (0xC2, 0xAD, _): (nil, 2)
    case (0xE2, 0x80, 0x80...0x8F), (0xE2, 0x80, 0xA8...0xAF), (0xE2, 0x81, 0xA0...0xAF): (nil, 3)
    case (0xE3, 0x80, 0x80), (0xEF, 0xBB, 0xBF): (nil, 3)
    case (0xEF, 0xBC, 0x81...0xBF): (Unicode.Scalar(third - 0x60), 3)
    case (0xEF, 0xBD, 0x80...0x9E): (Unicode.Scalar(third - 0x20), 3)
    default: nil
    }
  }

  /// The end of markup; of a CDATA section only its mark. A `<` that nothing closes is text.
  private static func end(ofTagAt start: Int, in text: UnsafeBufferPointer<UInt8>) -> Int? {
    let cdata: StaticString = "<![CDATA["
    if start + 9 <= text.count, (0..<9).allSatisfy({ text[start + $0] | 0x20 == cdata.utf8Start[$0] | 0x20 }) {
      return start + 9
    }
    guard start + 1 < text.count else { return nil }
    let next = text[start + 1]
    let isMarkup =
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(next | 0x20) || next == UInt8(ascii: "/")
      || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
    guard isMarkup else { return nil }
    var index = start + 1
    while index < text.count {
      if text[index] == UInt8(ascii: ">") { return index + 1 }
      index += 1
    }
    return nil
  }

  /// A character reference: by number, or by one of the names that are common in generated markup.
  private static func reference(
    at start: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (Unicode.Scalar, end: Int)? {
    guard let semicolon = (start + 1..<min(start + 12, text.count)).first(where: { text[$0] == UInt8(ascii: ";") })
    else { return nil }
    let name = String(decoding: text[(start + 1)..<semicolon], as: UTF8.self)
    let value: UInt32?
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
      value = UInt32(name.dropFirst(2), radix: 16)
    } else if name.hasPrefix("#") {
      value = UInt32(name.dropFirst())
    } else {
      value = names[name.lowercased()]
    }
    return value.flatMap(Unicode.Scalar.init).map { ($0, semicolon + 1) }
  }

  private static let names: [String: UInt32] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "shy": 0xAD, "ensp": 0x20,
    "emsp": 0x20, "thinsp": 0x20, "middot": 0xB7, "ldquo": 0x201C, "rdquo": 0x201D, "lsquo": 0x2018, "rsquo": 0x2019,
    "mdash": 0x2014, "ndash": 0x2013, "hellip": 0x2026, "times": 0xD7,
  ]

  /// An escape of JSON, pairs of surrogates as one.
  private static func escape(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> (Unicode.Scalar, end: Int)? {
    guard start + 1 < text.count else { return nil }
    switch text[start + 1] {
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"): return (" ", start + 2)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return (Unicode.Scalar(text[start + 1]), start + 2)
    case UInt8(ascii: "u"):
      guard let unit = unit(at: start, in: text) else { return nil }
      if let scalar = Unicode.Scalar(unit) { return (scalar, start + 6) }
      guard let low = self.unit(at: start + 6, in: text), (0xDC00..<0xE000).contains(low), unit < 0xDC00 else {
        return nil
      }
      return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)).map { ($0, start + 12) }
    default: return nil
    }
  }

  private static func unit(at start: Int, in text: UnsafeBufferPointer<UInt8>) -> UInt32? {
    guard start + 6 <= text.count, text[start] == UInt8(ascii: "\\"), text[start + 1] | 0x20 == UInt8(ascii: "u") else {
      return nil
    }
    var unit: UInt32 = 0
    for index in start + 2..<start + 6 {
      guard let digit = text[index].hexadecimalValue else { return nil }
      unit = unit << 4 | UInt32(digit)
    }
    return unit
  }
}
