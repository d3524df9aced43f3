import Chronology
import CommonMark
import Concurrency
import Diagnostics
import Figures
import Files
import SiteModel

/// All that was read: the second stage's result.
struct LoadedSources: Sendable {
  let configuration: SiteConfiguration
  /// Of the file that it was read from.
  let configurationHash: ContentHash
  let theme: Theme
  /// In the order of their paths.
  let pages: [ContentPage]
  let store: BodyStore
  /// Nil for a site without records.
  let data: SiteData?
  /// Whether there are records that could not be read at all. What asks them is not at fault.
  let lacksData: Bool

  /// Nil when there is no configuration to go by.
  static func load(
    _ tree: SourceTree, _ request: BuildRequest, cache: CacheFolder?, into diagnostics: inout [Diagnostic]
  ) async throws(FileError) -> LoadedSources? {
    guard let file = configurationFile(tree, request, into: &diagnostics),
      var configuration = ConfigurationReader.read(file, into: &diagnostics)
    else { return nil }
    if let text = request.baseURL, let url = BaseURL(text) { configuration.baseURL = url }
    let outline = MeasureOutline.read(tree, in: request.source, into: &diagnostics)
    configuration.dimensions = outline.dimensions
    let hashesTexts = request.wantsLedger || tree.ledger != nil
    let memory = cache.map { cache in
      DocumentMemory(
        in: cache.path, toolVersion: request.toolVersion,
        key: DocumentMemory.key(
          configuration.markdownOptions, units: configuration.statisticalUnits + outline.units.flatMap(\.names),
          keysWithoutText: hashesTexts ? SourceText.keysWithoutText(configuration) : nil))
    }
    diagnostics += memory?.finding.map { [$0] } ?? []
    let store = try BodyStore(in: cache?.path ?? "/tmp", kept: memory?.bodies, isKept: memory != nil)
    // Records and pages are read at the same time.
    let loader = SiteDataLoader(tree, request, configuration, cache: cache)
    async let loadedData = loader?.load(outline)
    let pages = try await pages(
      tree.pages, configuration, request, memory, units: outline.units, hashesTexts: hashesTexts, into: store,
      &diagnostics)
    let (data, found) = await loadedData ?? (nil, [])
    diagnostics += found
    let lacksData = data == nil && found.hasErrors
    var shown = PagesFromData.expand(
      pages, data: data, lacksData: lacksData, configuration: configuration,
      parser: MarkdownParser(options: configuration.markdownOptions), into: &diagnostics)
    if let data, data.isSound { diagnostics += data.rules.unknown(in: shown) }
    if let names = TermNames(data, configuration) { shown = shown.map(names.named) }
    let languages = Set(pages.compactMap(\.matter.language) + [configuration.language])
    let theme = Theme.load(tree.theme, in: request.source, languages: languages, into: &diagnostics)
    return LoadedSources(
      configuration: configuration, configurationHash: ContentHash(file.bytes), theme: theme, pages: shown,
      store: store, data: data, lacksData: lacksData)
  }

  /// Reads all Markdown files, on all cores.
  private static func pages(
    _ entries: [FileTree.Entry], _ configuration: SiteConfiguration, _ request: BuildRequest,
    _ memory: DocumentMemory?, units: [MeasureUnit], hashesTexts: Bool, into store: BodyStore,
    _ diagnostics: inout [Diagnostic]
  ) async throws(FileError) -> [ContentPage] {
    let watch = ParseWatch(seconds: configuration.limits.parseSeconds, onHang: request.onHang)
    let loader = PageLoader(
      source: request.source, configuration: configuration, memory: memory, store: store, watch: watch, units: units,
      hashesTexts: hashesTexts)
    let meter = ProgressMeter(.load, total: entries.count, report: request.progress)
    let results = await watch.whileRunning {
      await concurrentMap(entries) { entry in
        defer { meter.advance() }
        return loader.load(entry)
      }
    }
    try store.finish()
    memory?.keep(results.compactMap(\.kept), store)
    for result in results where !result.diagnostics.isEmpty { diagnostics += result.diagnostics }
    return results.compactMap(\.page)
  }

  private static func configurationFile(
    _ tree: SourceTree, _ request: BuildRequest, into diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    guard tree.configuration != nil else {
      diagnostics.append(
        Diagnostic(
          .missingConfiguration, "there is no content/site.yaml in \(request.source)", at: nil,
          remedy: "give the folder of the site with --source, or write content/site.yaml with title and baseURL"))
      return nil
    }
    return SourceReading.read("content/site.yaml", in: request.source, into: &diagnostics)
  }

  func visibility(_ request: BuildRequest) -> Visibility {
    let zone = configuration.timeZone
    return Visibility(
      now: Timestamp(secondsSinceEpoch: request.now, offset: zone.offset(at: request.now)),
      showsDrafts: request.showsDrafts, showsFuture: request.showsFuture, zone: zone)
  }
}
