import Characters

/// Which encoding a file that is not UTF-8 seems to have, so that a message can name it.
enum EncodingGuess {
  /// A name that editors use, such as `GB18030`; nil when nothing fits well.
  static func name(of bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xFF, 0xFE]) { return "UTF-16 (little endian)" }
    if bytes.starts(with: [0xFE, 0xFF]) { return "UTF-16 (big endian)" }
    if let order = utf16Order(bytes) { return "UTF-16 (\(order) endian, without a byte-order mark)" }
    if isMostly(bytes, lead: 0xB0...0xF7, trail: 0xA1...0xFE) { return "GB18030 (GBK)" }
    if isMostly(bytes, lead: 0xA4...0xC6, trail: 0x40...0xFE) { return "Big5" }
    if isMostly(bytes, lead: 0x81...0xFE, trail: 0x40...0xFE) { return "GB18030 (GBK)" }
    return nil
  }

  /// ASCII in UTF-16 has a zero in every other byte.
  private static func utf16Order(_ bytes: [UInt8]) -> String? {
    guard bytes.count >= 4 else { return nil }
    let sample = bytes.prefix(400)
    let zeros = sample.indices.filter { sample[$0] == 0 }
    guard zeros.count * 8 > sample.count else { return nil }
    let even = zeros.filter { $0.isMultiple(of: 2) }.count
    return even * 2 > zeros.count ? "big" : "little"
  }

  /// Whether nine of ten characters outside ASCII are pairs of these bytes.
  private static func isMostly(_ bytes: [UInt8], lead: ClosedRange<UInt8>, trail: ClosedRange<UInt8>) -> Bool {
    var pairs = 0
    var others = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
      } else if index + 1 < bytes.count, lead.contains(bytes[index]), trail.contains(bytes[index + 1]) {
        pairs += 1
        index += 2
      } else {
        // Punctuation of the two-byte sets lies outside the ranges of letters.
        others += index + 1 < bytes.count && (0xA1...0xAF).contains(bytes[index]) ? 0 : 1
        index += index + 1 < bytes.count && bytes[index + 1] >= 0x40 ? 2 : 1
      }
    }
    return pairs > 0 && pairs >= others * 9
  }
}
