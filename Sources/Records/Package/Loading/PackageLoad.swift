import DataFormats
import Diagnostics

/// Takes the tables of a package to an engine, one after the other, and then checks what they say about each other.
package struct PackageLoad {
  let folder: DataFolder
  let sink: (DataResource, TableLayout) throws -> any RecordSink
  /// Makes what sees the rows of a table besides the sink, such as the rules of its profile.
  package var watch: (DataResource, TableLayout) -> (any RowWatch)? = { _, _ in nil }
  /// What a sink is to keep for later runs.
  package var memo: (LoadedTable, [Diagnostic]) -> [UInt8]? = { _, _ in nil }
  /// The moment that decides which rows of tables with a lifecycle there are; nil for all.
  package var clock: RowClock?
  /// Whether rows that are counted but not shown are handed over (`RecordSink.hide`).
  package var includesHidden = true
  /// Takes the withdrawn rows of a table, when it has any.
  package var withdrawnSink: (DataResource, TableLayout) throws -> (any RecordSink)? = { _, _ in nil }
  /// Findings of one rule and field that are shown, before the rest is counted.
  package var limit = 20

  package init(
    from folder: DataFolder, sink: @escaping (DataResource, TableLayout) throws -> any RecordSink
  ) {
    self.folder = folder
    self.sink = sink
  }

  /// One table with the keys that were gathered from it.
  struct Loaded {
    let resource: DataResource
    let table: LoadedTable
    let keys: [TrackedKey]
    /// What is left of it at this moment; nil for a table whose rows are always there.
    var present: Present?
  }

  /// Loads resources that belong together: `DataPackage.connectedResources`. A table that cannot be read is left out,
  /// with findings that say why. Throws what sinks throw.
  package func run(_ resources: [DataResource], into diagnostics: inout [Diagnostic]) throws -> [LoadedTable] {
    let referenced = Self.referencedFields(resources)
    var loaded: [Loaded] = []
    for resource in resources {
      if let one = try load(resource, referenced[resource.name] ?? [], into: &diagnostics) { loaded.append(one) }
    }
    for one in loaded { checkReferences(of: one, among: loaded, into: &diagnostics) }
    for one in loaded { checkReferencesToHeldBack(of: one, among: loaded, into: &diagnostics) }
    return loaded.map(\.table)
  }

  private func load(
    _ resource: DataResource, _ referenced: [[String]], into diagnostics: inout [Diagnostic]
  ) throws -> Loaded? {
    guard let parts = resource.open(in: folder, into: &diagnostics) else { return nil }
    var schema = resource.schema
    if schema == nil {
      let inferred = SchemaInference.schema(of: parts)
      diagnostics.append(SchemaInference.note(inferred, for: resource))
      schema = inferred
    }
    var load = TableLoad(name: resource.name, schema: schema ?? TableSchema(fields: []), parts: parts)
    load.isSchemaDeclared = resource.schema != nil
    load.limit = limit
    if let clock, let lifecycle = RowLifecycle.of(resource, load.schema) {
      // The faults of a declared schema have been told with its description.
      let faults = lifecycle.faults(in: load.schema, of: resource.name)
      if resource.schema == nil { diagnostics += faults }
      if !faults.isEmpty { return nil }
      return try self.load(resource, load, clock, referenced, into: &diagnostics)
    }
    let outcome = try load.run(
      referenced: referenced, sink: { try sink(resource, $0) }, watch: { watch(resource, $0) }, memo: memo)
    diagnostics += outcome.findings
    return Loaded(resource: resource, table: outcome.table, keys: outcome.keys)
  }

  /// By table the lists of fields that foreign keys name, its own keys to itself included.
  private static func referencedFields(_ resources: [DataResource]) -> [String: [[String]]] {
    var fields: [String: [[String]]] = [:]
    for resource in resources {
      for key in resource.schema?.foreignKeys ?? [] {
        fields[key.resource.isEmpty ? resource.name : key.resource, default: []].append(key.referencedFields)
      }
    }
    return fields
  }

  // MARK: References

  private func checkReferences(of one: Loaded, among loaded: [Loaded], into diagnostics: inout [Diagnostic]) {
    for key in one.resource.schema?.foreignKeys ?? [] {
      let name = key.resource.isEmpty ? one.resource.name : key.resource
      // A table that could not be read was reported as that.
      guard let target = loaded.first(where: { $0.resource.name == name }) else { continue }
      let unknown = key.referencedFields.filter { target.table.schema.field(named: $0) == nil }
      if !unknown.isEmpty {
        if target.resource.schema == nil { diagnostics.append(Self.unknownField(unknown[0], key, name)) }
        continue
      }
      if let finding = Self.unlikeTypes(key, one.table, target.table) {
        diagnostics.append(finding)
        continue
      }
      guard let own = one.keys.first(where: { $0.names == key.fields }),
        let theirs = target.keys.first(where: { $0.names == key.referencedFields }),
        !own.values.missing(in: theirs.values).isEmpty
      else { continue }
      diagnostics += missing(key, of: one, own, in: theirs, name)
    }
  }

  private static func unknownField(_ field: String, _ key: TableSchema.ForeignKey, _ name: String) -> Diagnostic {
    Diagnostic(
      .dataPackage, "a foreign key refers to the column \"\(field)\", which \"\(name)\" lacks", at: key.written.location
    )
  }

  /// Text and a number are never equal.
  private static func unlikeTypes(
    _ key: TableSchema.ForeignKey, _ own: LoadedTable, _ target: LoadedTable
  ) -> Diagnostic? {
    for (field, other) in zip(key.fields, key.referencedFields) {
      guard let left = own.layout.column(field)?.storage, let right = target.layout.column(other)?.storage,
        !left.isComparable(with: right)
      else { continue }
      return Diagnostic(
        .dataPackage,
        "\"\(field)\" is of the type \"\(own.schema.field(named: field)?.type.rawValue ?? "")\", but refers to "
          + "\"\(other)\" of \"\(target.name)\", which is of the type "
          + "\"\(target.schema.field(named: other)?.type.rawValue ?? "")\"",
        at: key.written.location, remedy: "give both fields the same type; codes are text")
    }
    return nil
  }

  /// Goes through the table again, since something is missing, to name every row.
  private func missing(
    _ key: TableSchema.ForeignKey, of one: Loaded, _ own: TrackedKey, in theirs: TrackedKey, _ target: String
  ) -> [Diagnostic] {
    var ignored: [Diagnostic] = []
    guard let parts = one.resource.open(in: folder, into: &ignored) else { return [] }
    var load = TableLoad(name: one.table.name, schema: one.table.schema, parts: parts)
    load.limit = limit
    return load.rowsMissing(
      own, in: theirs, scales: one.table.layout.columns.map(\.storage.decimalScale), target: target)
  }
}

extension TableLayout.Storage {
  /// Of decimals; nil for all else.
  var decimalScale: Int? { if case .decimal(let scale) = self { scale } else { nil } }

  fileprivate func isComparable(with other: TableLayout.Storage) -> Bool {
    if case (.decimal, .decimal) = (self, other) { true } else { self == other }
  }
}
