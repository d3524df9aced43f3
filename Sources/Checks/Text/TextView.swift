import Characters

/// A masked text while it is walked through, and what a reader sees beside a place in it.
struct TextView {
  let bytes: UnsafeBufferPointer<UInt8>

  struct Neighbour {
    let scalar: Unicode.Scalar
    /// Of its first byte.
    let offset: Int
  }

  /// The character whose first byte stands at an offset. What is not UTF-8 is U+FFFD, a byte long: the file may have
  /// changed since it was loaded.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = bytes[offset]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, offset + length <= bytes.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(lead & (0xFF >> (length + 1)))
    for index in (offset + 1)..<(offset + length) {
      guard bytes[index] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The character before an offset for a reader, whom markup does not part from it. Nil at the beginning and beside
  /// what is no text.
  func before(_ offset: Int) -> Neighbour? {
    var index = offset - 1
    while index >= 0, Self.isMarkup(bytes[index]) { index -= 1 }
    guard index >= 0, bytes[index] != TextMask.object else { return nil }
    var start = index
    while start > 0, bytes[start] & 0xC0 == 0x80, index - start < 3 { start -= 1 }
    return Neighbour(scalar: scalar(at: start).scalar, offset: start)
  }

  /// The character at or after an offset for a reader.
  func after(_ offset: Int) -> Neighbour? {
    var index = offset
    while index < bytes.count, Self.isMarkup(bytes[index]) { index += 1 }
    guard index < bytes.count, bytes[index] != TextMask.object else { return nil }
    return Neighbour(scalar: scalar(at: index).scalar, offset: index)
  }

  func starts(with text: String, at offset: Int) -> Bool {
    offset + text.utf8.count <= bytes.count && bytes[offset..<(offset + text.utf8.count)].elementsEqual(text.utf8)
  }

  /// Markup that the mask leaves in place, since it may be text as well.
  private static func isMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case TextMask.markup, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "\\"):
      true
    default: false
    }
  }
}

extension Unicode.Scalar {
  /// A Chinese character.
  var isHan: Bool {
    (0x4E00...0x9FFF).contains(value) || (0x3400...0x4DBF).contains(value) || (0xF900...0xFAFF).contains(value)
      || (0x20000...0x3FFFF).contains(value) || value == 0x3007
  }

  /// A Chinese character, or a punctuation mark of Chinese typesetting.
  var isChinese: Bool { isHan || isChinesePunctuation }

  var isLineEnd: Bool { value == 0x0A || value == 0x0D }

  var isDigit: Bool { (0x30...0x39).contains(value) }
}
