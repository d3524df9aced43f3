import DataFormats
import Diagnostics
import Numbers

extension TableLoad {
  /// The rows whose key another table does not have, each at its place.
  func rowsMissing(_ own: TrackedKey, in theirs: TrackedKey, scales: [Int?], target: String) -> [Diagnostic] {
    rows(with: own, scales: scales) {
      !theirs.values.contains($0)
    } finding: { findings, place, value in
      findings.addReference(own.names, to: target, theirs.names, value: value(), at: place())
    }
  }

  /// The rows whose key is of a certain kind, each with its finding.
  func rows(
    with own: TrackedKey, scales: [Int?], where isFound: (UnsafeRawBufferPointer) -> Bool,
    finding: (inout RecordFindings, _ place: () -> SourceLocation, _ value: () -> String) -> Void
  ) -> [Diagnostic] {
    var findings = RecordFindings(limit: limit)
    let columns = zip(schema.fields, scales).map { TypedColumn($0, in: schema, scale: $1 ?? 0) }
    let cells = UnsafeMutableBufferPointer<TypedCell>.allocate(capacity: columns.count)
    cells.initialize(repeating: .null)
    defer { cells.deallocate() }
    var key = KeyBytes()
    for part in parts {
      let positions = HeaderMatch(schema, part).columns
      guard let first = own.columns.first.flatMap({ positions[$0] }) else { continue }
      part.source.forEachRow { row in
        for index in own.columns {
          cells[index] = positions[index].flatMap { columns[index].stored(row.cells[$0]) } ?? .null
        }
        guard key.with(cells, own.columns, scales: scales, isFound) == true else { return }
        finding(
          &findings, { row.location(ofCell: first) }, { LoadPass.written(own.columns, row, positions) })
      }
    }
    return findings.diagnostics
  }
}

extension TypedColumn {
  /// The value of a cell as it is stored, without checks; nil for none and for a fault.
  fileprivate func stored(_ cell: TableCell) -> TypedCell? {
    if isMissing(cell) { return nil }
    return switch value(of: cell) {
    case .text: .text(cell.bytes)
    // Times of day are stored as text, which nothing refers to.
    case .integer(let number): field.type == .time ? nil : .integer(number)
    case .decimal(let coefficient, let decimals):
      FixedPoint(coefficient, scale: decimals).coefficient(ofScale: scale).map(TypedCell.integer)
    case .fault: nil
    }
  }
}
