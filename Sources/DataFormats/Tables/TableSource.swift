import Diagnostics

/// A table as it stands in a file: a header and rows of cells, without types.
///
/// Whoever makes one reads the whole file once and reports every fault of form then. Visiting reports nothing any more,
/// and may be done any number of times, from several threads at once.
package protocol TableSource: Sendable {
  /// The columns, in the order of the file.
  var header: [TableHeader] { get }
  /// How many rows a visit sees.
  var rowCount: Int { get }
  /// Visits the rows in the order of the file. A row and its cells are valid only during the visit.
  func forEachRow(_ visit: (TableRow) throws -> Void) rethrows
}

/// The name of a column and where it is written first.
package struct TableHeader: Hashable, Sendable {
  package let name: String
  package let location: SourceLocation

  package init(name: String, location: SourceLocation) {
    self.name = name
    self.location = location
  }
}

/// One row, valid only while it is visited.
package struct TableRow {
  /// 1 for the first row after the header.
  package let number: Int
  /// The line of the file on which the row begins.
  package let line: Int
  /// As many as the header has columns: what the file lacks is null, what it has too many is left out (both are
  /// reported as faults before).
  package let cells: UnsafeBufferPointer<TableCell>
  let spans: UnsafeBufferPointer<CellSpan>
  let places: TablePlaces

  /// Where a cell stands, its quotation marks included: computed when asked for. A cell that the row lacks stands where
  /// the row ends.
  package func location(ofCell index: Int) -> SourceLocation { places.location(of: spans[index]) }
}

/// One cell, valid only while its row is visited.
package struct TableCell {
  /// How the file says what kind of value this is. CSV knows only the first three.
  package enum Form: UInt8, Sendable {
    /// Text without quotation marks. In YAML that may be a number or a truth value too.
    case bare
    case quoted
    /// No value: null in JSON and YAML, a key that a record lacks, a cell that a row lacks, the null sequence of a
    /// dialect. `bytes` is empty.
    case null
    /// A number of JSON, as it is written.
    case number
    /// `true` or `false` of JSON.
    case boolean
    /// A list or an object within a cell, as JSON text.
    case other
  }

  /// The text in UTF-8, quotation marks and escapes resolved.
  package let bytes: UnsafeBufferPointer<UInt8>
  package let form: Form

  package init(bytes: UnsafeBufferPointer<UInt8>, form: Form) {
    self.bytes = bytes
    self.form = form
  }

  static var null: TableCell { TableCell(bytes: UnsafeBufferPointer(start: nil, count: 0), form: .null) }

  /// A copy of the text; a faulty sequence becomes U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
