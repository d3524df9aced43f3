import Diagnostics
import Files
import SiteModel

/// Keeps a site in memory while its sources change, for a preview.
///
/// What has not changed is not read again. When nothing but the text of a bulletin has changed, the graph of the site
/// stays as it is too. Nothing is rendered before somebody asks for it, but for the pages that were edited: what is
/// wrong with them is known at once, what is wrong with all others when `ResidentSite.examine` has looked.
package actor SiteSession {
  /// What came of a change.
  package struct Update: Sendable {
    /// Findings of reading and putting together, and of the pages that were edited.
    package let report: BuildReport
    /// The site as it is now; nil where it has errors.
    package let site: ResidentSite?
    /// Whether any file of the site may be another one than before.
    package let hasChanges: Bool
  }

  /// What is known of the sources.
  private struct State {
    var tree: SourceTree
    /// Of the tree's pages, and of `loaded.documents`.
    let index: PathIndex
    var loaded: LoadedSources
    /// Of `tree`; nil after errors that leave no graph.
    var site: ResidentSite?
    /// What was found when the files were looked for.
    let treeFindings: [Diagnostic]
    /// What was found when the graph was made.
    var graphFindings: [Diagnostic] = []
    /// Documents, below `content/`, that have been edited since all was well: their pages are looked at each time.
    var edited: Set<String> = []
    /// The moment at which the graph is another one; nil when it never will be.
    var validUntil: Int?

    /// Those that have facts from documents that were edited, and were not edited themselves.
    func translations(
      of edited: [(number: Int, entry: FileTree.Entry)]
    ) -> [(number: Int, entry: FileTree.Entry)] {
      let known = Set(edited.map(\.entry.path))
      let paths = Set(edited.flatMap { loaded.reading.translations.paths(of: $0.entry.path) }).subtracting(known)
      return paths.sorted().compactMap { path in index.number(of: path).map { ($0, tree.pages[$0]) } }
    }
  }

  private var request: BuildRequest
  private var state: State?

  package init(_ request: BuildRequest) {
    var request = request
    request.purpose = .build
    self.request = request
  }

  /// The moment, in seconds since 1970, at which the site changes by itself; nil when it never does.
  package var nextChange: Int? { state?.validUntil }

  /// Brings the site up to date.
  ///
  /// - Parameters:
  ///   - paths: what has changed, relative to the source folder; nil when nobody knows.
  ///   - now: in seconds since 1970.
  package func update(_ paths: Set<String>?, now: Int) async -> Update {
    request.now = now
    let isTimely = state.map { $0.validUntil.map { now < $0 } ?? true } ?? false
    if let paths, isTimely, let update = await updateDocuments(paths) { return update }
    return await updateAll()
  }

  // MARK: Everything

  private func updateAll() async -> Update {
    // Should reading fail, nothing that was known before stands for what is there now.
    state = nil
    var diagnostics: [Diagnostic] = []
    let cache = await CacheFolder.open(in: request.source)
    defer { cache?.close() }
    do throws(FileError) {
      let tree = SourceTree.scan(request.source, into: &diagnostics)
      let found = diagnostics
      guard let loaded = try await LoadedSources.load(tree, request, cache: cache, into: &diagnostics) else {
        return refused(diagnostics)
      }
      // What is read from now on is nobody else's.
      let store = try BodyStore(after: loaded.store, in: cache?.path ?? "/tmp")
      return await assemble(
        State(
          tree: tree, index: PathIndex(tree.pages.map(\.path)), loaded: loaded.replacing([:], store: store),
          treeFindings: found))
    } catch {
      return refused(diagnostics + [Diagnostic(.outputFailed, error.description, at: nil)])
    }
  }

  /// Makes the graph of the site anew.
  private func assemble(_ current: State) async -> Update {
    var current = current
    let loaded = current.loaded
    var found: [Diagnostic] = []
    let visibility = loaded.visibility(request)
    let site = SiteAssembly.assemble(
      loaded.pages, configuration: loaded.configuration, visibility: visibility, into: &found)
    async let checked = DocumentChecks.find(in: loaded.pages, of: site)
    var resolving: [Diagnostic] = []
    let resolved = ResolvedSite.resolve(site, tree: current.tree, loaded: loaded, now: visibility.now, into: &resolving)
    current.graphFindings = found + (await checked) + resolving
    current.validUntil = SiteMoments.next(resolved.site, loaded.data)?.secondsSinceEpoch
    current.site = ResidentSite(resolved, loaded, current.tree, request)
    return update(current)
  }

  // MARK: Documents

  /// Nil when more than documents has changed.
  private func updateDocuments(_ paths: Set<String>) async -> Update? {
    guard var current = state, let old = current.site,
      let (tree, edited) = current.tree.looking(at: paths, in: request.source, current.index)
    else { return nil }
    let changed = edited + current.translations(of: edited)
    let store = current.loaded.store
    guard let (documents, _) = try? await current.loaded.reading.read(changed.map(\.entry), nil, into: store) else {
      return nil
    }
    let before = changed.map { current.loaded.documents[$0.number] }
    let replacements = Dictionary(zip(changed.map(\.number), documents)) { first, _ in first }
    current.edited.formUnion(documents.map(\.path))
    let areOnlyTexts = zip(documents, before).allSatisfy { $0.differsInTextOnly(from: $1) }
    let areTheSame =
      areOnlyTexts && zip(documents, before).allSatisfy { $0.page?.version.source == $1.page?.version.source }
    current.tree = tree
    if areOnlyTexts {
      current.loaded = current.loaded.replacingTexts(replacements)
      let resolved = old.resolved.replacing(documents.compactMap(\.page), loaded: current.loaded)
      current.site = ResidentSite(old, resolved, current.loaded, tree, request)
      return update(current, hasChanges: !areTheSame)
    }
    current.loaded = current.loaded.replacing(replacements, store: store)
    return await assemble(current)
  }

  // MARK: Results

  /// - Parameter hasChanges: whether any document was another before.
  private func update(_ current: State, hasChanges: Bool = true) -> Update {
    retire(state)
    state = current
    guard let site = current.site else { return refused([]) }
    var diagnostics = current.treeFindings + current.loaded.diagnostics + current.graphFindings
    diagnostics = PartyNames.judged(
      diagnostics, current.loaded.data, current.loaded.configuration, source: request.source)
    if !current.edited.isEmpty { diagnostics += site.faults(inPagesOf: current.edited) }
    diagnostics = request.judged(diagnostics)
    if diagnostics.hasErrors { return refused(diagnostics) }
    state?.edited = []
    let report = BuildReport(
      outcome: .rehearsed, contents: site.contents, diagnostics: diagnostics.inReportingOrder())
    return Update(report: report, site: site, hasChanges: hasChanges)
  }

  /// Frees what was known before when whoever waits for the new site has got it: ten thousand pages take a while.
  private func retire(_ state: State?) {
    Task.detached(priority: .utility) {
      try? await Task.sleep(for: .milliseconds(250))
      withExtendedLifetime(state) {}
    }
  }

  private func refused(_ diagnostics: [Diagnostic]) -> Update {
    Update(report: .refused(diagnostics), site: nil, hasChanges: false)
  }
}

extension ReadDocument {
  /// Whether everything that other pages, files and lists are made of is the same in both.
  fileprivate func differsInTextOnly(from other: ReadDocument) -> Bool {
    guard let page, let old = other.page, page.role == .bulletin, page.isMatterSound, old.isMatterSound else {
      return false
    }
    let matter = page.matter
    return page.version.facet == old.version.facet && page.addresses == old.addresses
      && page.dataSlots.map(\.destination) == old.dataSlots.map(\.destination)
      // A warning's text goes into messages; a maker's into the pages that it makes.
      && matter.warning == nil && matter.each == nil && matter.pagesFrom == nil
  }
}
