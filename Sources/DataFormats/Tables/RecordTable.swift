import Diagnostics

/// A table made of values: YAML, and rows that stand in a descriptor. It is a list of mappings, whose columns are all
/// keys in the order in which they are seen first, or a list of lists, of which the first names the columns.
///
/// A list without any row has no columns: what they are is for a schema to say.
package struct RecordTable: TableSource {
  package let header: [TableHeader]
  private let rows: RecordRows
  private let places: TablePlaces

  package var rowCount: Int { rows.lines.count }

  /// - Parameters:
  ///   - value: nil stands for a file that is empty.
  ///   - path: the file, to say that it is empty.
  ///   - diagnostics: takes lists of the wrong length and elements that are no rows (which are left out).
  /// - Returns: nil when the value is no list of rows.
  package init?(_ value: DataValue?, path: String, into diagnostics: inout [Diagnostic]) {
    guard let value, let elements = value.elements else {
      let place = value?.location ?? SourceLocation(path: path)
      diagnostics.append(.noTable(value == nil ? "the file is empty" : "the data is no list", at: place))
      return nil
    }
    let hasRecords = elements.first?.elements == nil
    guard let header = hasRecords ? Self.keys(of: elements) : elements.first.flatMap(Self.names) else {
      diagnostics.append(.noTable("the first of the lists must hold the names of the columns", at: value.location))
      return nil
    }
    guard header.count <= TableHeader.maximumCount else {
      diagnostics.append(.tooManyColumns(at: header[TableHeader.maximumCount].location))
      return nil
    }
    var rows = RecordRows(header.map(\.name), hasRecords: hasRecords)
    rows.findings.addFaults(inNamesOf: header, sort: .names)
    for element in elements.dropFirst(hasRecords ? 0 : 1) { rows.add(element) }
    diagnostics += rows.findings.diagnostics
    self.header = header
    self.rows = rows
    places = TablePlaces(rows.locations)
  }

  /// All keys in the order in which they are seen first.
  private static func keys(of rows: [DataValue]) -> [TableHeader] {
    var seen: Set<String> = []
    return rows.flatMap { row in
      (row.members ?? []).filter { seen.insert($0.key).inserted }
        .map { TableHeader(name: $0.key, location: $0.keyLocation) }
    }
  }

  /// The names in a row that is the header; nil when it holds anything but texts.
  private static func names(_ row: DataValue) -> [TableHeader]? {
    guard let elements = row.elements else { return nil }
    let names = elements.compactMap { element in
      element.text.map { TableHeader(name: $0, location: element.location) }
    }
    return names.count == elements.count ? names : nil
  }

  package func forEachRow(_ visit: (TableRow) throws -> Void) rethrows {
    var cells = [TableCell](repeating: .null, count: header.count)
    var spans = [CellSpan](repeating: CellSpan(start: 0, end: 0), count: header.count)
    try rows.text.withUnsafeBufferPointer { text in
      for (index, line) in rows.lines.enumerated() {
        for column in header.indices {
          let stored = rows.cells[index * header.count + column]
          cells[column] = TableCell(bytes: UnsafeBufferPointer(rebasing: text[stored.range]), form: stored.form)
          spans[column].start = index * header.count + column
        }
        try cells.withUnsafeBufferPointer { cells in
          try spans.withUnsafeBufferPointer { spans in
            try visit(TableRow(number: index + 1, line: line, cells: cells, spans: spans, places: places))
          }
        }
      }
    }
  }
}
