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
    guard var configuration = configuration(tree, request, into: &diagnostics) else { return nil }
    if let text = request.baseURL, let url = BaseURL(text) { configuration.baseURL = url }
    let outline = MeasureOutline.read(tree, in: request.source, into: &diagnostics)
    configuration.dimensions = outline.dimensions
    let store = try BodyStore(in: cache?.path ?? "/tmp")
    // Records and pages are read at the same time.
    let loader = SiteDataLoader(tree, request, configuration, cache: cache)
    async let loadedData = loader?.load(outline)
    let pages = await pages(
      tree.pages, configuration, request, units: outline.units, hashesTexts: request.wantsLedger || tree.ledger != nil,
      into: store, &diagnostics)
    try store.finish()
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
      configuration: configuration, theme: theme, pages: shown, store: store, data: data, lacksData: lacksData)
  }

  /// Reads all Markdown files, on all cores.
  private static func pages(
    _ entries: [FileTree.Entry], _ configuration: SiteConfiguration, _ request: BuildRequest, units: [MeasureUnit],
    hashesTexts: Bool, into store: BodyStore, _ diagnostics: inout [Diagnostic]
  ) async -> [ContentPage] {
    let watch = ParseWatch(seconds: configuration.limits.parseSeconds, onHang: request.onHang)
    let loader = PageLoader(
      source: request.source, configuration: configuration, store: store, watch: watch, units: units,
      hashesTexts: hashesTexts)
    let meter = ProgressMeter(.load, total: entries.count, report: request.progress)
    let results = await watch.whileRunning {
      await concurrentMap(entries) { entry in
        defer { meter.advance() }
        var found: [Diagnostic] = []
        let page = loader.load(entry, into: &found)
        return (page: page, diagnostics: found)
      }
    }
    for result in results where !result.diagnostics.isEmpty { diagnostics += result.diagnostics }
    return results.compactMap(\.page)
  }

  private static func configuration(
    _ tree: SourceTree, _ request: BuildRequest, into diagnostics: inout [Diagnostic]
  ) -> SiteConfiguration? {
    guard tree.configuration != nil else {
      diagnostics.append(
        Diagnostic(
          .missingConfiguration, "there is no content/site.yaml in \(request.source)", at: nil,
          remedy: "give the folder of the site with --source, or write content/site.yaml with title and baseURL"))
      return nil
    }
    guard let file = SourceReading.read("content/site.yaml", in: request.source, into: &diagnostics) else { return nil }
    return ConfigurationReader.read(file, into: &diagnostics)
  }

  func visibility(_ request: BuildRequest) -> Visibility {
    let zone = configuration.timeZone
    return Visibility(
      now: Timestamp(secondsSinceEpoch: request.now, offset: zone.offset(at: request.now)),
      showsDrafts: request.showsDrafts, showsFuture: request.showsFuture, zone: zone)
  }
}
