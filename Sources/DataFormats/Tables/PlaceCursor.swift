import Diagnostics

/// Turns byte offsets into places when they only grow, each byte looked at once: also a text of one long line costs no
/// more.
struct PlaceCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let path: String
  private var offset = 0
  private(set) var line = 1
  private var column = 1

  /// - Parameter bytes: UTF-8. A byte-order mark takes no column.
  init(_ bytes: UnsafeBufferPointer<UInt8>, path: String) {
    self.bytes = bytes
    self.path = path
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The place of a range that begins no earlier than the one before. The length stops at the end of the line.
  mutating func location(of range: Range<Int>) -> SourceLocation {
    advance(to: range.lowerBound)
    let inLine = bytes[range].prefix { $0 != 0x0A && $0 != 0x0D }
    let length = inLine.reduce(0) { $1 & 0xC0 != 0x80 ? $0 + 1 : $0 }
    return SourceLocation(path: path, line: line, column: column, length: length)
  }

  /// Goes on to an offset, which must not lie before the last one.
  mutating func advance(to end: Int) {
    while offset < end {
      let byte = bytes[offset]
      offset += 1
      let isCarriageReturnOfPair = byte == 0x0D && offset < bytes.count && bytes[offset] == 0x0A
      if byte == 0x0A || byte == 0x0D, !isCarriageReturnOfPair {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}
