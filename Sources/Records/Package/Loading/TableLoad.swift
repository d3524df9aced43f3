import Concurrency
import DataFormats
import Diagnostics

/// Takes a table from its files to an engine: cells become typed values under the schema, each is checked, and every
/// fault is reported at its place. A value with a fault is handed over as null, so that all rows go by in one run.
package struct TableLoad {
  package let name: String
  package let schema: TableSchema
  package let parts: [TablePart]
  var isSchemaDeclared = true
  /// Findings of one rule and field that are shown, before the rest is counted.
  var limit = 20

  /// Rows.
  let meter: ProgressMeter

  package init(name: String, schema: TableSchema, parts: [TablePart]) {
    self.name = name
    self.schema = schema
    self.parts = parts
    meter = ProgressMeter(.records, total: parts.reduce(0) { $0 + $1.source.rowCount })
  }

  /// What came of it.
  struct Outcome {
    let table: LoadedTable
    let keys: [TrackedKey]
    let findings: [Diagnostic]
    /// With all rows.
    let sink: any RecordSink
  }

  /// Rows that decide how many decimals a column of numbers has, before any is handed over.
  private static let sampledRows = 1000

  /// Loads the table. Throws what the sink throws.
  ///
  /// - Parameters:
  ///   - referenced: lists of fields that foreign keys of other tables name.
  ///   - watch: makes what sees all rows besides the sink; again after each restart.
  ///   - memo: what the sink is to keep for later runs, once all is known but foreign keys.
  func run(
    referenced: [[String]] = [], sink makeSink: (TableLayout) throws -> any RecordSink,
    watch makeWatch: (TableLayout) -> (any RowWatch)? = { _ in nil },
    memo: (LoadedTable, [Diagnostic]) -> [UInt8]? = { _, _ in nil }
  ) throws -> Outcome {
    let matches = parts.map { HeaderMatch(schema, $0) }
    var scales = decimals(matches, rows: Self.sampledRows)
    var sink = try makeSink(layout(scales))
    while true {
      var pass = LoadPass(self, scales: scales, referenced: referenced, watch: makeWatch(layout(scales)))
      defer { pass.deallocate() }
      do {
        for (index, part) in parts.enumerated() {
          try pass.load(part, index: index, matches[index].columns, into: &sink)
        }
      } catch is LoadPass.NeedsDecimals {
        // Of all rows now, so that this happens once.
        scales = decimals(matches, rows: .max)
        try sink.restart(layout(scales))
        continue
      }
      let table = pass.table(layout(scales))
      let findings = matches.flatMap(\.findings) + pass.finish()
      if let memo = memo(table, findings) { try sink.keep(memo: memo) }
      try sink.finish()
      meter.finish()
      return Outcome(table: table, keys: pass.keys, findings: findings, sink: sink)
    }
  }

  private func layout(_ scales: [Int]) -> TableLayout {
    TableLayout(
      name: name,
      columns: zip(schema.fields, scales).map { field, scale in
        .init(name: field.name, storage: TypedColumn.storage(of: field.type, scale: scale))
      })
  }

  private struct HasSeenEnough: Error {}

  /// The most decimals that occur in each column of numbers among the first rows of each file; 0 for other columns.
  private func decimals(_ matches: [HeaderMatch], rows limit: Int) -> [Int] {
    var scales = schema.fields.map { _ in 0 }
    let numbers = schema.fields.indices.filter { schema.fields[$0].type == .number }
    if numbers.isEmpty { return scales }
    let columns = schema.fields.map { TypedColumn($0, in: schema, scale: 0) }
    for (part, match) in zip(parts, matches) {
      // The error only ends the visit.
      try? part.source.forEachRow { row in
        if row.number > limit { throw HasSeenEnough() }
        for index in numbers {
          guard let column = match.columns[index], !columns[index].isMissing(row.cells[column]) else { continue }
          if case .decimal(_, let decimals) = columns[index].value(of: row.cells[column]), decimals > scales[index] {
            scales[index] = decimals
          }
        }
      }
    }
    return scales
  }
}
