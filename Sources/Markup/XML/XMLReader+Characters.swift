/// Bytes and names.
extension XMLReader {
  func fault(_ message: String) -> XMLFault { XMLFault(message: message, offset: position) }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func starts(with mark: StaticString) -> Bool {
    let count = mark.utf8CodeUnitCount
    guard position + count <= bytes.count, bytes[position] == mark.utf8Start.pointee else { return false }
    return (0..<count).allSatisfy { bytes[position + $0] == mark.utf8Start[$0] }
  }

  package static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }

  func isSpace(at index: Int) -> Bool { index < bytes.count && Self.isSpace(bytes[index]) }

  /// Whether there was any.
  mutating func skipSpace() -> Bool {
    let start = position
    while isSpace(at: position) { position += 1 }
    return position > start
  }

  /// Letters beyond ASCII are taken for granted.
  mutating func name(_ message: String, at start: Int) throws(XMLFault) -> Range<Int> {
    let first = position
    while position < bytes.count {
      let byte = bytes[position]
      let isLetter =
        (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: ":")
      let isLater = (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      guard isLetter || (isLater && position > first) else { break }
      position += 1
    }
    if position == first { throw XMLFault(message: message, offset: start) }
    return first..<position
  }

  /// Controls, and the two code points that are no characters (XML 1.0, section 2.2).
  func checkCharacter() throws(XMLFault) {
    let byte = bytes[position]
    let isNoCharacter =
      byte == 0xEF && position + 2 < bytes.count && bytes[position + 1] == 0xBF && bytes[position + 2] >= 0xBE
    if (byte < 0x20 && !Self.isSpace(byte)) || isNoCharacter {
      throw fault("XML cannot hold this control character")
    }
  }
}
