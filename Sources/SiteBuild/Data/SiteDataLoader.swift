import Chronology
import Concurrency
import DataFormats
import Diagnostics
import Files
import Records
import SiteModel

/// Reads `content/data/`: the descriptor, the tables into the engine, the measures.
struct SiteDataLoader: Sendable {
  private let source: String
  private let entries: [FileTree.Entry]
  private let folder: DataFolder
  private let configuration: SiteConfiguration
  private let toolVersion: String
  private let today: CivilDate
  private let clock: RowClock
  /// Where the engine keeps its files between runs; nil when the source cannot be written to.
  private let cache: String?

  /// Nil for a site without data.
  init?(_ tree: SourceTree, _ request: BuildRequest, _ configuration: SiteConfiguration, cache: CacheFolder?) {
    guard !tree.data.isEmpty else { return nil }
    source = request.source
    entries = tree.data
    folder = DataFolder(root: request.source + "/content/data", name: "content/data")
    self.configuration = configuration
    toolVersion = request.toolVersion
    today =
      Timestamp(
        secondsSinceEpoch: request.now, offset: configuration.timeZone.offset(at: request.now)
      ).date
    clock = RowClock(now: request.now, showsFuture: request.showsFuture) { [zone = configuration.timeZone] in
      zone.timestamp(of: $0).secondsSinceEpoch
    }
    self.cache = cache.map { $0.path + "/records" }
  }

