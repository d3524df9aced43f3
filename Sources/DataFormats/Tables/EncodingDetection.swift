import Characters

/// What a file's bytes tell of its encoding.
package enum EncodingDetection: Equatable, Sendable {
  /// UTF-8, with or without a byte-order mark.
  case utf8
  /// One that can be read, and that nothing speaks against.
  case other(TextEncoding)
  /// One that cannot be read, or only when it is declared, by the name that editors use.
  case named(String)
  case unknown

  /// Looks at all bytes.
  ///
  /// Chinese text of two bytes per character is told from other encodings with care, since nearly any bytes can be read
  /// as GB 18030: nine of ten characters must be of GB 2312, which Big5 and the encodings of Europe do not give. A file
  /// in which well-formed UTF-8 outweighs what is not is damaged UTF-8, and not GB 18030 either.
  package init(_ bytes: [UInt8]) {
    if let mark = Self.byteOrderMark(bytes) {
      self = mark
    } else if let order = Self.utf16WithoutMark(bytes) {
      self = .other(order)
    } else if UTF8Validation.firstInvalidOffset(in: bytes) == nil {
      self = .utf8
    } else if Self.isDamagedUTF8(bytes) {
      self = .unknown
    } else if PairStatistics(bytes, lead: 0xA1...0xF7, trail: 0xA1...0xFE).isLikely {
      self = .other(.gb18030)
    } else if PairStatistics(bytes, lead: 0xA1...0xC6, trail: 0x40...0xFE).isLikely {
      self = .named("Big5")
    } else if PairStatistics(bytes, lead: 0x81...0xFE, trail: 0x40...0xFE).isLikely {
      self = .named("GB18030")
    } else {
      self = .unknown
    }
  }

  private static func byteOrderMark(_ bytes: [UInt8]) -> EncodingDetection? {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) || bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return .named("UTF-32") }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return .other(.utf16) }
    return nil
  }

  /// ASCII in UTF-16 has a NUL in every other byte, and a table always holds some: delimiters, digits, line ends. All
  /// NULs must lie on one side, and be one byte in sixteen at least.
  private static func utf16WithoutMark(_ bytes: [UInt8]) -> TextEncoding? {
    guard bytes.count >= 2, bytes.count.isMultiple(of: 2), bytes.contains(0) else { return nil }
    var zeros = (even: 0, odd: 0)
    for index in stride(from: 0, to: bytes.count, by: 2) {
      if bytes[index] == 0 { zeros.even += 1 }
      if bytes[index + 1] == 0 { zeros.odd += 1 }
    }
    guard (zeros.even + zeros.odd) * 16 >= bytes.count, zeros.even == 0 || zeros.odd == 0 else { return nil }
    return zeros.even == 0 ? .utf16LittleEndian : .utf16BigEndian
  }

  /// Whether characters of three well-formed bytes, which Chinese takes in UTF-8, outnumber faulty bytes.
  private static func isDamagedUTF8(_ bytes: [UInt8]) -> Bool {
    var (wellFormed, faulty) = (0, 0)
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let length = bytes[index] < 0x80 ? 1 : max((~bytes[index]).leadingZeroBitCount, 1)
        let character = UnsafeBufferPointer(rebasing: bytes[index..<min(index + length, bytes.count)])
        if UTF8Validation.firstInvalidOffset(in: character) == nil {
          wellFormed += character.count >= 3 ? 1 : 0
          index += length
        } else {
          faulty += 1
          index += 1
        }
      }
    }
    return wellFormed > faulty
  }

  /// How many characters outside ASCII are pairs of certain bytes.
  private struct PairStatistics {
    private var pairs = 0
    private var others = 0

    init(_ bytes: [UInt8], lead: ClosedRange<UInt8>, trail: ClosedRange<UInt8>) {
      var index = 0
      while index < bytes.count {
        if bytes[index] < 0x80 {
          index += 1
        } else if index + 1 < bytes.count, lead.contains(bytes[index]), trail.contains(bytes[index + 1]) {
          pairs += 1
          index += 2
        } else {
          others += 1
          index += index + 1 < bytes.count && bytes[index + 1] >= 0x40 ? 2 : 1
        }
      }
    }

    var isLikely: Bool { pairs > 0 && pairs >= others * 9 }
  }
}
