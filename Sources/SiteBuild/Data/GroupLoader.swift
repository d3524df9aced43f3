import Chronology
import Diagnostics
import Files
import Records

/// Loads tables that foreign keys connect, unless the engine holds them already.
struct GroupLoader: Sendable {
  struct Loaded: Sendable {
    var tables: [SiteData.Table] = []
    var diagnostics: [Diagnostic] = []
    /// For the next run; nil after an error, which has to be found again.
    var remembered: RecordMemory.Group?
    /// The days, since 1970, on which the same would be found.
    var validDays = Int.min...Int.max
    /// The moments between which the tables have the same rows.
    var span = RowSpan.always
  }

  let engine: SQLiteEngine
  let folder: DataFolder
  let today: CivilDate
  let clock: RowClock
  /// The rules of the field, which see the rows on their way.
  let watching: ProfileWatching
  let memory: [ContentHash: RecordMemory.Group]
  let key: @Sendable ([DataResource]) -> ContentHash

  func load(_ group: [DataResource]) -> Loaded {
    let key = key(group)
    if let known = memory[key], known.validDays.contains(today.daysSinceEpoch), known.span.contains(clock.now),
      let loaded = restore(known, group, key)
    {
      return loaded
    }
    var loaded = Loaded()
    do {
      var load = PackageLoad(from: folder) { [engine, folder] resource, layout in
        try engine.makeSink(for: layout, key: key, path: Self.path(of: resource, in: folder))
      }
      load.clock = clock
      load.withdrawnSink = { [engine, folder] resource, layout in
        try engine.makeSink(for: layout, key: key, path: Self.path(of: resource, in: folder))
      }
      load.watch = { [watching] resource, layout in watching.watch(resource, layout) }
      let tables = try load.run(group, into: &loaded.diagnostics)
      for (resource, table) in zip(group.filter { one in tables.contains { $0.name == one.name } }, tables) {
        loaded.tables.append(
          SiteData.Table(
            resource: resource, schema: table.schema, layout: table.layout,
            rowCount: table.rowCount - table.hiddenCount))
        loaded.span = loaded.span.intersection(table.span)
      }
    } catch let error as RecordEngineError {
      loaded.diagnostics.append(error.diagnostic(at: nil))
    } catch {
      loaded.diagnostics.append(Diagnostic(.recordsFailed, "\(error)", at: nil))
    }
    let days = group.map { watching.sameFindings($0.name) }
    loaded.validDays = days.dropFirst().reduce(days[0]) { $0.clamped(to: $1) }
    let isInferred = group.contains { $0.schema == nil }
    if !loaded.diagnostics.hasErrors, !isInferred {
      loaded.remembered = RecordMemory.Group(
        key: key, findings: loaded.diagnostics, validDays: loaded.validDays, span: loaded.span,
        withdrawn: group.map { WithdrawnTable.name(of: $0.name) }.filter { engine.layout(of: $0) != nil })
    }
    return loaded
  }

  /// The group as the engine holds it; nil when it lacks a table.
  private func restore(_ known: RecordMemory.Group, _ group: [DataResource], _ key: ContentHash) -> Loaded? {
    var loaded = Loaded(
      diagnostics: known.findings, remembered: known, validDays: known.validDays, span: known.span)
    guard known.withdrawn.allSatisfy({ engine.stored($0, key: key) != nil }) else { return nil }
    for resource in group {
      guard let schema = resource.schema, let stored = engine.stored(resource.name, key: key) else { return nil }
      loaded.tables.append(
        SiteData.Table(
          resource: resource, schema: schema, layout: stored.layout, rowCount: stored.rowCount - stored.hiddenCount))
    }
    return loaded
  }

  private static func path(of resource: DataResource, in folder: DataFolder) -> String {
    if case .files(let paths) = resource.content, let first = paths.first { return folder.displayPath(first) }
    return resource.written.location?.path ?? folder.name
  }
}
