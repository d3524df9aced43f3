extension [UInt8] {
  /// Appends the 16 digits of a word, without capitals. Eight at a time: a site's manifest has a million of them.
  package mutating func append(hexadecimal word: UInt64) {
    let digits = (Self.digits(UInt32(word >> 32)).bigEndian, Self.digits(UInt32(truncatingIfNeeded: word)).bigEndian)
    Swift.withUnsafeBytes(of: digits) { append(contentsOf: $0) }
  }

  /// Eight digits, the last one in the lowest byte: each half of a byte gets a byte of its own, and those above nine the
  /// distance from `9` to `a` on top.
  private static func digits(_ half: UInt32) -> UInt64 {
    var word = UInt64(half)
    word = (word & 0xFFFF_0000) << 16 | (word & 0xFFFF)
    word = (word & 0xFF00_0000_FF00) << 8 | (word & 0x00FF_0000_00FF)
    word = (word & 0x00F0_00F0_00F0_00F0) << 4 | (word & 0x000F_000F_000F_000F)
    let areLetters = (word + 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return word + 0x3030_3030_3030_3030 + areLetters * 0x27
  }
}

extension UInt64 {
  /// Reads what `append(hexadecimal:)` wrote, and nothing else: no sign, no capitals.
  package init?(hexadecimal digits: Slice<UnsafeBufferPointer<UInt8>>) {
    guard digits.count == 16 else { return nil }
    self = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: self = self << 4 | UInt64(digit - 0x30)
      case 0x61...0x66: self = self << 4 | UInt64(digit - 0x57)
      default: return nil
      }
    }
  }
}
