import Numbers

/// One cell on its way into an engine. Text is only valid during the call that hands it over.
package enum TypedCell {
  case null
  /// Whole numbers; decimals as coefficients of the column's scale; dates as days since 1970; booleans as 0 and 1.
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

/// Takes the rows of one table, in the order of its file.
package protocol RecordSink {
  /// - Parameter line: the line of the file on which the row begins, kept so that a figure leads back to it.
  mutating func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws
  /// Throws away all rows, since a column needs another storage after all.
  mutating func restart(_ layout: TableLayout) throws
  mutating func finish() throws
}
