import Chronology
import Diagnostics
import Files
import Publishing
import SiteModel

/// Builds a site: scan → load → assemble → resolve → render → write.
///
/// Stages are functions from values to values. Each reports what it finds; errors of one stage do not keep the next
/// from looking, so that one run finds all faults. Nothing is published unless all of them are free of errors.
package enum Build {
  package static func run(_ request: BuildRequest) async -> BuildReport {
    let cache = await CacheFolder.open(in: request.source)
    defer { cache?.close() }
    var diagnostics: [Diagnostic] = []
    var watch = Stopwatch()
    do throws(FileError) {
      let output = try OutputFolder.open(request.output)
      let tree = SourceTree.scan(request.source, into: &diagnostics)
      let memory = BuildMemory(request, tree: tree, output: output, cache: cache)
      if diagnostics.isEmpty, let report = memory.reportIfUpToDate() { return report }
      watch.end("scan")

      let loaded = try await LoadedSources.load(tree, request, cache: cache, into: &diagnostics)
      guard let loaded else { return .refused(diagnostics) }
      watch.end("load")

      let visibility = loaded.visibility(request)
      let site = SiteAssembly.assemble(
        loaded.pages, configuration: loaded.configuration, visibility: visibility, into: &diagnostics)
      watch.end("assemble")

      let resolved = ResolvedSite.resolve(
        site, tree: tree, loaded: loaded, now: visibility.now, into: &diagnostics)
      watch.end("resolve")

      // After an error nothing will be published: rendering only looks for further faults.
      diagnostics = request.judged(diagnostics)
      let transaction = diagnostics.hasErrors ? nil : try OutputTransaction(output, knownStamps: memory.outputStamps)
      diagnostics += request.judged(await render(resolved, loaded, request, memory, into: transaction))
      watch.end("render")

      var report = try publish(resolved, transaction, memory, loaded, diagnostics)
      watch.end("write")
      report.stages = watch.stages
      return report
    } catch {
      return .refused(diagnostics + [Diagnostic(.outputFailed, error.description, at: nil)])
    }
  }

  private static func render(
    _ resolved: ResolvedSite, _ loaded: LoadedSources, _ request: BuildRequest, _ memory: BuildMemory,
    into transaction: OutputTransaction?
  ) async -> [Diagnostic] {
    let documents = resolved.renderings.mapValues { DocumentRenderer(rendering: $0, store: loaded.store) }
    guard let main = documents[loaded.configuration.language] else {
      // Without templates there is nothing to render. Their faults have been reported; those of links have not.
      return await LinkCheck(site: resolved.site, links: resolved.links, store: loaded.store).run()
    }
    let renderer = OutputRenderer(
      source: request.source, documents: main, ofLanguages: documents,
      hasSameTables: loaded.data?.key != nil && loaded.data?.key == memory.dataKey, transaction: transaction)
    let meter = ProgressMeter(.render, total: resolved.plan.outputs.count, report: request.progress)
    let found = await concurrentMap(resolved.plan.outputs) { output in
      defer { meter.advance() }
      return renderer.write(output)
    }.flatMap { $0 }
    // A full disk fails every page after the first: one cause, told once.
    let failure = found.first { $0.kind == .outputFailed }
    return found.filter { $0.kind != .outputFailed } + [failure].compactMap { $0 }
  }

  /// Makes the staged files the site, unless there were errors or someone else's file is in the way.
  private static func publish(
    _ resolved: ResolvedSite, _ transaction: OutputTransaction?, _ memory: BuildMemory, _ loaded: LoadedSources,
    _ diagnostics: [Diagnostic]
  ) throws(FileError) -> BuildReport {
    guard let transaction, !diagnostics.hasErrors else {
      transaction?.abandon()
      return .refused(diagnostics)
    }
    let conflicts = transaction.conflicts()
    guard conflicts.isEmpty else {
      transaction.abandon()
      return .refused(diagnostics + conflicts.map(occupied))
    }
    memory.forget()
    let report = BuildReport(
      outcome: .published(try transaction.commit()), contents: resolved.plan.contents(of: resolved.site),
      diagnostics: diagnostics.inReportingOrder())
    memory.keep(
      report, files: transaction.paths, dataKey: loaded.data?.key,
      validUntil: SiteMoments.next(resolved.site, loaded.data)?.secondsSinceEpoch)
    return report
  }

  private static func occupied(_ path: String) -> Diagnostic {
    Diagnostic(
      .outputOccupied, "\"\(path)\" in the output folder was not written by bulletin, and the site has a file there",
      at: nil, remedy: "move it away, or give another folder with --output")
  }
}

extension BuildRequest {
  /// The findings with the severity that they have in this build.
  fileprivate func judged(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    isStrict ? diagnostics.map { $0.severity == .warning ? $0.asError : $0 } : diagnostics
  }
}

extension BuildReport {
  static func refused(_ diagnostics: [Diagnostic]) -> BuildReport {
    BuildReport(outcome: .refused, contents: Contents(), diagnostics: diagnostics.inReportingOrder())
  }
}
