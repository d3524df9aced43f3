import Numbers

/// One cell on its way into an engine. Text is only valid during the call that hands it over.
package enum TypedCell {
  case null
  /// Whole numbers; decimals as coefficients of the column's scale; dates, months and moments as their storage says;
  /// booleans as 0 and 1.
  case integer(Int)
  case text(UnsafeBufferPointer<UInt8>)
}

/// How a table's columns are stored.
package struct TableLayout: Hashable, Sendable {
  package enum Storage: Hashable, Sendable {
    case text
    case integer
    /// Exact decimals, as integers of this many decimals.
    case decimal(scale: Int)
    /// Days since 1970-01-01.
    case date
    /// A day and a time of day: seconds since 1970-01-01T00:00:00 on the clock that the cell shows. An offset that is
    /// written is not applied: an accident counts for the day that its record names.
    case datetime
    /// Months since the year 0: year × 12 + month − 1, as `Period` counts them.
    case month
    /// The year itself.
    case year
    case boolean
  }

  package struct Column: Hashable, Sendable {
    package let name: String
    package let storage: Storage

    package init(name: String, storage: Storage) {
      self.name = name
      self.storage = storage
    }
  }

  package let name: String
  package let columns: [Column]

  package init(name: String, columns: [Column]) {
    self.name = name
    self.columns = columns
  }
}

/// Takes the rows of one table, in the order of its files.
///
/// Rows are numbered from 1 as they are appended, through all files of a table (`RecordParts` tells the file of a row).
package protocol RecordSink {
  /// - Parameter line: the line of the file on which the row begins, kept so that a figure leads back to it.
  mutating func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws
  /// Throws away all rows, since a column needs another storage after all.
  mutating func restart(_ layout: TableLayout) throws
  mutating func finish() throws
}
