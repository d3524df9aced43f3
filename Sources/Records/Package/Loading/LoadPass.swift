import DataFormats
import Diagnostics
import Numbers

/// One run through all rows of a table.
struct LoadPass {
  /// A number has more decimals than its column is stored with.
  struct NeedsDecimals: Error {}

  private(set) var keys: [TrackedKey]
  private var findings: RecordFindings
  private var watch: (any RowWatch)?
  private let load: TableLoad
  private let columns: [TypedColumn]
  /// By column, nil for those that are no decimals.
  private let scales: [Int?]
  /// Columns of dates, months and years.
  private let timeColumns: [Int]
  private var extents: [(low: Int, high: Int)]
  private var recordParts = RecordParts()
  private var rowCount = 0
  /// One note for each file that has rows without any value.
  private var blankRows: [Diagnostic] = []
  private var keyBytes = KeyBytes()
  private let cells: UnsafeMutableBufferPointer<TypedCell>
  /// Eight bytes for each column: times of day as text.
  private let times: UnsafeMutableBufferPointer<UInt8>
  private var masked: MaskedTexts

  private static let rowsBetweenReports = 4096

  init(_ load: TableLoad, scales: [Int], referenced: [[String]], watch: (any RowWatch)?) {
    self.load = load
    self.watch = watch
    let schema = load.schema
    keys = TrackedKey.keys(of: schema, referenced: referenced)
    findings = RecordFindings(limit: load.limit)
    let columns = zip(schema.fields, scales).map { TypedColumn($0, in: schema, scale: $1) }
    self.columns = columns
    self.scales = columns.map(\.storage.decimalScale)
    timeColumns = columns.indices.filter { [.date, .datetime, .month, .year].contains(columns[$0].storage) }
    extents = columns.map { _ in (.max, .min) }
    cells = .allocate(capacity: columns.count)
    cells.initialize(repeating: .null)
    masked = MaskedTexts(schema.fields)
    times = .allocate(capacity: columns.count * 8)
    times.initialize(repeating: 0)
  }

  func deallocate() {
    masked.deallocate()
    cells.deallocate()
    times.deallocate()
  }

  /// Everything that was found.
  mutating func finish() -> [Diagnostic] { findings.diagnostics + blankRows + (watch?.finish() ?? []) }

  func table(_ layout: TableLayout) -> LoadedTable {
    var found: [String: ClosedRange<Int>] = [:]
    for index in timeColumns where extents[index].low <= extents[index].high {
      found[columns[index].field.name] = extents[index].low...extents[index].high
    }
    return LoadedTable(
      name: load.name, schema: load.schema, isSchemaDeclared: load.isSchemaDeclared, layout: layout,
      rowCount: rowCount, parts: recordParts, extents: found)
  }

  /// - Parameter positions: for each field the index of its column in the file.
  mutating func load(
    _ part: TablePart, index: Int, _ positions: [Int?], into sink: inout any RecordSink
  ) throws {
    try sink.beginPart(part.path)
    recordParts.begin(part.path, atRow: rowCount + 1)
    let plans = zip(columns, positions).map { CellPlan($0, position: $1) }
    var blank: (count: Int, line: Int) = (0, 0)
    try part.source.forEachRow { row in
      // A spreadsheet writes such rows where somebody once typed something.
      if row.isBlank {
        blank = (blank.count + 1, blank.count == 0 ? row.line : blank.line)
        return
      }
      try plans.withUnsafeBufferPointer { plans in
        for index in plans.indices where plans[index].position >= 0 {
          let position = plans[index].position
          cells[index] = try plans[index].value(of: row.cells[position]) ?? typed(row, position, columns[index], index)
        }
      }
      for index in timeColumns { noteExtent(index) }
      for key in keys.indices { track(key, row, part: index, positions) }
      let handed = UnsafeBufferPointer(cells)
      watch?.see(handed, line: row.line) { column in
        positions[column].map { row.location(ofCell: $0) } ?? SourceLocation(path: part.path, line: row.line)
      }
      try sink.append(handed, line: row.line)
      rowCount += 1
      if rowCount.isMultiple(of: Self.rowsBetweenReports) { load.meter.reach(rowCount) }
    }
    for index in cells.indices { cells[index] = .null }
    if blank.count > 0 {
      blankRows.append(
        Diagnostic(
          .recordBlankRow, "rows without any value are passed over: \(blank.count)",
          at: SourceLocation(path: part.path, line: blank.line), remedy: "delete such rows in the spreadsheet"))
    }
  }

