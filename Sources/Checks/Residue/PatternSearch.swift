/// Finds which of many byte patterns occur in a text, in one pass over it.
///
/// The first twelve bytes of each pattern are hashed; at each offset of the text a bit table says whether any pattern may
/// begin there, and only then the patterns with this hash are compared (M. O. Rabin and R. M. Karp's idea, with a hash
/// that two loads give instead of a rolling one).
struct PatternSearch: Sendable {
  /// Shorter patterns cannot be searched.
  static let minimumLength = 12

  private let patterns: [[UInt8]]
  private let bits: [UInt64]
  private let heads: [Int32]
  private let next: [Int32]
  /// How many low bits of a hash choose the list of patterns.
  private let shift: UInt64
  /// Which low bits of a hash choose a bit: about 64 bits for each pattern, so that few places are compared in vain.
  private let mask: Int

  /// - Parameter patterns: each at least `minimumLength` long; shorter ones are never found.
  init(_ patterns: [[UInt8]]) {
    self.patterns = patterns
    var width = 10
    while 1 << width < patterns.count * 2 { width += 1 }
    shift = UInt64(64 - width)
    mask = (1 << min(width + 5, 24)) - 1
    var bits = [UInt64](repeating: 0, count: (mask + 1) / 64)
    var heads = [Int32](repeating: -1, count: 1 << width)
    var next = [Int32](repeating: -1, count: patterns.count)
    for (number, pattern) in patterns.enumerated() where pattern.count >= Self.minimumLength {
      let hash = pattern.withUnsafeBytes { Self.hash($0, 0) }
      let bit = Int(truncatingIfNeeded: hash) & mask
      bits[bit >> 6] |= 1 << UInt64(bit & 63)
      let list = Int(hash >> shift)
      next[number] = heads[list]
      heads[list] = Int32(number)
    }
    (self.bits, self.heads, self.next) = (bits, heads, next)
  }

  /// The numbers of the patterns that occur, each once, ascending.
  func find(in text: [UInt8]) -> [Int] {
    if patterns.isEmpty || text.count < Self.minimumLength { return [] }
    var found: Set<Int> = []
    text.withUnsafeBytes { text in
      bits.withUnsafeBufferPointer { bits in
        for offset in 0...(text.count - Self.minimumLength) {
          let hash = Self.hash(text, offset)
          let bit = Int(truncatingIfNeeded: hash) & mask
          if bits[bit >> 6] >> UInt64(bit & 63) & 1 != 0 { compare(text, offset, hash, &found) }
        }
      }
    }
    return found.sorted()
  }

  private func compare(_ text: UnsafeRawBufferPointer, _ offset: Int, _ hash: UInt64, _ found: inout Set<Int>) {
    var number = Int(heads[Int(hash >> shift)])
    while number >= 0 {
      let pattern = patterns[number]
      if offset + pattern.count <= text.count, !found.contains(number),
        pattern.withUnsafeBytes({ $0.elementsEqual(text[offset..<offset + $0.count]) })
      {
        found.insert(number)
      }
      number = Int(next[number])
    }
  }

  @inline(__always)
  private static func hash(_ text: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
    let first = text.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    let second = UInt64(text.loadUnaligned(fromByteOffset: offset + 8, as: UInt32.self))
    let mixed = (first &* 0x9E37_79B9_7F4A_7C15) ^ (second &* 0xC2B2_AE3D_27D4_EB4F)
    return (mixed ^ (mixed >> 29)) &* 0xBF58_476D_1CE4_E5B9
  }
}
