/// The order of UTF-16, in which JavaScript compares texts: scalars beyond U+FFFF stand before U+E000.
enum TermOrder {
  static func of(pair key: UInt64) -> UInt64 {
    of(scalar: UInt32(key >> 21)) << 21 | of(scalar: UInt32(key & 0x1F_FFFF))
  }

  private static func of(scalar value: UInt32) -> UInt64 {
    if value < 0xE000 { return UInt64(value) }
    return UInt64(value >= 0x1_0000 ? value - 0x2000 : value + 0x10_0000)
  }

  /// Of two terms in UTF-8.
  static func precedes(_ left: ArraySlice<UInt8>, _ right: [UInt8]) -> Bool {
    left.lexicographicallyPrecedes(right) { of($0) < of($1) }
  }

  /// Of a byte of UTF-8: those that begin a longer scalar change places with EE and EF.
  static func of(_ byte: UInt8) -> UInt8 {
    if byte < 0xEE { return byte }
    return byte >= 0xF0 ? byte - 2 : byte + 5
  }
}
