import Files

/// Holds the records of a site and answers what measures, lists and stored SQL ask of them.
///
/// SQLite is the embedded engine; the seam is narrow so that a server can take its place. What an engine must do is
/// written down as tests that run on any (`RecordEngineConformance`). All calls may come from many threads at once.
package protocol RecordEngine: Sendable {
  /// What is held of a table from an earlier run, when it was loaded from the same bytes.
  ///
  /// - Parameter key: hash of the data files, their description, and whatever else the rows depend on.
  /// - Returns: nil when the table has to be loaded: there is none, it is older, or it is damaged.
  func stored(_ table: String, key: ContentHash) -> StoredTable?

  /// Removes all tables but these, such as those of resources that are no longer described.
  func removeTables(except names: Set<String>) throws(RecordEngineError)

  /// Takes the rows of a table; several sinks, of different tables, may be at work at the same time. Nothing is seen
  /// of the rows before `finish`; a sink that is dropped before leaves nothing behind.
  ///
  /// - Parameter path: the file that the rows come from.
  func makeSink(for layout: TableLayout, key: ContentHash, path: String) throws(RecordEngineError) -> any RecordSink

  /// The layout of a table that is held, nil when there is none of that name.
  func layout(of table: String) -> TableLayout?

  /// Counts and sums by time and columns.
  func group(_ request: GroupRequest) throws(RecordEngineError) -> GroupedRows

  /// The first and the last value of a time column as stored (`TableLayout.Storage`), nil when it has none.
  func timeSpan(of column: String, in table: String) throws(RecordEngineError) -> ClosedRange<Int>?

  /// The different values of a column as text, in the order of their UTF-8 bytes, without null.
  func distinctValues(of column: String, in table: String) throws(RecordEngineError) -> [String]

  /// Rows with their places.
  func rows(_ request: RowRequest) throws(RecordEngineError) -> RowPage

  /// Runs SQL that a publisher wrote, which can only read.
  func query(_ query: StoredQuery) throws(RecordEngineError) -> StoredQueryResult
}

/// Takes the rows of one table, in the order of its files.
///
/// Rows are numbered from 1 as they are appended, through all files of a table.
package protocol RecordSink {
  /// - Parameter line: the line of the file on which the row begins, kept so that a figure leads back to it.
  mutating func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws
  /// The row that was appended last is counted, but not shown: `RowRequest` passes it over unless it is asked for.
  mutating func hide() throws
  /// The rows that follow come from another file, since a table may be given in parts.
  mutating func beginPart(_ path: String) throws
  /// Throws away all rows and parts, since a column needs another storage after all.
  mutating func restart(_ layout: TableLayout) throws
  /// What the caller wants back when it finds the table unchanged (`StoredTable.memo`), such as its findings.
  mutating func keep(memo: [UInt8]) throws
  /// Makes the table visible.
  mutating func finish() throws
}

/// For sinks that do not outlast a run.
extension RecordSink {
  package mutating func hide() throws {}
  package mutating func beginPart(_ path: String) throws {}
  package mutating func keep(memo: [UInt8]) throws {}
}

/// A table that need not be loaded again.
package struct StoredTable: Hashable, Sendable {
  package let layout: TableLayout
  package let rowCount: Int
  /// Of the rows, those that are counted but not shown.
  package let hiddenCount: Int
  /// What was handed to `RecordSink.keep`.
  package let memo: [UInt8]

  package init(layout: TableLayout, rowCount: Int, hiddenCount: Int = 0, memo: [UInt8]) {
    self.layout = layout
    self.rowCount = rowCount
    self.hiddenCount = hiddenCount
    self.memo = memo
  }
}

/// Why an engine could not answer.
package enum RecordEngineError: Error, Hashable, Sendable {
  /// The database cannot be written or read: a full disk, missing rights. With the engine's own words.
  case storage(String)
  /// The table's file does not hold what it should. It was removed, so that the next run loads the table again.
  case damaged(table: String)
  case unknownTable(String)
  case unknownColumn(String, table: String)
  /// SQL that cannot be run.
  case query(StoredQueryFault)
}
