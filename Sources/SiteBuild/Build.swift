import Chronology
import Concurrency
import Diagnostics
import Files
import Publishing
import SiteModel

/// Builds a site: scan → load → assemble → resolve → render → write.
///
/// Stages are functions from values to values. Each reports what it finds; errors of one stage do not keep the next
/// from looking, so that one run finds all faults. Nothing is published unless all of them are free of errors.
package enum Build {
  package static func run(_ request: BuildRequest) async -> BuildReport { await perform(request).report }

  /// Builds without writing anything, for whoever examines the site.
  package static func rehearse(_ request: BuildRequest) async -> Rehearsal {
    var request = request
    request.purpose = .rehearsal
    return await perform(request)
  }

  private static func perform(_ request: BuildRequest) async -> Rehearsal {
    let cache = await CacheFolder.open(in: request.source)
    defer { cache?.close() }
    if let result = await attempt(request, cache) { return result }
    // What earlier builds kept was damaged in a place that only showed when it was needed. It is forgotten by now.
    return await attempt(request, cache, isSecond: true) ?? Rehearsal(report: .refused([]), sources: nil)
  }

  /// The pipeline. Nil when something that earlier builds kept turned out to be damaged.
  private static func attempt(_ request: BuildRequest, _ cache: CacheFolder?, isSecond: Bool = false) async
    -> Rehearsal?
  {
    var diagnostics: [Diagnostic] = isSecond ? [.discarded("bodies", "it is damaged")] : []
    var watch = Stopwatch()
    do throws(FileError) {
      let output = try OutputFolder.open(request.output)
      // While one core looks through the sources, the other looks at what was made of them last.
      async let scanned = SourceTree.scan(for: request)
      let (last, damage) = cache?.state(forOutput: output.path) ?? (nil, nil)
      async let known = request.purpose == .rehearsal ? nil : output.known(by: last?.outputs ?? StampTable())
      let (tree, faults) = await scanned
      diagnostics += faults
      var memory = BuildMemory(request, tree: tree, output: output, cache: cache, state: (last, damage))
      if diagnostics.isEmpty, let report = memory.reportIfCurrent(), await known?.isIntact ?? false {
        return Rehearsal(report: report, sources: nil)
      }
      if let finding = memory.finding { diagnostics.append(finding) }
      let ledger = tree.ledger == nil ? nil : LedgerReader.read(in: request.source, into: &diagnostics)
      watch.end("scan")

      let loading = try await LoadedSources.loading(tree, request, cache: cache, into: &diagnostics)
      guard let (loaded, keeping) = loading else { return Rehearsal(report: .refused(diagnostics), sources: nil) }
      diagnostics = PartyNames.judged(diagnostics, loaded.data, loaded.configuration, source: request.source)
      watch.end("load")

      // What follows keeps one core busy; the other keeps meanwhile what was read, and reads what will be needed.
      async let kept: Void? = keeping?.run()
      async let storedIndex = request.purpose == .rehearsal ? nil : cache?.searchIndex(of: request.toolVersion)
      let visibility = loaded.visibility(request)
      let site = SiteAssembly.assemble(
        loaded.pages, configuration: loaded.configuration, visibility: visibility, into: &diagnostics)
      async let checked = DocumentChecks.find(in: loaded.pages, of: site)
      diagnostics += request.signingFaults(loaded.configuration.manifest)
      watch.end("assemble")

      let resolved = ResolvedSite.resolve(
        site, tree: tree, loaded: loaded, now: visibility.now, into: &diagnostics)
      diagnostics += await checked
      watch.end("resolve")

      // After an error nothing will be published: rendering only looks for further faults.
      diagnostics = request.judged(diagnostics)
      let isWritten = request.purpose != .rehearsal && !diagnostics.hasErrors
      let transaction = isWritten ? try OutputTransaction(output, known: await known) : nil
      let figures = tree.ledger != nil || request.wantsLedger ? PublishedFigures() : nil
      let rendered = await RenderStage(
        resolved: resolved, loaded: loaded, tree: tree, request: request, figures: figures, transaction: transaction
      ).run(memory, storedIndex: await storedIndex ?? .init())
      async let keptIndex: Void? = rendered.keeping?.run()
      diagnostics += request.judged(rendered.diagnostics)
      watch.end("render")
      await kept
      if loaded.store.isDamaged {
        transaction?.abandon()
        DocumentMemory.forget(in: cache)
        return nil
      }

      let update = figures.flatMap { figures in
        review(resolved, loaded, tree, ledger, figures, request, into: &diagnostics)
      }
      if figures != nil { watch.end("ledger") }

      var report = try publish(resolved, transaction, &memory, loaded, rendered, update, request, diagnostics)
      await keptIndex
      watch.end("write")
      report.stages = watch.stages
      if request.isLast { LastingValue.keep((resolved, loaded, tree, memory, rendered, transaction)) }
      let sources = Rehearsal.Sources(resolved, loaded, tree, ledger: ledger?.ledger, now: visibility.now)
      return Rehearsal(report: report, sources: sources)
    } catch {
      let failure = Diagnostic(.outputFailed, error.description, at: nil)
      return Rehearsal(report: .refused(diagnostics + [failure]), sources: nil)
    }
  }

  /// Compares the site with what has been published. Nil where the ledger cannot be read: then nothing is recorded.
  static func review(
    _ resolved: ResolvedSite, _ loaded: LoadedSources, _ tree: SourceTree, _ ledger: StoredLedger?,
    _ figures: PublishedFigures, _ request: BuildRequest, into diagnostics: inout [Diagnostic]
  ) -> LedgerUpdate? {
    if tree.ledger != nil, ledger == nil { return nil }
    var request = request
    request.showsDrafts = false
    request.showsFuture = false
    var found: [Diagnostic] = []
    let update = LedgerReview.run(
      LedgerReview.Subject(
        site: resolved.site, pages: loaded.pages, files: Set(tree.pages.map(\.path)),
        figures: diagnostics.hasErrors ? nil : figures.byPage, visibility: loaded.visibility(request),
        source: request.source, alert: resolved.alertIdentifier), ledger, into: &found)
    // To record is to take out what the ledger must not hold; who examines the site says so himself.
    if request.purpose != .build { found.removeAll { $0.kind == .ledgerHoldsWithdrawn } }
    diagnostics += request.judged(found)
    return update
  }

  /// Makes the staged files the site, unless there were errors or someone else's file is in the way.
  private static func publish(
    _ resolved: ResolvedSite, _ transaction: OutputTransaction?, _ memory: inout BuildMemory, _ loaded: LoadedSources,
    _ rendered: RenderStage.Result, _ update: LedgerUpdate?, _ request: BuildRequest, _ diagnostics: [Diagnostic]
  ) throws(FileError) -> BuildReport {
    guard !diagnostics.hasErrors else {
      transaction?.abandon()
      return .refused(diagnostics)
    }
    guard let transaction else {
      return BuildReport(
        outcome: .rehearsed, contents: resolved.plan.contents(of: resolved.site),
        diagnostics: diagnostics.inReportingOrder(), ledger: update)
    }
    try transaction.writeManifest(signedBy: request.signingKey, of: loaded.configuration.address)
    let conflicts = transaction.conflicts()
    guard conflicts.isEmpty else {
      transaction.abandon()
      return .refused(diagnostics + conflicts.map(occupied))
    }
    memory.forget()
    let report = BuildReport(
      outcome: .published(try transaction.commit()), contents: resolved.plan.contents(of: resolved.site),
      diagnostics: diagnostics.inReportingOrder(), ledger: update)
    if request.purpose == .publish, let update, update.hasChanges {
      do throws(FileError) {
        try LedgerFile.write(update.ledger, in: request.source)
      } catch {
        return report.withoutLedger(error)
      }
      memory.noteLedger()
    }
    memory.keep(
      report, stamps: transaction.outputStamps(), reusable: rendered.reusable,
      validUntil: SiteMoments.next(resolved.site, loaded.data)?.secondsSinceEpoch,
      isRecorded: update.map { request.purpose == .publish || !$0.hasChanges } ?? false)
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
  func judged(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    isStrict ? diagnostics.map { $0.severity == .warning ? $0.asError : $0 } : diagnostics
  }
}

extension BuildReport {
  /// The site is published, and its ledger could not be written: the next `publish` does.
  fileprivate func withoutLedger(_ error: FileError) -> BuildReport {
    let failure = Diagnostic(
      .outputFailed, "the site was published, but not recorded: \(error.description)", at: nil,
      remedy: "see that \(Ledger.path) can be written, and publish again")
    return BuildReport(
      outcome: outcome, contents: contents, diagnostics: (diagnostics + [failure]).inReportingOrder())
  }

  static func refused(_ diagnostics: [Diagnostic]) -> BuildReport {
    BuildReport(outcome: .refused, contents: Contents(), diagnostics: diagnostics.inReportingOrder())
  }
}
