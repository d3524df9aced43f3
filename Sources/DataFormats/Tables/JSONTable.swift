import Diagnostics

/// A table in JSON: a list of objects, whose columns are all keys in the order in which they are seen first, or a list
/// of lists, of which the first names the columns.
///
/// A list without any row has no columns: what they are is for a schema to say.
package struct JSONTable: TableSource {
  package let file: SourceFile
  package let header: [TableHeader]
  package let rowCount: Int
  private let places: TablePlaces

  /// Reads the whole file once.
  ///
  /// - Parameters:
  ///   - file: UTF-8; a byte-order mark is passed over.
  ///   - diagnostics: takes the first fault of syntax, keys that stand twice (the first value counts), lists of the
  ///     wrong length and elements that are no rows (which a visit passes over).
  /// - Returns: nil after a fault of syntax, and when the text is no list of rows.
  package init?(_ file: SourceFile, into diagnostics: inout [Diagnostic]) {
    self.file = file
    places = TablePlaces(file)
    var check = JSONTableCheck(file)
    do throws(JSONFault) {
      let (header, rowCount) = try Self.read(file, &check)
      diagnostics += check.findings.diagnostics
      guard let header else { return nil }
      self.header = header
      self.rowCount = rowCount
    } catch {
      diagnostics += check.findings.diagnostics + [JSONReader.diagnostic(for: error, in: file)]
      return nil
    }
  }

  /// Reads all rows. The header is nil when there is no table.
  private static func read(
    _ file: SourceFile, _ check: inout JSONTableCheck
  ) throws(JSONFault) -> (header: [TableHeader]?, rowCount: Int) {
    try file.bytes.withUnsafeBufferPointer { bytes throws(JSONFault) in
      guard var rows = JSONRowScanner(bytes, header: nil) else {
        // A text that is not even JSON is that first.
        var scanner = JSONScanner(bytes)
        check.foundNoList(at: try scanner.value(depth: 0).range.lowerBound)
        return (nil, 0)
      }
      defer { rows.deallocate() }
      var places = PlaceCursor(bytes, path: file.path)
      func header(_ name: String, _ span: CellSpan) -> TableHeader {
        TableHeader(name: name, location: places.location(of: span.start..<span.end))
      }
      if rows.hasRecords == false {
        let names = try rows.header()
        guard let names else {
          check.foundNoHeader(at: rows.rowStart)
          return (nil, 0)
        }
        let header = names.map { header($0.name, $0.span) }
        guard check.checkNames(header) else { return (nil, 0) }
        rows.makeRoom(columns: header.count)
        return (header, try rows.count(&check))
      }
      let count = try rows.count(&check)
      let header = zip(rows.columns.names, rows.headerSpans).map { header($0, $1) }
      return (check.checkNames(header) ? header : nil, count)
    }
  }

  package func forEachRow(_ visit: (TableRow) throws -> Void) rethrows {
    try file.bytes.withUnsafeBufferPointer { bytes in
      guard var rows = JSONRowScanner(bytes, header: header.map(\.name)) else { return }
      defer { rows.deallocate() }
      var ignored = NoFaults()
      var lines = PlaceCursor(bytes, path: file.path)
      // The grammar was checked before: no fault can occur any more.
      if rows.hasRecords == false { _ = try? rows.header() }
      var number = 0
      while (try? rows.nextRow(&ignored)) == true {
        number += 1
        lines.advance(to: rows.rowStart)
        try rows.cells.withUnsafeBufferPointer { cells in
          try rows.spans.withUnsafeBufferPointer { spans in
            try visit(TableRow(number: number, line: lines.line, cells: cells, spans: spans, places: places))
          }
        }
      }
    }
  }

  private struct NoFaults: JSONRowFaultSink {
    func foundOtherElement(_ range: Range<Int>, wantsRecord: Bool) {}
    func foundDuplicateKey(_ range: Range<Int>, name: String) {}
    func foundRaggedRow(_ found: Int, at range: Range<Int>) {}
  }
}
