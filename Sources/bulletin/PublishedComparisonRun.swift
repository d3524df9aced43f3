import Comparison
import Diagnostics
import Files
import Publishing
import SiteBuild
import SiteModel
import Synchronization

/// Compares what the content gives now with what was published.
struct PublishedComparisonRun {
  /// Faults of the content, or of the ledger: nothing can be compared.
  struct Refusal: Error {
    let diagnostics: [Diagnostic]
  }

  let request: BuildRequest
  /// As it was given.
  let name: String

  /// What the present is called in a report.
  private var present: String { request.source + "/content" }

  func run(_ published: PublishedState) async throws -> SiteDifference {
    switch published {
    case .site(let folder): try await compareSites(folder)
    case .ledger(let file, let texts): try await compareRecords(file, texts)
    }
  }

  // MARK: A published site

  /// Builds the present into a folder of its own, without a trace in what builds remember.
  private func compareSites(_ folder: String) async throws -> SiteDifference {
    let place = try File.makeTemporaryFolder()
    defer { try? File.remove(place) }
    let transaction = try OutputTransaction(OutputFolder.open(place + "/site"))
    let failure = Mutex<FileError?>(nil)
    let rehearsal = try await rehearse { file in
      do throws(FileError) {
        try transaction.write(file.path, file.bytes)
      } catch {
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let failure = failure.withLock({ $0 }) { throw failure }
    try transaction.writeManifest(signedBy: nil, of: rehearsal.sources?.site.configuration.address)
    _ = try transaction.commit()
    return try await SiteComparison.compare(
      old: folder, new: place + "/site", names: (name, present), leavingOut: [PublishedManifest.signatureFileName])
  }

  // MARK: A ledger

  private func compareRecords(_ file: SourceFile, _ texts: PublishedState.Texts) async throws -> SiteDifference {
    var diagnostics: [Diagnostic] = []
    guard let ledger = Ledger.read(file, into: &diagnostics) else { throw Refusal(diagnostics: diagnostics) }
    let old = ledger.entries.map { PublishedBulletin($0.key, $0.value) }
    // Only a page with figures has any whose words may be wanted.
    let withFigures = Set(ledger.entries.lazy.filter { !$0.value.figures.isEmpty }.map(\.value.permalink))
    let labels = Mutex<[String: [String: String]]>([:])
    let rehearsal = try await rehearse { file in
      guard file.path.hasSuffix("index.html") else { return }
      let address = "/" + file.path.dropLast("index.html".count)
      guard withFigures.contains(address) else { return }
      let read = FigureLabels.read(file.bytes)
      labels.withLock { $0[address] = read }
    }
    guard let sources = rehearsal.sources, let now = rehearsal.report.ledger?.ledger else {
      throw Refusal(diagnostics: rehearsal.report.diagnostics)
    }
    let new = presentBulletins(now, sources, labels.withLock { $0 }, known: Set(ledger.entries.keys))
    return PublishedComparison.compare(
      old: old, new: new, name: name, present: present, language: sources.site.configuration.language,
      oldText: { bulletin in
        guard let hash = bulletin.text, let bytes = texts.file("content/" + bulletin.name) else { return nil }
        return sources.isPublishedText(SourceFile(path: bulletin.name, bytes: bytes), of: hash) ? bytes : nil
      },
      newText: { try? File.read(request.source + "/content/" + $0.name) })
  }

  private func presentBulletins(
    _ ledger: Ledger, _ sources: Rehearsal.Sources, _ labels: [String: [String: String]], known: Set<String>
  ) -> [PublishedBulletin] {
    let pages = Dictionary(sources.site.pages.lazy.map { ($0.content.path, $0) }) { first, _ in first }
    var bulletins = ledger.entries.map { name, entry in
      var bulletin = PublishedBulletin(name, entry)
      let page = pages[name]
      bulletin.title = page?.matter.title.text ?? ""
      bulletin.aliases = page?.matter.aliases.map { Ledger.address(ofAlias: $0.text) } ?? []
      bulletin.labels = labels[entry.permalink] ?? [:]
      return bulletin
    }
    // What is not shown, and why.
    let titles = Dictionary(sources.pages.lazy.map { ($0.path, $0.matter.title.text) }) { first, _ in first }
    for name in known where ledger.entries[name] == nil {
      guard let hold = sources.site.holds[name] else { continue }
      var bulletin = PublishedBulletin(name: name, address: "")
      switch hold {
      case .withdrawn: bulletin.state = .withdrawn
      case .expired: bulletin.state = .expired
      case .draft, .future: continue
      }
      // A tombstone says nothing of the content.
      bulletin.title = bulletin.state == .withdrawn ? "" : titles[name] ?? ""
      bulletins.append(bulletin)
    }
    return bulletins
  }

  private func rehearse(_ inspect: @escaping @Sendable (RenderedFile) -> Void) async throws -> Rehearsal {
    var request = request
    request.ignoresLedger = true
    request.inspect = inspect
    let rehearsal = await Build.rehearse(request)
    if rehearsal.report.diagnostics.hasErrors { throw Refusal(diagnostics: rehearsal.report.diagnostics) }
    return rehearsal
  }
}

extension PublishedBulletin {
  init(_ name: String, _ entry: LedgerEntry) {
    self.init(name: name, address: entry.permalink)
    state =
      switch entry.status {
      case .published: .published
      case .expired: .expired
      case .withdrawn: .withdrawn
      }
    dates = LedgerEntry.DateName.allCases.compactMap { date in entry.dates[date].map { (date.rawValue, $0) } }
    facts = [("id", entry.id)] + (entry.alert.map { [("alert", $0)] } ?? [])
    if entry.corrections + entry.cosmetic > 0 { facts.append(("corrections", "\(entry.corrections + entry.cosmetic)")) }
    text = entry.text
    figures = entry.figures.map { Figure(query: $0.query, text: $0.text) }
  }
}
