/// Reads what DEFLATE compressed (RFC 1951), alone or in a frame of zlib (RFC 1950): texts of pictures and documents.
/// Small and plain; nothing large is read with it.
struct Inflate {
  private var input: ArraySlice<UInt8>
  private var bits: UInt32 = 0
  private var bitCount = 0
  private var output: [UInt8] = []
  /// More than this is not read: a few bytes may stand for gigabytes.
  private let limit: Int

  private struct Damaged: Error {}

  /// Nil when the frame is damaged or unknown. Of contents that break off, what was read.
  static func zlib(_ bytes: ArraySlice<UInt8>, limit: Int = 1 << 24) -> [UInt8]? {
    guard bytes.count > 2, let first = bytes.first, first & 15 == 8 else { return nil }
    return raw(bytes.dropFirst(2), limit: limit)
  }

  static func raw(_ bytes: ArraySlice<UInt8>, limit: Int = 1 << 24) -> [UInt8] {
    var inflate = Inflate(input: bytes, limit: limit)
    try? inflate.run()
    return inflate.output
  }

  private init(input: ArraySlice<UInt8>, limit: Int) {
    self.input = input
    self.limit = limit
  }

  private mutating func run() throws(Damaged) {
    var isLast = false
    while !isLast {
      isLast = try take(1) == 1
      switch try take(2) {
      case 0: try copyStored()
      case 1: try read(Code.fixedLiterals, Code.fixedDistances)
      case 2:
        let (literals, distances) = try codes()
        try read(literals, distances)
      default: throw Damaged()
      }
    }
  }

  private mutating func take(_ count: Int) throws(Damaged) -> Int {
    while bitCount < count {
      guard let byte = input.popFirst() else { throw Damaged() }
      bits |= UInt32(byte) << UInt32(bitCount)
      bitCount += 8
    }
    let value = bits & (1 << UInt32(count) - 1)
    bits >>= UInt32(count)
    bitCount -= count
    return Int(value)
  }

  private mutating func put(_ byte: UInt8) throws(Damaged) {
    guard output.count < limit else { throw Damaged() }
    output.append(byte)
  }

  private mutating func copyStored() throws(Damaged) {
    (bits, bitCount) = (0, 0)
    let length = try take(16)
    _ = try take(16)
    for _ in 0..<length { try put(UInt8(try take(8))) }
  }

  private mutating func read(_ literals: Code, _ distances: Code) throws(Damaged) {
    while true {
      let symbol = try symbol(literals)
      if symbol < 256 {
        try put(UInt8(symbol))
      } else if symbol == 256 {
        return
      } else {
        guard symbol < 286 else { throw Damaged() }
        let length = Self.lengths[symbol - 257] + (try take(Self.lengthBits[symbol - 257]))
        let code = try self.symbol(distances)
        guard code < 30 else { throw Damaged() }
        let distance = Self.distances[code] + (try take(Self.distanceBits[code]))
        guard distance <= output.count else { throw Damaged() }
        for _ in 0..<length { try put(output[output.count - distance]) }
      }
    }
  }

  // MARK: Codes

  /// A Huffman code: how many symbols there are of each length, and the symbols in their order.
  private struct Code {
    var counts = [Int](repeating: 0, count: 16)
    var symbols: [Int] = []

    init(_ lengths: some Collection<Int>) {
      for length in lengths { counts[length] += 1 }
      counts[0] = 0
      symbols = lengths.enumerated().filter { $0.element > 0 }
        .sorted { ($0.element, $0.offset) < ($1.element, $1.offset) }.map(\.offset)
    }

    static let fixedLiterals = Code(
      [Int](repeating: 8, count: 144) + [Int](repeating: 9, count: 112) + [Int](repeating: 7, count: 24)
        + [Int](repeating: 8, count: 8))
    static let fixedDistances = Code([Int](repeating: 5, count: 30))
  }

  private mutating func symbol(_ code: Code) throws(Damaged) -> Int {
    var (value, first, index) = (0, 0, 0)
    for length in 1..<16 {
      value |= try take(1)
      let count = code.counts[length]
      guard value >= first else { throw Damaged() }
      if value - first < count { return code.symbols[index + value - first] }
      index += count
      first = (first + count) << 1
      value <<= 1
    }
    throw Damaged()
  }

  /// RFC 1951, 3.2.7.
  private mutating func codes() throws(Damaged) -> (Code, Code) {
    let (literals, distances) = (try take(5) + 257, try take(5) + 1)
    let count = try take(4) + 4
    var lengths = [Int](repeating: 0, count: 19)
    for position in Self.order.prefix(count) { lengths[position] = try take(3) }
    let code = Code(lengths)
    var all: [Int] = []
    while all.count < literals + distances {
      let symbol = try symbol(code)
      switch symbol {
      case 16:
        guard let last = all.last else { throw Damaged() }
        all += [Int](repeating: last, count: 3 + (try take(2)))
      case 17: all += [Int](repeating: 0, count: 3 + (try take(3)))
      case 18: all += [Int](repeating: 0, count: 11 + (try take(7)))
      default: all.append(symbol)
      }
    }
    guard all.count == literals + distances else { throw Damaged() }
    return (Code(all[..<literals]), Code(all[literals...]))
  }

  private static let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
  private static let lengths = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distances = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
    8193, 12289, 16385, 24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
  ]
}
