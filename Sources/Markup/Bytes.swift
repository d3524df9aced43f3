/// A growing run of UTF-8 text. All output of the house is written into one of these.
package typealias Bytes = [UInt8]

extension Bytes {
  /// Appends literal text that needs no escaping. Cheaper than a `String`: nothing is counted or retained.
  @inline(__always)
  package mutating func append(literal text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends text as it is.
  @inline(__always)
  package mutating func append(raw text: String) {
    var text = text
    text.withUTF8 { append(contentsOf: $0) }
  }

  /// Appends a part of a buffer as it is.
  @inline(__always)
  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    if !range.isEmpty { append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range])) }
  }

  /// Two upper-case hexadecimal digits.
  package mutating func append(hexadecimal byte: UInt8) {
    let (high, low) = (byte >> 4, byte & 15)
    append(high < 10 ? 0x30 + high : 0x37 + high)
    append(low < 10 ? 0x30 + low : 0x37 + low)
  }

  /// The bytes as a string; a faulty sequence becomes U+FFFD.
  package var text: String { String(decoding: self, as: UTF8.self) }
}
