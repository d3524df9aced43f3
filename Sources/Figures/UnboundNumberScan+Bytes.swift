/// Looking at bytes.
extension UnboundNumberScan {
  func byte(at index: Int) -> UInt8? { bytes.indices.contains(index) ? bytes[index] : nil }

  func isDigit(at index: Int) -> Bool { byte(at: index).map { (0x30...0x39).contains($0) } ?? false }

  func isLetter(at index: Int) -> Bool { byte(at: index).map { (0x61...0x7A).contains($0 | 0x20) } ?? false }

  /// U+FF10...U+FF19.
  func isFullWidthDigit(at index: Int) -> Bool {
    guard index >= 0, index + 2 < bytes.count, bytes[index] == 0xEF, bytes[index + 1] == 0xBC else { return false }
    return (0x90...0x99).contains(bytes[index + 2])
  }

  func holds(_ text: [UInt8], at index: Int) -> Bool {
    guard index >= 0, index + text.count <= bytes.count else { return false }
    for offset in text.indices where bytes[index + offset] != text[offset] { return false }
    return true
  }

  /// The same for a text of small letters, whatever the case of the bytes.
  func holdsFolded(_ text: [UInt8], at index: Int) -> Bool {
    guard index + text.count <= bytes.count else { return false }
    for offset in text.indices where lowercased(bytes[index + offset]) != text[offset] { return false }
    return true
  }

  func endsWith(_ text: [UInt8], at index: Int) -> Bool { holds(text, at: index - text.count) }

  func lowercased(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// One space, plain, no-break or ideographic.
  func skippingSpace(_ index: Int) -> Int {
    if byte(at: index) == 0x20 { return index + 1 }
    if holds([0xC2, 0xA0], at: index) { return index + 2 }
    return holds([0xE3, 0x80, 0x80], at: index) ? index + 3 : index
  }

  /// The scalar of three bytes at the offset; nil for others.
  func scalar(at index: Int) -> UInt32? {
    guard index >= 0, index + 2 < bytes.count, bytes[index] >= 0xE0, bytes[index] < 0xF0 else { return nil }
    return Self.threeBytes(bytes[index], bytes[index + 1], bytes[index + 2])
  }

  @inline(__always)
  static func threeBytes(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt32 {
    UInt32(first & 0x0F) << 12 | UInt32(second & 0x3F) << 6 | UInt32(third & 0x3F)
  }

  /// A Chinese numeral or a full-width digit.
  @inline(__always)
  static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    // 一七万三, 两, 九, 二五, 亿
    case 0x4E00, 0x4E03, 0x4E07, 0x4E09, 0x4E24, 0x4E5D, 0x4E8C, 0x4E94, 0x4EBF: true
    // 八六, 十, 千, 四, 百, 零, 〇
    case 0x516B, 0x516D, 0x5341, 0x5343, 0x56DB, 0x767E, 0x96F6, 0x3007: true
    // 兩, 億, 萬
    case 0x5169, 0x5104, 0x842C: true
    case 0xFF10...0xFF19: true
    default: false
    }
  }

  /// 十百千万亿.
  static func isScale(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF, 0x5104, 0x842C: true
    default: false
    }
  }
}
