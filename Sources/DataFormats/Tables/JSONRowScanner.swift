/// What is wrong with the shape of rows in JSON, apart from its grammar.
protocol JSONRowFaultSink {
  /// An element that is neither a record nor a list as the first one is.
  mutating func foundOtherElement(_ range: Range<Int>, wantsRecord: Bool)
  mutating func foundDuplicateKey(_ range: Range<Int>, name: String)
  /// A list with more or fewer elements than there are columns.
  mutating func foundRaggedRow(_ found: Int, at range: Range<Int>)
}

/// Goes through the rows of a table in JSON: a list of objects, or a list of lists of which the first is the header.
struct JSONRowScanner {
  private var scanner: JSONScanner
  private let opening: Int
  private var isFirst = true
  /// Whether the rows are objects; nil for a table without rows.
  let hasRecords: Bool?
  private(set) var columns: JSONColumns
  /// Where the name of each column is written first.
  private(set) var headerSpans: [CellSpan] = []
  /// Whether keys that were not seen before become columns.
  private let growsColumns: Bool

  private(set) var cells: [TableCell] = []
  private(set) var spans: [CellSpan] = []
  private(set) var rowStart = 0
  /// In which row a column was last given a value, to tell keys that stand twice.
  private var lastRow: [Int] = []
  private var row = 0
  private var escaped: [Int] = []
  private var scratch = ScratchMemory()

  /// - Parameter header: nil to find the columns on the way.
  /// - Returns: nil when the text is no list.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, header: [String]?) {
    scanner = JSONScanner(bytes)
    guard scanner.peek() == UInt8(ascii: "[") else { return nil }
    opening = scanner.open()
    switch scanner.peek() {
    case UInt8(ascii: "]"): hasRecords = nil
    case UInt8(ascii: "["): hasRecords = false
    default: hasRecords = true
    }
    columns = JSONColumns(header ?? [])
    growsColumns = header == nil
    makeRoom(columns: header?.count ?? 0)
  }

  func deallocate() { scratch.deallocate() }

  /// Makes room for more cells in each row.
  mutating func makeRoom(columns count: Int) {
    cells += repeatElement(.null, count: count)
    spans += repeatElement(CellSpan(start: 0, end: 0), count: count)
    lastRow += repeatElement(0, count: count)
  }

  // MARK: Rows

  /// Reads the header of a list of lists.
  ///
  /// - Returns: its names in order, faulty ones too; nil when it is no list of texts.
  mutating func header() throws(JSONFault) -> [(name: String, span: CellSpan)]? {
    guard try scanner.next(before: UInt8(ascii: "]"), opening: opening, isFirst: isFirst) else { return nil }
    isFirst = false
    var names: [(String, CellSpan)] = []
    rowStart = scanner.index
    let start = scanner.open()
    while try scanner.next(before: UInt8(ascii: "]"), opening: start, isFirst: names.isEmpty) {
      let value = try scanner.value(depth: 2)
      guard value.kind == .text else { return nil }
      let name = JSONColumns.name(content(value), hasEscapes: value.hasEscapes)
      names.append((name, CellSpan(start: value.range.lowerBound, end: value.range.upperBound)))
    }
    return names
  }

  /// One column too many is enough to tell of them; all would cost time in each row.
  private var hasTooManyColumns: Bool { columns.names.count > TableHeader.maximumCount }

  /// Reads the next row; false after the last one, or when there are too many columns. What has not the shape of a row
  /// is passed over.
  mutating func nextRow(_ sink: inout some JSONRowFaultSink) throws(JSONFault) -> Bool {
    if hasTooManyColumns { return false }
    while try scanner.next(before: UInt8(ascii: "]"), opening: opening, isFirst: isFirst) {
      isFirst = false
      let wanted = hasRecords == true ? UInt8(ascii: "{") : UInt8(ascii: "[")
      guard scanner.peek() == wanted else {
        sink.foundOtherElement(try scanner.value(depth: 1).range, wantsRecord: hasRecords == true)
        continue
      }
      row += 1
      rowStart = scanner.index
      if !escaped.isEmpty { escaped.removeAll(keepingCapacity: true) }
      if hasRecords == true { try record(&sink) } else { try list(&sink) }
      if !escaped.isEmpty { resolveEscapes() }
      return true
    }
    try scanner.end()
    return false
  }

  /// Reads all rows that are left and returns how many there are.
  mutating func count(_ sink: inout some JSONRowFaultSink) throws(JSONFault) -> Int {
    while try nextRow(&sink) {}
    return row
  }

  private mutating func record(_ sink: inout some JSONRowFaultSink) throws(JSONFault) {
    columns.beginRecord()
    let start = scanner.open()
    var isFirst = true
    while try scanner.next(before: UInt8(ascii: "}"), opening: start, isFirst: isFirst) {
      isFirst = false
      let key = try scanner.key()
      let column = columns.index(of: content(key), hasEscapes: key.hasEscapes) ?? newColumn(key)
      let value = try scanner.value(depth: 2)
      guard let column else { continue }
      if lastRow[column] == row {
        sink.foundDuplicateKey(key.range, name: columns.names[column])
      } else {
        set(column, value)
      }
    }
    fillUp()
  }

  private mutating func newColumn(_ key: JSONScanner.Value) -> Int? {
    guard growsColumns, !hasTooManyColumns else { return nil }
    let index = columns.add(JSONColumns.name(content(key), hasEscapes: key.hasEscapes))
    headerSpans.append(CellSpan(start: key.range.lowerBound, end: key.range.upperBound))
    makeRoom(columns: 1)
    return index
  }

  private mutating func list(_ sink: inout some JSONRowFaultSink) throws(JSONFault) {
    let start = scanner.open()
    var count = 0
    while try scanner.next(before: UInt8(ascii: "]"), opening: start, isFirst: count == 0) {
      let value = try scanner.value(depth: 2)
      if count < cells.count { set(count, value) }
      count += 1
    }
    if count != cells.count { sink.foundRaggedRow(count, at: start..<scanner.index) }
    fillUp()
  }

  // MARK: Cells

  private mutating func set(_ column: Int, _ value: JSONScanner.Value) {
    lastRow[column] = row
    spans[column] = CellSpan(start: value.range.lowerBound, end: value.range.upperBound)
    switch value.kind {
    case .null: cells[column] = .null
    case .text: cells[column] = TableCell(bytes: content(value), form: .quoted)
    case .number: cells[column] = TableCell(bytes: content(value), form: .number)
    case .boolean: cells[column] = TableCell(bytes: content(value), form: .boolean)
    case .array, .object: cells[column] = TableCell(bytes: content(value), form: .other)
    }
    if value.kind == .text, value.hasEscapes { escaped.append(column) }
  }

  /// What the row lacks has no value and stands at its closing bracket.
  private mutating func fillUp() {
    for column in cells.indices where lastRow[column] != row {
      cells[column] = .null
      spans[column] = CellSpan(start: scanner.index - 1, end: scanner.index)
    }
  }

  private func content(_ value: JSONScanner.Value) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: scanner.bytes[value.content])
  }

  private mutating func resolveEscapes() {
    scratch.require(escaped.reduce(0) { $0 + cells[$1].bytes.count })
    var used = 0
    for column in escaped {
      let count = JSONEscapes.resolve(cells[column].bytes, into: scratch.bytes[used...])
      cells[column] = TableCell(
        bytes: UnsafeBufferPointer(rebasing: scratch.bytes[used..<used + count]), form: .quoted)
      used += count
    }
  }
}
