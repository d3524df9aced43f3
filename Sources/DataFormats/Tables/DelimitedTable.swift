import Diagnostics

/// A table in delimited text: CSV (RFC 4180) and what a dialect makes of it.
package struct DelimitedTable: TableSource {
  package let file: SourceFile
  package let dialect: DelimitedDialect
  package let header: [TableHeader]
  package let rowCount: Int
  private let places: TablePlaces

  /// Reads the header and checks the form of the whole file.
  ///
  /// - Parameters:
  ///   - file: UTF-8; a byte-order mark is passed over. See `TextDecoding` for other encodings.
  ///   - diagnostics: takes what was found: rows with too few or too many cells, faulty quotes, NUL bytes, columns
  ///     without a name or with the name of another, each at its place and capped per kind.
  /// - Returns: nil when there is not even a header, or one of too many columns. A table with faults can be visited: what is missing is null, what
  ///   is too much is left out.
  package init?(_ file: SourceFile, dialect: DelimitedDialect = .commas, into diagnostics: inout [Diagnostic]) {
    self.file = file
    self.dialect = dialect
    places = TablePlaces(file)
    var check = DelimitedCheck(file)
    header = Self.header(of: file, dialect)
    guard !header.isEmpty else {
      diagnostics.append(
        Diagnostic(
          .tableEmpty, "the file holds no table", at: SourceLocation(path: file.path),
          remedy: "write the names of the columns on the first line"))
      rowCount = 0
      return nil
    }
    guard header.count <= TableHeader.maximumCount else {
      diagnostics.append(.tooManyColumns(at: header[TableHeader.maximumCount].location))
      rowCount = 0
      return nil
    }
    if dialect.hasHeader { check.checkNames(header) }
    check.checkDelimiter(header, dialect)
    check.columnNames = header.map(\.name)
    rowCount = Self.visit(file, dialect, columns: header.count, &check) { scanner, check in check.checkRow(scanner) }
    check.checkNulBytes()
    diagnostics += check.findings.diagnostics
  }

  package func forEachRow(_ visit: (TableRow) throws -> Void) rethrows {
    var number = 0
    var ignored = NoFaults()
    _ = try Self.visit(file, dialect, columns: header.count, &ignored) { scanner, _ in
      number += 1
      try visit(
        TableRow(
          number: number, line: scanner.rowLine, cells: UnsafeBufferPointer(scanner.cells),
          spans: UnsafeBufferPointer(scanner.spans), places: places))
    }
  }

  /// Scans all rows after the header and returns how many there are.
  @inline(__always)
  private static func visit<Sink: DelimitedFaultSink>(
    _ file: SourceFile, _ dialect: DelimitedDialect, columns: Int, _ sink: inout Sink,
    _ body: (inout DelimitedScanner, inout Sink) throws -> Void
  ) rethrows -> Int {
    try file.bytes.withUnsafeBufferPointer { bytes in
      var scanner = DelimitedScanner(bytes, dialect: dialect, columns: columns)
      defer { scanner.deallocate() }
      if dialect.hasHeader { _ = scanner.nextRow(&sink) }
      var count = 0
      while scanner.nextRow(&sink) {
        count += 1
        try body(&scanner, &sink)
      }
      return count
    }
  }

  /// The cells of the first row, or names made up for them when the dialect has no header.
  private static func header(of file: SourceFile, _ dialect: DelimitedDialect) -> [TableHeader] {
    file.bytes.withUnsafeBufferPointer { bytes in
      // The first time only to count: a scanner keeps as many cells as it was told of.
      var ignored = NoFaults()
      var counter = DelimitedScanner(bytes, dialect: dialect, columns: 0)
      defer { counter.deallocate() }
      guard counter.nextRow(&ignored) else { return [] }
      var scanner = DelimitedScanner(bytes, dialect: dialect, columns: counter.cellCount)
      defer { scanner.deallocate() }
      guard scanner.nextRow(&ignored) else { return [] }
      var places = PlaceCursor(bytes, path: file.path)
      return scanner.cells.indices.map { index in
        TableHeader(
          name: dialect.hasHeader ? scanner.cells[index].text : "field\(index + 1)",
          location: places.location(of: scanner.spans[index].start..<scanner.spans[index].end))
      }
    }
  }

  /// For a visit: all was reported before.
  private struct NoFaults: DelimitedFaultSink {
    func foundQuote(inBareCellAt offset: Int) {}
    func foundText(afterQuotes range: Range<Int>) {}
    func foundUnclosedQuote(at offset: Int, next: Int?) {}
  }
}
