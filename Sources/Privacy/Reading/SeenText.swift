/// A piece of a file as a reader sees it: character references and escapes decoded, markup within a word taken out,
/// digits of all widths as ASCII, what cannot be seen left out. Each byte knows where it came from.
struct SeenText {
  /// Ends a line of the file.
  static let lineEnd: UInt8 = 0x0A
  /// Ends a paragraph, a row: nothing belongs together across it.
  static let blockEnd: UInt8 = 0x0B
  /// Ends a cell: a name may stand in the next one.
  static let cellEnd: UInt8 = 0x1F
  /// Ends a heading of cells.
  static let headingEnd: UInt8 = 0x1E

  private(set) var bytes: [UInt8] = []
  /// Where each byte of `bytes` begins in the file, and last where the text ends.
  private(set) var origins: [Int] = []

  /// - Parameter hasMarkup: whether tags are tags; not so within an attribute.
  init(_ source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, hasMarkup: Bool = true) {
    bytes.reserveCapacity(range.count)
    origins.reserveCapacity(range.count + 1)
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = source[index]
      switch byte {
      case UInt8(ascii: "<") where hasMarkup:
        if let tag = InlineTag(source, at: index, end: range.upperBound) {
          if let end = tag.boundary { append(boundary: end, from: index) }
          index = tag.end
          continue
        }
        // A tag that the piece ends in.
        if index + 1 < range.upperBound, InlineTag.mayBegin(source[index + 1]), range.upperBound < source.count {
          index = range.upperBound
          continue
        }
      case UInt8(ascii: ">") where hasMarkup && range.lowerBound > 0:
        // A tag that the piece begins in: what came before is no text.
        if !bytes.contains(UInt8(ascii: "<")), !hasSeenTag(before: index, in: source, range) {
          bytes.removeAll(keepingCapacity: true)
          origins.removeAll(keepingCapacity: true)
          append(Self.blockEnd, from: index)
          index += 1
          continue
        }
      default: break
      }
      let (scalar, length) = WrittenCharacter.read(source, at: index, end: range.upperBound)
      if let seen = Self.seen(scalar) { append(seen, from: index) }
      index += length
    }
    origins.append(index)
  }

  private func hasSeenTag(
    before index: Int, in source: UnsafeBufferPointer<UInt8>, _ range: Range<Int>
  ) -> Bool {
    source[range.lowerBound..<index].contains(UInt8(ascii: "<"))
  }

  /// Space between cells is none that anybody sees.
  private mutating func append(boundary: UInt8, from origin: Int) {
    if boundary != Self.blockEnd {
      while let last = bytes.last, last == Self.lineEnd || last == UInt8(ascii: " ") {
        bytes.removeLast()
        origins.removeLast()
      }
    }
    append(boundary, from: origin)
  }

  private mutating func append(_ byte: UInt8, from origin: Int) {
    if byte == Self.lineEnd, let last = bytes.last, last == Self.cellEnd || last == Self.headingEnd { return }
    bytes.append(byte)
    origins.append(origin)
  }

  private mutating func append(_ scalar: Unicode.Scalar, from origin: Int) {
    if scalar.value < 0x80 { return append(UInt8(scalar.value), from: origin) }
    for byte in UTF8.encode(scalar) ?? .init() { append(byte, from: origin) }
  }

  /// Index of the first byte that came from a place in the file or after it.
  func index(ofOrigin origin: Int) -> Int {
    var (low, high) = (0, bytes.count)
    while low < high {
      let middle = (low + high) / 2
      if origins[middle] < origin { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The bytes of the file that a range of the text came from.
  func source(of range: Range<Int>) -> Range<Int> { origins[range.lowerBound]..<origins[range.upperBound] }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A character as the eye takes it; nil for those that it does not see.
  static func seen(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let value = scalar.value
    if value < 0xA0 { return scalar }
    switch value {
    case 0xAD, 0x34F, 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFE00...0xFE0F,
      0xFEFF:
      return nil
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: return " "
    case 0x2010...0x2015, 0x2212, 0xFE63: return "-"
    case 0x2022, 0x2027, 0x30FB, 0xFF65: return "·"
    case 0x660...0x669: return Unicode.Scalar(0x30 + value - 0x660)
    case 0x6F0...0x6F9: return Unicode.Scalar(0x30 + value - 0x6F0)
    case 0xFF01...0xFF5E: return Unicode.Scalar(value - 0xFEE0)
    case 0x1D7CE...0x1D7FF: return Unicode.Scalar(0x30 + (value - 0x1D7CE) % 10)
    default: return scalar
    }
  }
}
