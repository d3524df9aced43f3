import CommonMark
import Concurrency
import Diagnostics
import Figures
import Files
import SiteModel

/// A Markdown file as it was read.
struct ReadDocument: Sendable {
  /// Below `content/`.
  let path: String
  /// Nil when there is nothing to show.
  let page: ContentPage?
  let diagnostics: [Diagnostic]
}

/// Reads Markdown files of a site, on all cores: all of them, or those that have changed since.
struct DocumentReading: Sendable {
  let request: BuildRequest
  let configuration: SiteConfiguration
  /// The units of the site's measures.
  let units: [MeasureUnit]
  /// Whether the ledger wants the hashes of texts.
  let hashesTexts: Bool
  /// Which of them are translations of others.
  let translations: TranslationFiles

  /// What an earlier build kept of documents that would be read in this way.
  func memory(in cache: CacheFolder?) -> DocumentMemory? {
    cache.map { cache in
      DocumentMemory(
        in: cache.path, toolVersion: request.toolVersion,
        key: DocumentMemory.key(
          configuration.markdownOptions, units: configuration.statisticalUnits + units.flatMap(\.names),
          keysWithoutText: hashesTexts ? SourceText.keysWithoutText(configuration) : nil))
    }
  }

  /// - Parameters:
  ///   - memory: what need not be read; what is read is to be kept there.
  ///   - store: takes the bodies, which can be read back afterwards.
  func read(
    _ entries: [FileTree.Entry], _ memory: DocumentMemory?, into store: BodyStore
  ) async throws(FileError) -> (documents: [ReadDocument], keeping: DocumentMemory.Keeping?) {
    let watch = ParseWatch(seconds: configuration.limits.parseSeconds, onHang: request.onHang)
    let loader = PageLoader(
      source: request.source, configuration: configuration, memory: memory, store: store, watch: watch, units: units,
      hashesTexts: hashesTexts, translations: translations)
    let meter = ProgressMeter(.load, total: entries.count, report: request.progress)
    let results = await watch.whileRunning {
      await concurrentMap(entries) { entry in
        defer { meter.advance() }
        return loader.load(entry)
      }
    }
    try store.finish()
    let keeping = memory.map { DocumentMemory.Keeping(memory: $0, entries: results.compactMap(\.kept), store: store) }
    let documents = zip(entries, results).map {
      ReadDocument(path: $0.path, page: $1.page, diagnostics: $1.diagnostics)
    }
    return (documents, keeping)
  }
}
