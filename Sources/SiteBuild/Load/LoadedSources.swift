import Chronology
import CommonMark
import Diagnostics
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

  /// How Markdown files are read, and what was read of each, in the order of their paths.
  let reading: DocumentReading
  let documents: [ReadDocument]
  /// What was found in everything else.
  private let findings: [Diagnostic]
  /// What was found when pages were made from data.
  private let expansion: [Diagnostic]

  /// What was found in all sources.
  var diagnostics: [Diagnostic] {
    var found = findings
    for document in documents where !document.diagnostics.isEmpty { found += document.diagnostics }
    return found + expansion
  }

  /// Nil when there is no configuration to go by.
  static func load(
    _ tree: SourceTree, _ request: BuildRequest, cache: CacheFolder?, into diagnostics: inout [Diagnostic]
  ) async throws(FileError) -> LoadedSources? {
    guard let (loaded, keeping) = try await loading(tree, request, cache: cache, into: &diagnostics) else { return nil }
    keeping?.run()
    return loaded
  }

  /// The same; whoever calls sees to it that what was read is kept.
  static func loading(
    _ tree: SourceTree, _ request: BuildRequest, cache: CacheFolder?, into diagnostics: inout [Diagnostic]
  ) async throws(FileError) -> (LoadedSources, DocumentMemory.Keeping?)? {
    var found: [Diagnostic] = []
    guard let file = configurationFile(tree, request, into: &found),
      var configuration = ConfigurationReader.read(file, into: &found)
    else {
      diagnostics += found
      return nil
    }
    if let text = request.baseURL, let url = BaseURL(text) { configuration.baseURL = url }
    let outline = MeasureOutline.read(tree, in: request.source, into: &found)
    configuration.dimensions = outline.dimensions
    let translations = TranslationFiles(tree.pages.map(\.path), configuration: configuration)
    found += translations.diagnostics
    let reading = DocumentReading(
      request: request, configuration: configuration, units: outline.units,
      hashesTexts: request.wantsLedger || tree.ledger != nil, translations: translations)
    let memory = reading.memory(in: cache)
    found += memory?.finding.map { [$0] } ?? []
    let store = try BodyStore(in: cache?.path ?? "/tmp", kept: memory?.bodies, isKept: memory != nil)
    // Records, templates and pages are read at the same time.
    let main = configuration.language
    async let loadedTheme = Theme.load(tree.theme, in: request.source, language: main)
    let loader = SiteDataLoader(tree, request, configuration, cache: cache)
    async let loadedData = loader?.load(outline)
    let (documents, keeping) = try await reading.read(tree.pages, memory, into: store)
    let (data, faults) = await loadedData ?? (nil, [])
    var (theme, flaws) = await loadedTheme
    theme.add(Set(documents.compactMap(\.page?.language)).subtracting([main]), into: &flaws)
    found += flaws
    let loaded = LoadedSources(
      configuration: configuration, configurationHash: ContentHash(file.bytes), theme: theme, store: store, data: data,
      lacksData: data == nil && faults.hasErrors, reading: reading, documents: documents, findings: found + faults)
    diagnostics += loaded.diagnostics
    return (loaded, keeping)
  }

  /// The same sources with some documents read anew. Their bodies lie in another store, which knows this one's too.
  ///
  /// - Parameter documents: by their numbers.
  func replacing(_ documents: [Int: ReadDocument], store: BodyStore) -> LoadedSources {
    LoadedSources(
      configuration: configuration, configurationHash: configurationHash, theme: theme, store: store, data: data,
      lacksData: lacksData, reading: reading, documents: all(with: documents), findings: findings)
  }

  /// The same where nothing but texts is new in those documents, so that all other pages are the same.
  func replacingTexts(_ documents: [Int: ReadDocument]) -> LoadedSources {
    let names = TermNames(data, configuration)
    var pages = pages
    for page in documents.values.compactMap(\.page) {
      guard let index = pages.firstIndex(where: { $0.path == page.path }) else { continue }
      pages[index] = names?.named(page) ?? page
    }
    return LoadedSources(self, pages, all(with: documents))
  }

  private func all(with new: [Int: ReadDocument]) -> [ReadDocument] {
    var documents = documents
    for (number, document) in new { documents[number] = document }
    return documents
  }

  private init(_ sources: LoadedSources, _ pages: [ContentPage], _ documents: [ReadDocument]) {
    configuration = sources.configuration
    configurationHash = sources.configurationHash
    theme = sources.theme
    store = sources.store
    data = sources.data
    lacksData = sources.lacksData
    reading = sources.reading
    findings = sources.findings
    expansion = sources.expansion
    self.pages = pages
    self.documents = documents
  }

  private init(
    configuration: SiteConfiguration, configurationHash: ContentHash, theme: Theme, store: BodyStore, data: SiteData?,
    lacksData: Bool, reading: DocumentReading, documents: [ReadDocument], findings: [Diagnostic]
  ) {
    self.configuration = configuration
    self.configurationHash = configurationHash
    self.theme = theme
    self.store = store
    self.data = data
    self.lacksData = lacksData
    self.reading = reading
    self.documents = documents
    self.findings = findings
    var found: [Diagnostic] = []
    var shown = PagesFromData.expand(
      documents.compactMap(\.page), data: data, lacksData: lacksData, configuration: configuration,
      parser: MarkdownParser(options: configuration.markdownOptions), into: &found)
    if let data, data.isSound { found += data.rules.unknown(in: shown) }
    if let names = TermNames(data, configuration) { shown = shown.map(names.named) }
    pages = shown
    expansion = found
  }

  private static func configurationFile(
    _ tree: SourceTree, _ request: BuildRequest, into diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    guard tree.configuration != nil else {
      diagnostics.append(
        Diagnostic(
          .missingConfiguration, "there is no content/site.yaml in \(request.source)", at: nil,
          remedy: "give the folder of the site with --source, or begin one with \"bulletin new site DIR\""))
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
