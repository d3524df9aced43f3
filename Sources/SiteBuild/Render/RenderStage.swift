import Concurrency
import Diagnostics
import Files
import Publishing
import SiteModel

/// The fifth stage: every output that is not what it was is rendered, on all cores, and goes to the transaction at once.
struct RenderStage: Sendable {
  struct Result: Sendable {
    var diagnostics: [Diagnostic] = []
    /// What the next build need not render.
    var reusable: [(path: String, output: ReusableOutput)] = []
    /// What is to be kept of the search index.
    var keeping: SearchMemory.Keeping?
  }

  let resolved: ResolvedSite
  let loaded: LoadedSources
  let tree: SourceTree
  let request: BuildRequest
  /// Nil when nobody wants to know.
  let figures: PublishedFigures?
  /// Nil when nothing is to be written: then everything is rendered, to look for faults.
  let transaction: OutputTransaction?

  /// - Parameters:
  ///   - memory: nil when everything is to be rendered.
  ///   - storedIndex: what it has of the search index.
  func run(_ memory: BuildMemory?, storedIndex: SearchMemory.Stored = .init()) async -> Result {
    let documents = resolved.documents(loaded.store)
    guard let main = documents[loaded.configuration.language] else {
      // Without templates there is nothing to render. Their faults have been reported; those of links have not.
      return Result(
        diagnostics: await LinkCheck(site: resolved.site, links: resolved.links, store: loaded.store).run())
    }
    let scan = OutputScan()
    let reuse = await reuse(memory, storedIndex, main, documents)
    let renderer = OutputRenderer(
      source: request.source, documents: main, ofLanguages: documents,
      transaction: transaction,
      reuse: reuse, figures: figures, scan: scan, inspect: request.inspect)
    let meter = ProgressMeter(.render, total: resolved.plan.outputs.count, report: request.progress)
    let outcomes = await concurrentMap(resolved.plan.outputs) { output -> OutputRenderer.Outcome in
      defer { meter.advance() }
      // Who looks at a preview has saved again.
      if Task.isCancelled { return OutputRenderer.Outcome() }
      return renderer.write(output)
    }
    var found: [Diagnostic] = []
    for outcome in outcomes where !outcome.diagnostics.isEmpty { found += outcome.diagnostics }
    // A full disk fails every page after the first: one cause, told once.
    let failure = found.first { $0.kind == .outputFailed }
    var privacy = PersonalDataCheck(resolved.site, tree: tree, source: request.source)
    return Result(
      diagnostics: found.filter { $0.kind != .outputFailed } + [failure].compactMap { $0 } + privacy.run(scan),
      reusable: outcomes.compactMap(\.reusable), keeping: outcomes.first { $0.keeping != nil }?.keeping)
  }

  private func reuse(
    _ memory: BuildMemory?, _ storedIndex: SearchMemory.Stored, _ main: DocumentRenderer,
    _ documents: [String: DocumentRenderer]
  ) async -> OutputReuse? {
    guard let transaction, let memory else { return nil }
    let keys = await OutputKeys(
      main.rendering, languages: resolved.renderings, feeds: FeedRenderer(documents: main, ofLanguages: documents),
      sources: sources, collectsFigures: figures != nil)
    return OutputReuse(keys, memory, storedIndex: storedIndex, transaction: transaction)
  }

  /// The hash of all that decides the outputs but the pages and what is made of them.
  private var sources: ContentHash {
    var writer = PackedWriter()
    writer.write(request.toolVersion)
    writer.write(request.baseURL)
    writer.write(loaded.configurationHash)
    writer.write(loaded.theme.hash)
    writer.write(loaded.data?.key.hexadecimal)
    writer.write(loaded.lacksData ? 1 : 0)
    // Measures and stored queries are no part of that key.
    writer.write(tree.data) { writer, entry in
      writer.write(entry.path)
      writer.write(entry.stamp)
    }
    return ContentHash(writer.bytes)
  }
}