  /// The value of a cell as its column is stored; null after a fault.
  private mutating func typed(
    _ row: TableRow, _ position: Int, _ column: TypedColumn, _ index: Int
  ) throws -> TypedCell {
    let cell = row.cells[position]
    if column.isMissing(cell) {
      if column.rules.isRequired {
        findings.addMissing(column.field, rule: "required", at: row.location(ofCell: position))
      }
      return .null
    }
    let broken: ColumnRules.Break?
    let result: TypedCell
    switch column.value(of: cell) {
    case .text:
      broken = column.rules.broken(by: cell.bytes)
      result = .text(masked.text(cell.bytes, column: index))
    case .integer(let number):
      broken = column.rules.broken(by: number)
      result = column.field.type == .time ? .text(timeText(number, index)) : .integer(number)
    case .decimal(let coefficient, let decimals):
      guard decimals <= column.scale else { throw NeedsDecimals() }
      guard let scaled = FixedPoint(coefficient, scale: decimals).coefficient(ofScale: column.scale) else {
        findings.addFault(.size, column.field, cell, at: row.location(ofCell: position))
        return .null
      }
      broken = column.rules.broken(by: scaled)
      result = .integer(scaled)
    case .fault(let fault):
      findings.addFault(fault, column.field, cell, at: row.location(ofCell: position))
      return .null
    }
    guard let broken else { return result }
    findings.addBreak(broken, column.field, cell, at: row.location(ofCell: position))
    return .null
  }

  /// `08:30:00`, valid until the next row.
  private func timeText(_ seconds: Int, _ column: Int) -> UnsafeBufferPointer<UInt8> {
    let text = UnsafeMutableBufferPointer(rebasing: times[(column * 8)..<(column * 8 + 8)])
    for (index, number) in [seconds / 3600, seconds / 60 % 60, seconds % 60].enumerated() {
      text[index * 3] = 0x30 + UInt8(number / 10)
      text[index * 3 + 1] = 0x30 + UInt8(number % 10)
      if index < 2 { text[index * 3 + 2] = UInt8(ascii: ":") }
    }
    return UnsafeBufferPointer(text)
  }

  @inline(__always)
  private mutating func noteExtent(_ index: Int) {
    guard case .integer(let value) = cells[index] else { return }
    if value < extents[index].low { extents[index].low = value }
    if value > extents[index].high { extents[index].high = value }
  }

  // MARK: Keys

  private mutating func track(_ index: Int, _ row: TableRow, part: Int, _ positions: [Int?]) {
    let place = PackedPlace(part: part, line: row.line)
    let (columns, cells) = (keys[index].columns, cells)
    let earlier = keyBytes.with(cells, columns, scales: scales) { keys[index].values.insert($0, at: place.packed) }
    switch earlier {
    case nil:
      if keys[index].needsValues { reportMissing(columns, row, positions) }
    case .some(nil): break
    case .some(let first?):
      guard let rule = keys[index].uniqueRule, let position = columns.first.flatMap({ positions[$0] }) else { return }
      let value = Self.written(columns, row, positions)
      let place = PackedPlace(packed: first)
      let path = load.parts[place.part].path
      findings.addDuplicate(
        keys[index].names, rule: rule, value: value, first: SourceLocation(path: path, line: place.line),
        at: row.location(ofCell: position))
    }
  }

  /// Reports the parts of a primary key that have no value. A value with a fault was reported as that.
  private mutating func reportMissing(_ columns: [Int], _ row: TableRow, _ positions: [Int?]) {
    for column in columns {
      guard let position = positions[column], self.columns[column].isMissing(row.cells[position]),
        !self.columns[column].rules.isRequired
      else { continue }
      findings.addMissing(self.columns[column].field, rule: "primaryKey", at: row.location(ofCell: position))
    }
  }

  /// The values of a key as they are written in the row.
  static func written(_ columns: [Int], _ row: TableRow, _ positions: [Int?]) -> String {
    columns.compactMap { positions[$0] }.map { RecordFindings.quoted(row.cells[$0]) }.joined(separator: ", ")
  }
}

extension TableRow {
  /// Whether no cell holds anything, not even quotation marks.
  var isBlank: Bool {
    guard let first = cells.first, first.bytes.isEmpty else { return false }
    return cells.allSatisfy { $0.bytes.isEmpty && $0.form != .quoted }
  }
}
