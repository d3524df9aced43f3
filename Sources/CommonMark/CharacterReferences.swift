import Markup

/// Character references of HTML (WHATWG HTML, section 13.2.5.72), as far as they matter where text hides a scheme.
enum CharacterReferences {
  /// The text with all numeric references, and those named ones that can be part of a scheme, replaced.
  static func decoding(_ bytes: UnsafeBufferPointer<UInt8>) -> Bytes {
    var result: Bytes = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "&"), let (text, end) = reference(bytes, at: index + 1) else {
        result.append(bytes[index])
        index += 1
        continue
      }
      result.append(contentsOf: text)
      index = end
      if index < bytes.count, bytes[index] == UInt8(ascii: ";") { index += 1 }
    }
    return result
  }

  private static func reference(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (text: Bytes, end: Int)? {
    if index < bytes.count, bytes[index] == UInt8(ascii: "#") {
      guard let (value, end) = CharacterReference.numericValue(bytes, at: index + 1) else { return nil }
      return (Bytes(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8), end)
    }
    for (name, text) in named {
      let end = index + name.utf8CodeUnitCount
      if end <= bytes.count, memoryEquals(bytes, at: index, name) { return ([text], end) }
    }
    return nil
  }

  private static let named: [(StaticString, UInt8)] = [
    ("colon;", UInt8(ascii: ":")), ("Tab;", 0x09), ("NewLine;", 0x0A), ("sol;", UInt8(ascii: "/")),
    ("period;", UInt8(ascii: ".")), ("plus;", UInt8(ascii: "+")), ("amp;", UInt8(ascii: "&")),
    ("lpar;", UInt8(ascii: "(")), ("comma;", UInt8(ascii: ",")), ("semi;", UInt8(ascii: ";")),
  ]

  private static func memoryEquals(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ text: StaticString
  ) -> Bool {
    for offset in 0..<text.utf8CodeUnitCount where bytes[index + offset] != text.utf8Start[offset] { return false }
    return true
  }
}
