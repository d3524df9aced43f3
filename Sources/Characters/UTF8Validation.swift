/// Checks of bytes that claim to be UTF-8.
package enum UTF8Validation {
  /// The offset of the first byte that cannot be UTF-8 (RFC 3629: no overlong form, no surrogate, nothing above
  /// U+10FFFF), or nil when all bytes are well formed.
  package static func firstInvalidOffset(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBufferPointer { firstInvalidOffset(in: $0) }
  }

  /// The same for a view of bytes.
  package static func firstInvalidOffset(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = 0
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      if byte < 0x80 {
        index += 1
        continue
      }
      guard let length = sequenceLength(lead: byte), index + length <= count else { return index }
      guard isWellFormed(second: bytes[index + 1], after: byte) else { return index }
      var next = index + 2
      while next < index + length {
        if bytes[next] & 0xC0 != 0x80 { return index }
        next += 1
      }
      index += length
    }
    return nil
  }

  @inline(__always)
  private static func sequenceLength(lead: UInt8) -> Int? {
    switch lead {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: nil
    }
  }

  @inline(__always)
  private static func isWellFormed(second: UInt8, after lead: UInt8) -> Bool {
    switch lead {
    case 0xE0: (0xA0...0xBF).contains(second)
    case 0xED: (0x80...0x9F).contains(second)
    case 0xF0: (0x90...0xBF).contains(second)
    case 0xF4: (0x80...0x8F).contains(second)
    default: second & 0xC0 == 0x80
    }
  }
}
