import Markup

/// Reads Unicode scalars from UTF-8 bytes without making a string. A faulty byte reads as U+FFFD.
enum UTF8Scalars {
  /// The scalar at `index`, which must be inside, and how many bytes it takes.
  @inline(__always)
  static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: Unicode.Scalar, length: Int) {
    let lead = bytes[index]
    if lead < 0x80 { return (Unicode.Scalar(lead), 1) }
    return decodeLong(bytes, at: index, lead: lead)
  }

  private static func decodeLong(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, lead: UInt8
  ) -> (scalar: Unicode.Scalar, length: Int) {
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, index + length <= bytes.count else { return ("\u{FFFD}", 1) }
    var value = UInt32(lead) & (0x7F >> UInt32(length))
    for next in index + 1..<index + length {
      guard bytes[next] & 0xC0 == 0x80 else { return ("\u{FFFD}", 1) }
      value = value << 6 | UInt32(bytes[next] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  /// The scalar that ends at `index`, or nil at the start.
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, before index: Int
  ) -> (scalar: Unicode.Scalar, start: Int)? {
    guard index > 0 else { return nil }
    var start = index - 1
    while start > 0, index - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    let (scalar, length) = decode(bytes, at: start)
    return length == index - start ? (scalar, start) : ("\u{FFFD}", index - 1)
  }

  /// The last scalar of a text, or nil when it is empty.
  static func last(of bytes: Bytes) -> Unicode.Scalar? {
    bytes.withUnsafeBufferPointer { decode($0, before: $0.count)?.scalar }
  }
}
