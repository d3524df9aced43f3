import DataFormats

/// Those rows of a file that are in some of the states. The others are as though they had never been written: they
/// decide no type, no number of decimals, no row count.
struct SelectedRows: TableSource {
  private let base: any TableSource
  private let states: [RowState]
  private let isSelected: @Sendable (RowState) -> Bool
  let rowCount: Int

  /// - Parameter states: of each row that is not blank.
  init(_ base: any TableSource, _ states: [RowState], where isSelected: @escaping @Sendable (RowState) -> Bool) {
    self.base = base
    self.states = states
    self.isSelected = isSelected
    rowCount = states.count { isSelected($0) }
  }

  var header: [TableHeader] { base.header }

  func forEachRow(_ visit: (TableRow) throws -> Void) rethrows {
    var index = 0
    try base.forEachRow { row in
      if row.isBlank { return }
      defer { index += 1 }
      // Rows that were never sorted are not to be seen.
      if index < states.count, isSelected(states[index]) { try visit(row) }
    }
  }
}

extension [TablePart] {
  /// The parts with the rows that are in some of the states.
  func selecting(
    _ states: [[RowState]], where isSelected: @escaping @Sendable (RowState) -> Bool
  ) -> [TablePart] {
    enumerated().map { index, part in
      let rows = SelectedRows(part.source, index < states.count ? states[index] : [], where: isSelected)
      return TablePart(rows, path: part.path, hasHeader: part.hasHeader, isListOfRecords: part.isListOfRecords)
    }
  }
}

/// Hands the rows that are counted on, and says which of them are not shown.
///
/// A row that is not withdrawn yet says nothing about the day on which it will be.
struct CountedRows: RecordSink {
  private var sink: any RecordSink
  /// Of all rows that are handed on, in their order.
  private let isExpired: [Bool]
  /// Columns that are empty until a row is withdrawn.
  private let blanked: [Int]
  private var count = 0

  init(_ sink: any RecordSink, _ states: [[RowState]], blanking columns: [Int]) {
    self.sink = sink
    isExpired = states.joined().filter(\.isCounted).map { $0 == .expired }
    blanked = columns
  }

  mutating func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws {
    if blanked.isEmpty {
      try sink.append(cells, line: line)
    } else {
      try withUnsafeTemporaryAllocation(of: TypedCell.self, capacity: cells.count) { copy in
        _ = copy.initialize(from: cells)
        for index in blanked { copy[index] = .null }
        try sink.append(UnsafeBufferPointer(copy), line: line)
      }
    }
    if isExpired[count] { try sink.hide() }
    count += 1
  }

  mutating func beginPart(_ path: String) throws { try sink.beginPart(path) }

  mutating func restart(_ layout: TableLayout) throws {
    count = 0
    try sink.restart(layout)
  }

  mutating func keep(memo: [UInt8]) throws { try sink.keep(memo: memo) }
  mutating func finish() throws { try sink.finish() }
}
