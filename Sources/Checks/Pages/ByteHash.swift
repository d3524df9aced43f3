/// A quick hash that is the same in every run, to tell texts of a site apart.
///
/// 64 bits: among a million different texts two are taken for one with a chance of 1 : 36 million.
struct ByteHash: Hashable, Sendable {
  private(set) var value: UInt64

  init(_ seed: UInt64 = 0x2545_F491_4F6C_DD1D) { value = seed }

  /// The hash of some bytes, after what was hashed before.
  @inline(__always)
  mutating func mix(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    let raw = UnsafeRawBufferPointer(bytes)
    var index = range.lowerBound
    while index &+ 8 <= range.upperBound {
      mix(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      index &+= 8
    }
    var rest = UInt64(range.upperBound &- index) | 0x100
    while index < range.upperBound {
      rest = rest &<< 8 | UInt64(raw[index])
      index &+= 1
    }
    mix(rest)
  }

  @inline(__always)
  mutating func mix(_ word: UInt64) {
    let product = (value ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    value = product.high ^ product.low ^ word &* 0xC2B2_AE3D_27D4_EB4F
  }

  static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = ByteHash()
    hash.mix(bytes, range)
    return hash.value
  }

  static func of(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { of($0, 0..<$0.count) }
  }
}