  /// Everything below `content/data/`, with what is wrong with it. Nil when there is nothing to ask.
  func load(_ outline: MeasureOutline) async -> (data: SiteData?, diagnostics: [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    guard let package = package(into: &diagnostics) else { return (nil, diagnostics) }
    do throws(RecordEngineError) {
      let temporary = cache == nil ? try temporaryFolder() : nil
      let place = cache ?? temporary?.path ?? ""
      let engine = try SQLiteEngine(folder: place)
      let (tables, sameUntil, span) = await tables(of: package, in: engine, RecordMemory(place), into: &diagnostics)
      let mode = configuration.rounding
      let rules = RoundingRules(mode: mode.mode, decimals: mode.decimals)
      var reader = MeasuresReader(layouts: tables.map(\.layout), rules: rules)
      var found: [Diagnostic] = []
      let measures = reader.read(outline.value, path: MeasureOutline.path, into: &found)
      // A table that could not be read or stored is missing to the measures as well.
      if tables.count == package.resources.count { diagnostics += found }
      let store = try CubeStore(measures: measures, engine: engine, coverages: coverages(package))
      diagnostics += store.diagnostics + UnitCheck.findings(measures, tables)
      let data = SiteData(
        package: package, tables: tables, evaluator: FigureEvaluator(store: store, rules: rules),
        rules: noticeRules(measures, tables, into: &diagnostics), key: key(of: package.resources, package, span),
        sourceFolder: source, temporaryFolder: temporary, sameUntil: sameUntil, clock: clock, span: span,
        isSound: !diagnostics.hasErrors && !outline.isFaulty)
      return (data, diagnostics)
    } catch {
      return (nil, diagnostics + [error.diagnostic(at: nil)])
    }
  }

  private func temporaryFolder() throws(RecordEngineError) -> TemporaryRecordFolder {
    do { return try TemporaryRecordFolder() } catch { throw .storage("\(error)") }
  }

  private func noticeRules(
    _ measures: MeasureSet, _ tables: [SiteData.Table], into diagnostics: inout [Diagnostic]
  ) -> RuleSet {
    let path = "content/data/rules.yaml"
    let reader = RulesReader(measures: measures, layouts: tables.map(\.layout))
    guard entries.contains(where: { $0.path == "data/rules.yaml" }),
      let file = SourceReading.read(path, in: source, into: &diagnostics)
    else {
      var ignored: [Diagnostic] = []
      return reader.read(nil, path: path, into: &ignored)
    }
    let value = YAMLReader.read(String(decoding: file.bytes, as: UTF8.self), path: path, into: &diagnostics)
    return reader.read(value, path: path, into: &diagnostics)
  }

  private func coverages(_ package: DataPackage) -> [String: Period] {
    Dictionary(package.resources.compactMap { resource in resource.temporalCoverage.map { (resource.name, $0) } }) {
      first, _ in first
    }
  }

  // MARK: Descriptor

  private func package(into diagnostics: inout [Diagnostic]) -> DataPackage? {
    let names = ["datapackage.yaml", "datapackage.yml", "datapackage.json"]
    let found = names.filter { name in entries.contains { $0.path == "data/" + name } }
    if found.count > 1 {
      diagnostics.append(
        Diagnostic(
          .dataPackage, "there are two descriptors, \(found.joined(separator: " and "))",
          at: SourceLocation(path: "content/data/" + found[1]), remedy: "keep one of them"))
    }
    guard let name = found.first else {
      let package = undescribed(into: &diagnostics)
      diagnostics += UnlistedFiles.findings(entries, package, descriptor: nil)
      return package
    }
    guard let file = SourceReading.read("content/data/" + name, in: source, into: &diagnostics) else { return nil }
    var faults: [Diagnostic] = []
    let package = DataPackageReader.read(file, in: folder, profiles: RecordProfile.all.map(\.name), into: &faults)
    // A resource with a fault may be the one that names a file.
    if !faults.hasErrors { faults += UnlistedFiles.findings(entries, package, descriptor: name) }
    diagnostics += faults
    return package
  }

  /// Tables that nobody has described: their schemas are inferred, and nothing of them is published but figures.
  private func undescribed(into diagnostics: inout [Diagnostic]) -> DataPackage? {
    let tables = entries.map { String($0.path.dropFirst("data/".count)) }.filter { path in
      !path.contains("/") && !["measures.yaml", "rules.yaml"].contains(path)
        && TableFormat(name: path.split(separator: ".").last.map(String.init) ?? "") != nil
    }
    guard !tables.isEmpty else {
      if entries.contains(where: { $0.path == "data/measures.yaml" }) {
        diagnostics.append(
          Diagnostic(
            .dataPackage, "there are measures, but no tables that they could be about",
            at: SourceLocation(path: MeasureOutline.path), remedy: "put the tables beside it, with datapackage.yaml",
            severity: .warning))
      }
      return nil
    }
    var package = DataPackage()
    var paths: [String: String] = [:]
    for path in tables {
      let name = path.split(separator: ".").dropLast().joined(separator: ".").lowercased()
      if let first = paths.updateValue(path, forKey: name) {
        diagnostics.append(
          Diagnostic(
            .dataPackage, "\(first) and \(path) would both be the table \"\(name)\"",
            at: SourceLocation(path: "content/data/" + path),
            remedy: "rename one of them, or write datapackage.yaml and name the tables there"))
        continue
      }
      let format = TableFormat(name: path.split(separator: ".").last.map(String.init) ?? "") ?? .csv
      var resource = DataResource(name: name, content: .files([path]), format: format)
      resource.isPublished = false
      if format == .tsv { resource.dialect = .tabs }
      package.resources.append(resource)
    }
    diagnostics.append(
      Diagnostic(
        .dataPackage, "there is no content/data/datapackage.yaml, so that the types of all columns are guessed",
        at: SourceLocation(path: "content/data/" + tables[0]),
        remedy: "write one; \"bulletin new schema content/data/\(tables[0])\" prints a start", severity: .warning))
    return package
  }

  // MARK: Tables

  /// Loads the groups of tables that foreign keys connect, on all cores; unchanged ones are there already.
  private func tables(
    of package: DataPackage, in engine: SQLiteEngine, _ memory: RecordMemory, into diagnostics: inout [Diagnostic]
  ) async -> (tables: [SiteData.Table], sameUntil: Int, RowSpan) {
    let context = GroupLoader(
      engine: engine, folder: folder, today: today, clock: clock,
      watching: ProfileWatching(package, in: folder, today: today), memory: memory.groups, key: { key(of: $0, package) }
    )
    let loaded = await concurrentMap(package.connectedResources, chunk: 1) { context.load($0) }
    diagnostics += loaded.flatMap(\.diagnostics)
    // What is described no more may have been removed for a reason. Should that fail, the files are merely in the way.
    let names = package.resources.flatMap { [$0.name, WithdrawnTable.name(of: $0.name)] }
    try? engine.removeTables(except: Set(names.filter { engine.layout(of: $0) != nil }))
    memory.keep(loaded.compactMap(\.remembered))
    let tables = Dictionary(loaded.flatMap(\.tables).map { ($0.resource.name, $0) }) { first, _ in first }
    return (
      package.resources.compactMap { tables[$0.name] }, loaded.map(\.validDays.upperBound).min() ?? .max,
      loaded.reduce(.always) { $0.intersection($1.span) }
    )
  }

  /// What the rows of a group depend on: the program, the descriptor, its schemas, the files with the rows, and what
  /// their moments mean.
  ///
  /// - Parameter span: the moments between which the tables have the same rows, where these are told apart.
  private func key(of group: [DataResource], _ package: DataPackage, _ span: RowSpan = .always) -> ContentHash {
    var files: Set<String> = []
    var others: Set<String> = []
    let own = Set(group.map(\.name))
    for resource in package.resources {
      guard case .files(let paths) = resource.content else { continue }
      if own.contains(resource.name) { files.formUnion(paths) } else { others.formUnion(paths) }
    }
    var writer = PackedWriter()
    writer.write(toolVersion)
    writer.write(configuration.timeZone.identifier)
    writer.write("\(clock.showsFuture) \(span.since) \(span.until)")
    writer.write(group.map(\.name)) { $0.write($1) }
    // All that is no table may be a schema: a change of any loads anew.
    for entry in entries {
      let path = String(entry.path.dropFirst("data/".count))
      let isElsewhere = others.contains(path) && !files.contains(path)
      if isElsewhere || path == "measures.yaml" || path == "rules.yaml" || path.hasPrefix("queries/") { continue }
      writer.write(entry.path)
      writer.write(entry.stamp)
    }
    return ContentHash(writer.bytes)
  }
}

extension RecordEngineError {
  /// The error as a finding.
  func diagnostic(at location: SourceLocation?) -> Diagnostic {
    let message =
      switch self {
      case .storage(let words): "the records cannot be stored: \(words)"
      case .damaged(let table): "the stored records of \"\(table)\" were damaged and have been thrown away"
      case .unknownTable(let name): "there is no table \"\(name)\""
      case .unknownColumn(let name, let table): "the table \"\(table)\" has no column \"\(name)\""
      case .query(let fault): fault.message
      }
    return Diagnostic(.recordsFailed, message, at: location, remedy: remedy)
  }

  private var remedy: String? {
    if case .damaged = self { "build again: the table is then loaded anew" } else { nil }
  }
}
