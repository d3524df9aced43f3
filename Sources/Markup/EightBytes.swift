/// Eight bytes in one word, to look at all of them with a few instructions.
///
/// Source: S. E. Anderson, "Bit Twiddling Hacks", "Determine if a word has a byte equal to n / less than n". An answer
/// other than zero says that there is such a byte; it does not say which.
struct EightBytes {
  private let word: UInt64

  private init(word: UInt64) { self.word = word }

  /// The eight bytes from `index` on, all of which must lie in the buffer.
  @inline(__always)
  init(_ bytes: UnsafeRawBufferPointer, at index: Int) {
    word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  @inline(__always)
  func areEqual(_ byte: UInt8) -> UInt64 {
    let difference = word ^ (Self.ones &* UInt64(byte))
    return (difference &- Self.ones) & ~difference & Self.tops
  }

  /// - Parameter limit: at most 0x80.
  @inline(__always)
  func areBelow(_ limit: UInt8) -> UInt64 { (word &- Self.ones &* UInt64(limit)) & ~word & Self.tops }

  @inline(__always)
  static func & (bytes: EightBytes, mask: UInt8) -> EightBytes {
    EightBytes(word: bytes.word & (ones &* UInt64(mask)))
  }

  private static var ones: UInt64 { 0x0101_0101_0101_0101 }
  private static var tops: UInt64 { 0x8080_8080_8080_8080 }
}
