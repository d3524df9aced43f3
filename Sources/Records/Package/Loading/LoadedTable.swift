import DataFormats
import Diagnostics

/// One file of a table, read and ready to be visited.
package struct TablePart: Sendable {
  package let source: any TableSource
  /// As messages name it.
  package let path: String
  /// False where columns are known by their place only.
  package let hasHeader: Bool
  /// A list of records, which may leave out keys that have no value.
  package let isListOfRecords: Bool

  package init(_ source: any TableSource, path: String, hasHeader: Bool = true, isListOfRecords: Bool = false) {
    self.source = source
    self.path = path
    self.hasHeader = hasHeader
    self.isListOfRecords = isListOfRecords
  }
}

/// What is known of a table whose rows were handed to an engine.
package struct LoadedTable: Sendable {
  package let name: String
  package let schema: TableSchema
  /// False when the schema was inferred from the data.
  package let isSchemaDeclared: Bool
  package let layout: TableLayout
  package let rowCount: Int
  package let parts: RecordParts
  /// The least and the greatest value of each column of dates, months or years, as stored; for the time that the
  /// records cover. A column without values is not in it.
  package let extents: [String: ClosedRange<Int>]
  /// Of the rows, those that are counted but not shown.
  package var hiddenCount = 0
  /// Between which moments the table holds the same rows.
  package var span = RowSpan.always
}
