import Diagnostics

/// Finds the place in the file of a place that cmark reports. cmark counts bytes of the prepared text, and some of its
/// places are off or inverted, so every one is clamped to the body.
struct SourcePositions {
  private let file: SourceFile
  /// The bytes of the file that cmark has read, a byte-order mark excluded.
  private let body: Range<Int>
  private let insertions: InsertionMap
  /// Offsets in the body where lines begin, and the number in the file of the first one; made when first needed.
  private var lineStarts: [Int] = []
  private var firstLine = 1
  /// The last column that was counted, from which the next one in the same line is counted on.
  private var cursor = (line: -1, offset: 0, column: 1)
  /// Where all findings are, for text that does not stand in a file as it is.
  private let fixed: SourceLocation?

  init(file: SourceFile, body: Range<Int>, insertions: InsertionMap) {
    self.file = file
    self.body = body
    self.insertions = insertions
    fixed = nil
  }

  init(fixed: SourceLocation) {
    file = SourceFile(path: fixed.path, bytes: [])
    body = 0..<0
    insertions = InsertionMap()
    self.fixed = fixed
  }

  /// The place of a line and column, both from 1, as cmark counts them.
  mutating func location(line: Int, column: Int) -> SourceLocation {
    if let fixed { return fixed }
    prepareLines()
    let index = min(max(line - 1, 0), lineStarts.count - 1)
    let start = lineStarts[index]
    let prepared = insertions.resultOffset(of: start) + max(column - 1, 0)
    let end = index + 1 < lineStarts.count ? lineStarts[index + 1] : body.count
    return location(inLine: index, offset: min(max(insertions.sourceOffset(of: prepared), start), end))
  }

  /// The place of an offset in the body.
  mutating func location(ofOffset offset: Int) -> SourceLocation {
    if let fixed { return fixed }
    prepareLines()
    let offset = min(max(offset, 0), body.count)
    return location(inLine: max(0, lineStarts.partitioningIndex { $0 > offset } - 1), offset: offset)
  }

  /// The place of a node; for one whose place cmark does not know, that of what surrounds it.
  mutating func location(of node: CMarkNode) -> SourceLocation {
    var known = node
    while known.startLine == 0, let parent = known.parent {
      // A paragraph that was split off a table has no place of its own; the table has that of the paragraph.
      if let sibling = known.next, sibling.kind == .table { return location(of: sibling) }
      known = parent
    }
    var line = known.startLine
    // A link's line is that of its end, its column that of its beginning.
    if known.kind == .link || known.kind == .image, let child = known.firstChild, child.startLine > 0 {
      line = min(line, child.startLine)
    }
    return location(line: line, column: known.startColumn)
  }

  /// Where a line begins in the body, or nil when there is no such line.
  mutating func offset(line: Int) -> Int? {
    guard fixed == nil else { return nil }
    prepareLines()
    return line > 0 && line <= lineStarts.count ? lineStarts[line - 1] : nil
  }

  /// The bytes of a line of the body without its end, or nil when there is no such line.
  mutating func bytes(ofLine line: Int) -> ArraySlice<UInt8>? {
    guard let offset = offset(line: line) else { return nil }
    return file.bytes[(body.lowerBound + offset)..<body.upperBound].prefix { $0 != 0x0A && $0 != 0x0D }
  }

  /// The number in the body, from 1, of the line that holds an offset.
  mutating func line(ofOffset offset: Int) -> Int {
    prepareLines()
    return lineStarts.partitioningIndex { $0 > offset }
  }

  func byte(at offset: Int) -> UInt8? { offset < body.count ? file.bytes[body.lowerBound + offset] : nil }

  private mutating func location(inLine index: Int, offset: Int) -> SourceLocation {
    if cursor.line != index || cursor.offset > offset { cursor = (index, lineStarts[index], 1) }
    while cursor.offset < offset {
      if file.bytes[body.lowerBound + cursor.offset] & 0xC0 != 0x80 { cursor.column += 1 }
      cursor.offset += 1
    }
    return SourceLocation(path: file.path, line: firstLine + index, column: cursor.column)
  }

  private mutating func prepareLines() {
    guard lineStarts.isEmpty else { return }
    firstLine = Self.lineStarts(in: file.bytes, 0..<body.lowerBound).count
    lineStarts = Self.lineStarts(in: file.bytes, body)
  }

  /// The offsets in a range at which its lines begin: the first one, and after each LF, CR LF or CR.
  private static func lineStarts(in bytes: [UInt8], _ range: Range<Int>) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      var starts = [0]
      starts.reserveCapacity(range.count / 32 + 8)
      for index in range where bytes[index] <= 0x0D {
        let isReturn = bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
        if bytes[index] == 0x0A || isReturn { starts.append(index + 1 - range.lowerBound) }
      }
      return starts
    }
  }
}
