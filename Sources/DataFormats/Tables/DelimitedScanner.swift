/// What the scanner tells of a row's form. A sink that ignores it costs nothing: the compiler removes the calls.
protocol DelimitedFaultSink {
  /// A quotation mark within a cell that does not begin with one.
  mutating func foundQuote(inBareCellAt offset: Int)
  /// Something between the end of a quoted cell and the next delimiter.
  mutating func foundText(afterQuotes range: Range<Int>)
  /// A quotation mark that is not closed, or not before `next`, which stands in the middle of a text on a later line.
  mutating func foundUnclosedQuote(at offset: Int, next: Int?)
}

/// Splits delimited text into rows and cells, row by row, in memory that it uses again for each.
///
/// The grammar is that of RFC 4180 with what a `DelimitedDialect` changes. Text that breaks it is read too, always in
/// the same way: a quote that is not closed ends with its line, so that the rows after it are not swallowed.
struct DelimitedScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  let dialect: DelimitedDialect
  let columns: Int
  /// Cells and spans of the row, `columns` of each.
  let cells: UnsafeMutableBufferPointer<TableCell>
  let spans: UnsafeMutableBufferPointer<CellSpan>
  /// By byte, whether scanning must stop there: see `Stop`.
  private let stops: UnsafeMutablePointer<UInt8>
  private let delimiter: [UInt8]
  private let firstOfDelimiter: UInt8
  var scratch = ScratchMemory()
  /// The cells of the row whose text is not as it stands in the file.
  var escaped: [Int] = []

  /// The byte that is looked at, and its line.
  var index: Int
  var line = 1

  // What the row at hand is.
  private(set) var rowLine = 1
  /// How many cells the row has in the file, however many columns there are.
  private(set) var cellCount = 0
  /// Where the first cell beyond the columns begins.
  private(set) var firstExcess = 0
  /// The offset after the last byte of the row, line end not counted.
  private(set) var rowEnd = 0
  /// Whether quotes were faulty, so that the number of cells means little.
  var hasQuoteFault = false

  /// Bits in `stops`.
  enum Stop {
    static let bare: UInt8 = 1
    static let quoted: UInt8 = 2
  }

  /// - Parameter columns: how many cells of a row are kept.
  init(_ bytes: UnsafeBufferPointer<UInt8>, dialect: DelimitedDialect, columns: Int) {
    self.bytes = bytes
    self.dialect = dialect
    self.columns = columns
    cells = .allocate(capacity: columns)
    cells.initialize(repeating: .null)
    spans = .allocate(capacity: columns)
    spans.initialize(repeating: CellSpan(start: 0, end: 0))
    delimiter = Array(String(dialect.delimiter).utf8)
    firstOfDelimiter = delimiter[0]
    stops = .allocate(capacity: 256)
    stops.initialize(repeating: 0, count: 256)
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    stops[Int(firstOfDelimiter)] = Stop.bare
    for byte in [0x0A, 0x0D, dialect.quote, dialect.escape] {
      if let byte { stops[Int(byte)] = Stop.bare | Stop.quoted }
    }
  }

  /// Gives the memory back; the last row is not valid any more.
  func deallocate() {
    cells.deallocate()
    spans.deallocate()
    stops.deallocate()
    scratch.deallocate()
  }

  // MARK: Rows

  /// Reads the next row; false at the end of the text.
  mutating func nextRow(_ sink: inout some DelimitedFaultSink) -> Bool {
    skipEmptyLinesAndComments()
    guard index < bytes.count else { return false }
    rowLine = line
    cellCount = 0
    hasQuoteFault = false
    if !escaped.isEmpty { escaped.removeAll(keepingCapacity: true) }
    while nextCell(&sink) {}
    if cellCount < columns { fillUp() }
    if let sequence = dialect.nullSequence { resolveNulls(sequence) }
    if !escaped.isEmpty { resolveEscapes() }
    return true
  }

  private mutating func skipEmptyLinesAndComments() {
    while index < bytes.count {
      if let comment = dialect.comment, bytes[index] == comment {
        index = endOfLine(from: index)
        if index == bytes.count { return }
      }
      guard bytes[index] == 0x0A || bytes[index] == 0x0D else { return }
      passLineEnd()
    }
  }

  func endOfLine(from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    return index
  }

  private mutating func passLineEnd() {
    index += lineEndLength(at: index)
    line += 1
  }

  /// 2 for CR LF, else 1.
  func lineEndLength(at index: Int) -> Int {
    bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A ? 2 : 1
  }

  /// Ends the row at `end`, which is a line end or the end of the text.
  mutating func endRow(at end: Int) {
    rowEnd = end
    index = end
    if end < bytes.count { passLineEnd() }
  }

  /// Cells that are missing have no value and stand where the row ends.
  private func fillUp() {
    for index in cellCount..<columns {
      cells[index] = .null
      spans[index] = CellSpan(start: rowEnd, end: rowEnd)
    }
  }

  // MARK: Cells

  /// Reads a cell with the delimiter after it; false when the row ends instead.
  private mutating func nextCell(_ sink: inout some DelimitedFaultSink) -> Bool {
    if dialect.skipsInitialSpace {
      while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    }
    if index < bytes.count, bytes[index] == dialect.quote { return quotedCell(&sink) }
    return bareCell(&sink)
  }

  @inline(__always)
  private mutating func bareCell(_ sink: inout some DelimitedFaultSink) -> Bool {
    let start = index
    var next = start
    var hasEscapes = false
    var hasQuote = false
    while next < bytes.count {
      let byte = bytes[next]
      if stops[Int(byte)] & Stop.bare == 0 {
        next += 1
      } else if byte == firstOfDelimiter, isDelimiter(at: next) {
        append(start..<next, content: start..<next, .bare, isEscaped: hasEscapes)
        index = next + delimiter.count
        return true
      } else if byte == 0x0A || byte == 0x0D {
        break
      } else if byte == dialect.escape {
        hasEscapes = true
        next = passEscaped(after: next)
      } else {
        // A quotation mark, or the lead byte of a delimiter outside ASCII.
        if byte == dialect.quote, !hasQuote {
          hasQuote = true
          sink.foundQuote(inBareCellAt: next)
        }
        next += 1
      }
    }
    append(start..<next, content: start..<next, .bare, isEscaped: hasEscapes)
    endRow(at: next)
    return false
  }

  /// The offset after the character that an escape at `index` protects, which may be a line end.
  private mutating func passEscaped(after index: Int) -> Int {
    guard index + 1 < bytes.count else { return index + 1 }
    guard bytes[index + 1] == 0x0A || bytes[index + 1] == 0x0D else { return index + 2 }
    line += 1
    return index + 1 + lineEndLength(at: index + 1)
  }

  @inline(__always)
  func isDelimiter(at index: Int) -> Bool {
    guard bytes[index] == firstOfDelimiter else { return false }
    return delimiter.count == 1 || bytes[index...].starts(with: delimiter)
  }

  /// Whether a cell may stop before `index`.
  func isEndOfCell(_ index: Int) -> Bool {
    index == bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D || isDelimiter(at: index)
  }

  func isStop(_ byte: UInt8, _ stop: UInt8) -> Bool { stops[Int(byte)] & stop != 0 }

  /// Goes on after the delimiter or the line end at `end`; false when it is none.
  mutating func endCell(at end: Int) -> Bool {
    if end < bytes.count, isDelimiter(at: end) {
      index = end + delimiter.count
      return true
    }
    endRow(at: end)
    return false
  }

  /// - Parameters:
  ///   - range: what the cell takes up.
  ///   - content: its text, as it is written.
  @inline(__always)
  mutating func append(_ range: Range<Int>, content: Range<Int>, _ form: TableCell.Form, isEscaped: Bool) {
    if cellCount < columns {
      cells[cellCount] = TableCell(bytes: UnsafeBufferPointer(rebasing: bytes[content]), form: form)
      spans[cellCount] = CellSpan(start: range.lowerBound, end: range.upperBound)
      if isEscaped { escaped.append(cellCount) }
    } else if cellCount == columns {
      firstExcess = range.lowerBound
    }
    cellCount += 1
  }
}
