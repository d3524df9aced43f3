/// 128 bits that tell one run of bytes from another. Not for secrets and not against an adversary: it answers
/// "has this changed?", where an accident is one in 2^64 for billions of files.
///
/// Two lanes of the multiply-and-fold step of wyhash (W. Yi, public domain) over 16 bytes at a time. Measured at
/// several GB/s, where SHA-256 would have taken a tenth of a cold build.
package struct ContentHash: Hashable, Sendable {
  package let high: UInt64
  package let low: UInt64

  package init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  package init(_ bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { ContentHash($0) }
  }

  /// Of the very bytes of a text: texts that Swift takes for equal may have others.
  package init(_ text: String) {
    self =
      text.utf8.withContiguousStorageIfAvailable { ContentHash(UnsafeRawBufferPointer($0)) }
      ?? ContentHash(Array(text.utf8))
  }

  package init(_ bytes: UnsafeRawBufferPointer) {
    var left: UInt64 = 0xA076_1D64_78BD_642F ^ UInt64(truncatingIfNeeded: bytes.count)
    var right: UInt64 = 0xE703_7ED1_A0B4_28DB
    var offset = 0
    while offset + 16 <= bytes.count {
      let first = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian
      let second = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self).littleEndian
      left = Self.fold(first ^ 0x8EBC_6AF0_9C88_C6E3, second ^ left)
      right = Self.fold(second ^ 0x5899_65CC_7537_4CC3, first ^ right)
      offset += 16
    }
    var tail: (UInt64, UInt64) = (0, 0)
    withUnsafeMutableBytes(of: &tail) { $0.copyBytes(from: bytes[offset...]) }
    left = Self.fold(tail.0.littleEndian ^ 0x8EBC_6AF0_9C88_C6E3, tail.1.littleEndian ^ left)
    right = Self.fold(tail.1.littleEndian ^ 0x5899_65CC_7537_4CC3, tail.0.littleEndian ^ right)
    high = Self.fold(left ^ 0x1D8E_4E27_C47D_124F, right)
    low = Self.fold(right ^ 0xEB44_ACCA_B455_D165, left)
  }

  /// 32 hexadecimal digits.
  package var hexadecimal: String {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends 32 hexadecimal digits.
  package func append(to bytes: inout [UInt8]) {
    bytes.append(hexadecimal: high)
    bytes.append(hexadecimal: low)
  }

  /// Reads what `hexadecimal` wrote, and nothing else: no sign, no capitals.
  package init?(hexadecimal text: Substring) {
    var text = text
    guard let hash = text.withUTF8({ ContentHash(hexadecimal: $0[...]) }) else { return nil }
    self = hash
  }

  package init?(hexadecimal digits: Slice<UnsafeBufferPointer<UInt8>>) {
    guard digits.count == 32, let high = UInt64(hexadecimal: digits.prefix(16)),
      let low = UInt64(hexadecimal: digits.suffix(16))
    else { return nil }
    self.init(high: high, low: low)
  }

  @inline(__always)
  private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
