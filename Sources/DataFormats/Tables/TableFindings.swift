import Diagnostics

// Findings that tables of all formats share.

extension TableHeader {
  /// A table may have so many columns, which is what SQLite takes (SQLITE_MAX_COLUMN). More come from a file that is no
  /// table: one long line, or records whose keys are data.
  static let maximumCount = 2000
}

extension Diagnostic {
  /// A row with more or fewer cells than there are columns.
  static func raggedRow(
    found: Int, of names: [String], at place: SourceLocation, remedy: String
  ) -> Diagnostic {
    let cells = found == 1 ? "1 cell" : "\(found) cells"
    let message =
      found < names.count
      ? "the row has \(cells) of \(names.count): \(missing(names[found...]))"
      : "the row has \(cells), but there \(names.count == 1 ? "is 1 column" : "are \(names.count) columns")"
    return Diagnostic(.tableRaggedRow, message, at: place, remedy: remedy)
  }

  private static func missing(_ names: ArraySlice<String>) -> String {
    let first = names.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
    let rest = names.count - 3
    return rest > 0 ? "\(first) and \(rest) more are missing" : "\(first) \(names.count == 1 ? "is" : "are") missing"
  }

  /// What is no table at all.
  static func noTable(_ message: String, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .tableShape, message, at: place,
      remedy: "write a list of records [{\"column\": value, …}, …], or a list of lists, the first with the names")
  }

  /// A header of more than `TableHeader.maximumCount` columns.
  static func tooManyColumns(at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .tableHeader, "the table has more than \(TableHeader.maximumCount) columns", at: place,
      remedy: "see whether lines end as they should, and whether keys are the names of columns and not data")
  }

  /// An element of a table that is no row.
  static func noRow(wantsRecord: Bool, at place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .tableShape, "this is no row: \(wantsRecord ? "a record" : "a list") is wanted, as the first one is", at: place,
      remedy: "write all rows alike")
  }
}

extension CappedFindings {
  /// Columns without a name, and those whose name another has.
  mutating func addFaults(inNamesOf header: [TableHeader], sort: Key) {
    var first: [String: SourceLocation] = [:]
    for (index, column) in header.enumerated() {
      if column.name.allSatisfy(\.isWhitespace) {
        add(
          sort,
          Diagnostic(
            .tableHeader, "column \(index + 1) has no name", at: column.location,
            remedy: "name it, or delete it in all rows"))
      } else if let place = first[column.name] {
        add(
          sort,
          Diagnostic(
            .tableHeader, "two columns are named \"\(column.name)\"", at: column.location,
            notes: [.init("the other stands here", at: place)], remedy: "give each column a name of its own"))
      } else {
        first[column.name] = column.location
      }
    }
  }
}
