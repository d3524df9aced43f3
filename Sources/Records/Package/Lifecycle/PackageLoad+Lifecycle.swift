import Diagnostics

/// Tables whose rows appear and go: all rows are checked, and those that are there at this moment are handed over.
extension PackageLoad {
  /// The rows that are there at this moment.
  struct Present {
    let states: [[RowState]]
    /// Keys of the rows that are counted.
    let keys: [TrackedKey]
    /// Keys of those that were withdrawn.
    var withdrawnKeys: [TrackedKey] = []
    let hasHeldBack: Bool
  }

  func load(
    _ resource: DataResource, _ all: TableLoad, _ clock: RowClock, _ referenced: [[String]],
    into diagnostics: inout [Diagnostic]
  ) throws -> Loaded? {
    guard let sorted = try sort(resource, all, clock, referenced, into: &diagnostics) else { return nil }
    let (sorting, outcome) = sorted
    let includesHidden = includesHidden
    let counted = selected(all, resource, sorting.states) { $0 == .shown || includesHidden && $0 == .expired }
    let handed = try counted.run(
      referenced: referenced,
      sink: { layout in
        let times = RowTimes(resource, counted.schema, layout, clock)
        let blank = [times?.withdrawal?.index, times?.reason, times?.basis].compactMap(\.self)
        let states = includesHidden ? sorting.states : sorting.states.map { $0.filter { $0 == .shown } }
        return CountedRows(try sink(resource, layout), states, blanking: blank)
      }, memo: memo)
    var present = Present(states: sorting.states, keys: handed.keys, hasHeldBack: sorting.hasHeldBack)
    if sorting.hasWithdrawn { present.withdrawnKeys = try loadWithdrawn(resource, all, sorting, referenced) }
    var table = handed.table
    table.hiddenCount = includesHidden ? sorting.states.reduce(0) { $0 + $1.count { $0 == .expired } } : 0
    table.span = sorting.span
    return Loaded(resource: resource, table: table, keys: outcome.keys, present: present)
  }

  /// Checks all rows and tells their states. Nil when the columns that say so are not there.
  func sort(
    _ resource: DataResource, _ all: TableLoad, _ clock: RowClock, _ referenced: [[String]] = [],
    gathersMoments: Bool = false, into diagnostics: inout [Diagnostic]
  ) throws -> (RowSorting, TableLoad.Outcome)? {
    let columns = TableLayout(
      name: all.name,
      columns: all.schema.fields.map { .init(name: $0.name, storage: TypedColumn.storage(of: $0.type, scale: 0)) })
    guard let times = RowTimes(resource, all.schema, columns, clock) else { return nil }
    let sorting = RowSorting(times, clock, gathersMoments: gathersMoments)
    let outcome = try all.run(
      referenced: referenced, sink: { _ in SortingSink(sorting: sorting) },
      watch: { SortedRows(sorting: sorting, other: watch(resource, $0)) })
    diagnostics += outcome.findings + OffsetCheck.findings(in: all, times, clock)
    return (sorting, outcome)
  }

  /// The load of some of the rows, which know nothing of the others.
  private func selected(
    _ all: TableLoad, _ resource: DataResource, _ states: [[RowState]],
    where isSelected: @escaping @Sendable (RowState) -> Bool
  ) -> TableLoad {
    let parts = all.parts.selecting(states, where: isSelected)
    // The types of a table without a schema follow from those rows alone.
    var load = TableLoad(
      name: all.name, schema: resource.schema == nil ? SchemaInference.schema(of: parts) : all.schema, parts: parts)
    load.isSchemaDeclared = all.isSchemaDeclared
    load.limit = all.limit
    return load
  }

  private func loadWithdrawn(
    _ resource: DataResource, _ all: TableLoad, _ sorting: RowSorting, _ referenced: [[String]]
  ) throws -> [TrackedKey] {
    let rows = selected(all, resource, sorting.states) { $0 == .withdrawn }
    let load = TableLoad(name: WithdrawnTable.name(of: all.name), schema: all.schema, parts: rows.parts)
    return try load.run(referenced: referenced, sink: { try withdrawnSink(resource, $0) ?? IgnoredRows() }).keys
  }

  // MARK: References

  /// A row that is there must not refer to one that is not there yet: it would tell of it, and what is published would
  /// contradict its own description.
  func checkReferencesToHeldBack(of one: Loaded, among loaded: [Loaded], into diagnostics: inout [Diagnostic]) {
    for key in one.resource.schema?.foreignKeys ?? [] {
      let name = key.resource.isEmpty ? one.resource.name : key.resource
      guard let target = loaded.first(where: { $0.resource.name == name }), let present = target.present,
        present.hasHeldBack
      else { continue }
      func keys(_ keys: [TrackedKey]) -> KeySet? { keys.first { $0.names == key.referencedFields }?.values }
      guard let own = (one.present?.keys ?? one.keys).first(where: { $0.names == key.fields }),
        let all = keys(target.keys), let there = keys(present.keys)
      else { continue }
      let withdrawn = keys(present.withdrawnKeys)
      diagnostics += rows(of: one) { load, scales in
        load.rows(with: own, scales: scales) { key in
          all.contains(key) && !there.contains(key) && withdrawn?.contains(key) != true
        } finding: { findings, place, _ in
          findings.addHeldReference(own.names, to: name, at: place())
        }
      }
    }
  }

  /// Goes through the rows of a table that are there once more.
  private func rows(of one: Loaded, _ visit: (TableLoad, [Int?]) -> [Diagnostic]) -> [Diagnostic] {
    var ignored: [Diagnostic] = []
    guard let parts = one.resource.open(in: folder, into: &ignored) else { return [] }
    var load = TableLoad(
      name: one.table.name, schema: one.table.schema,
      parts: one.present.map { parts.selecting($0.states) { $0.isCounted } } ?? parts)
    load.limit = limit
    return visit(load, one.table.layout.columns.map(\.storage.decimalScale))
  }
}

/// A sink for rows that nobody wants.
private struct IgnoredRows: RecordSink {
  mutating func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws {}
  mutating func restart(_ layout: TableLayout) throws {}
  mutating func finish() throws {}
}
