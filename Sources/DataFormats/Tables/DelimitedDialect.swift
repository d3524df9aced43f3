/// How a delimited text file is written: the CSV Dialect of Frictionless (specs.frictionlessdata.io/csv-dialect, 1.2).
///
/// Not part of it, since the file tells: line ends (LF, CR LF and CR are all read, in one file too) and a byte-order
/// mark. Empty lines are passed over.
package struct DelimitedDialect: Hashable, Sendable {
  /// What stands between two cells; not necessarily ASCII.
  package var delimiter: Unicode.Scalar = ","
  /// What stands around a cell that holds delimiters or line breaks; nil when nothing does. ASCII.
  package var quote: UInt8? = UInt8(ascii: "\"")
  /// Whether two quotation marks within a quoted cell stand for one.
  package var doublesQuotes = true
  /// What takes the special meaning from the character after it, within quotes and outside them; nil for nothing. ASCII.
  package var escape: UInt8?
  /// Whether the first row holds the names of the columns. If not, they are `field1`, `field2` and so on.
  package var hasHeader = true
  /// Lines that begin with this are passed over; nil for none. ASCII.
  package var comment: UInt8?
  /// Whether spaces at the beginning of a cell do not belong to it.
  package var skipsInitialSpace = false
  /// A cell without quotes that is this, in UTF-8, has no value; nil for none. (Table Schema's missing values do the
  /// same and are told of in the schema.)
  package var nullSequence: [UInt8]?

  package init() {}

  /// RFC 4180 but for the delimiter.
  package init(delimiter: Unicode.Scalar) { self.delimiter = delimiter }

  /// Comma-separated values of RFC 4180.
  package static let commas = DelimitedDialect()
  /// Tab-separated values.
  package static let tabs = DelimitedDialect(delimiter: "\t")
  /// Values with semicolons between them, as spreadsheets of some countries write them.
  package static let semicolons = DelimitedDialect(delimiter: ";")
}
