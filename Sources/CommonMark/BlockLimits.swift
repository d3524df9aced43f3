/// Finds what would make cmark slow or exhaust the memory, before cmark reads it: deep nesting, whose cost is the
/// product of depth and lines; tables whose missing cells cmark fills up; and lines of very many cells, whose cost is
/// the square of their number.
///
/// It looks only at how lines begin, so it is an estimate: what it reports is certain enough to stop a build, and
/// what it misses (such as nesting by indentation alone, whose depth is bounded by the length) is found in the tree.
struct BlockLimits {
  /// How deep blocks may nest.
  let maximumNesting: Int
  /// Cells that cmark may add to rows that are shorter than their table's header.
  static let maximumAddedCells = 1 << 19
  /// Cells that a line may have.
  static let maximumCells = 1000
  /// Tables of fewer columns are not watched: rows of one byte add less than this many cells per byte.
  private static let watchedColumns = 16

  /// The first line that nests too deep, as the offset where it begins, and how deep.
  private(set) var deepLine: (offset: Int, depth: Int)?
  /// The first line at which a table has too many added cells.
  private(set) var wideTableLine: Int?
  /// The first line that has too many cells.
  private(set) var longRowLine: Int?

  private var pipes = (lineStart: 0, count: 0)
  private var fence: (character: UInt8, length: Int)?
  private var columns = 0
  private var addedCells = 0

  init(maximumNesting: Int) { self.maximumNesting = maximumNesting }

  /// Looks at the line that begins at `start`. Most lines of prose are passed after one comparison.
  @inline(__always)
  mutating func line(at start: Int, in source: UnsafeBufferPointer<UInt8>) {
    if start >= source.count { return }
    if columns == 0, !Self.canBeginBlock(source[start]) { return }
    examineLine(at: start, in: source)
  }

  /// Counts a `|` in the line that begins at `lineStart`.
  mutating func pipe(inLineAt lineStart: Int) {
    if pipes.lineStart != lineStart { pipes = (lineStart, 0) }
    pipes.count += 1
    if pipes.count > Self.maximumCells, longRowLine == nil, fence == nil { longRowLine = lineStart }
  }

  private static func canBeginBlock(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x2A, 0x2B, 0x2D, 0x3A, 0x3E, 0x60, 0x7C, 0x7E, 0x30...0x39: true
    default: false
    }
  }

  private mutating func examineLine(at start: Int, in source: UnsafeBufferPointer<UInt8>) {
    let prefix = LinePrefix(source, at: start)
    if let fence {
      if prefix.fence(in: source).map({ $0.character == fence.character && $0.length >= fence.length }) == true {
        self.fence = nil
      }
      return
    }
    if let opening = prefix.fence(in: source) {
      fence = opening
      return
    }
    if deepLine == nil, prefix.depth > maximumNesting { deepLine = (start, prefix.depth) }
    countCells(from: prefix.end, lineStart: start, in: source)
  }

  private mutating func countCells(from index: Int, lineStart: Int, in source: UnsafeBufferPointer<UInt8>) {
    var pipes = 0
    var isDelimiterRow = true
    var isBlank = true
    var end = index
    while end < source.count, source[end] != 0x0A, source[end] != 0x0D {
      switch source[end] {
      case UInt8(ascii: "|"):
        pipes += 1
        isBlank = false
      case UInt8(ascii: "-"), UInt8(ascii: ":"): isBlank = false
      case 0x20, 0x09: break
      default:
        isBlank = false
        isDelimiterRow = false
        if columns == 0 { return }
      }
      end += 1
    }
    if isBlank {
      columns = 0
    } else if isDelimiterRow, pipes >= Self.watchedColumns {
      columns = max(columns, pipes + 1)
    } else if columns > 0 {
      addedCells += max(0, columns - pipes - 1)
      if addedCells > Self.maximumAddedCells, wideTableLine == nil { wideTableLine = lineStart }
    }
  }
}

/// The markers of block quotes and list items with which a line begins.
private struct LinePrefix {
  /// How deep the line's content stands at most: one for each marker and for each two columns of indentation between
  /// them. Indentation alone opens nothing.
  private(set) var depth = 0
  /// Where the content begins.
  private(set) var end: Int

  init(_ source: UnsafeBufferPointer<UInt8>, at start: Int) {
    end = start
    var markers = 0
    var columns = 0
    var equalBullets: (character: UInt8, count: Int) = (0, 0)
    scan: while end < source.count {
      let byte = source[end]
      switch byte {
      case 0x20: columns += 1
      case 0x09: columns += 4
      case UInt8(ascii: ">"):
        markers += 1
        equalBullets = (0, 0)
      case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"):
        guard Self.isSpace(source, at: end + 1) else { break scan }
        markers += 1
        equalBullets = (byte, equalBullets.character == byte ? equalBullets.count + 1 : 1)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard let marker = Self.orderedMarkerEnd(source, at: end) else { break scan }
        markers += 1
        equalBullets = (0, 0)
        end = marker - 1
      default: break scan
      }
      end += 1
    }
    let isAtLineEnd = end >= source.count || source[end] == 0x0A || source[end] == 0x0D
    if isAtLineEnd, equalBullets.count > 2, equalBullets.character != UInt8(ascii: "+") {
      markers -= equalBullets.count  // a thematic break
    }
    depth = markers == 0 ? 0 : markers + max(0, columns - markers) / 2
  }

  /// The code fence with which the content begins, or nil.
  func fence(in source: UnsafeBufferPointer<UInt8>) -> (character: UInt8, length: Int)? {
    guard end < source.count, source[end] == UInt8(ascii: "`") || source[end] == UInt8(ascii: "~") else { return nil }
    var index = end
    while index < source.count, source[index] == source[end] { index += 1 }
    return index - end >= 3 ? (source[end], index - end) : nil
  }

  private static func isSpace(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index >= source.count || source[index] == 0x20 || (0x09...0x0D).contains(source[index])
  }

  private static func orderedMarkerEnd(_ source: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    var index = start
    while index < source.count, index - start < 9, (0x30...0x39).contains(source[index]) { index += 1 }
    guard index < source.count, source[index] == UInt8(ascii: ".") || source[index] == UInt8(ascii: ")"),
      isSpace(source, at: index + 1)
    else { return nil }
    return index + 1
  }
}
