import Diagnostics
import Files
import Markup
import SiteModel
import Synchronization

/// A site that is ready to be looked at: its files are rendered when somebody asks for them.
package final class ResidentSite: Sendable {
  /// What lies at a path of the output.
  package enum File: Sendable {
    case rendered(Bytes)
    /// A file that is copied as it is; its absolute path.
    case copied(String)
  }

  let resolved: ResolvedSite
  let loaded: LoadedSources
  let tree: SourceTree
  let request: BuildRequest
  /// How much there is of what, the same whatever texts say.
  let contents: BuildReport.Contents
  private let documents: [String: DocumentRenderer]
  /// Indices in the plan by the path of the file that an output is known by.
  private let outputs: PathIndex
  /// The search index, once somebody has asked for one of its files: all of them are made together, of all texts.
  private let searchIndex = Mutex<[RenderedFile]?>(nil)

  init(_ resolved: ResolvedSite, _ loaded: LoadedSources, _ tree: SourceTree, _ request: BuildRequest) {
    self.resolved = resolved
    self.loaded = loaded
    self.tree = tree
    self.request = request
    contents = resolved.plan.contents(of: resolved.site)
    documents = resolved.documents(loaded.store)
    outputs = PathIndex(resolved.plan.outputs.map(\.path.outputFile))
  }

  /// The same site with other texts at some places.
  init(
    _ site: ResidentSite, _ resolved: ResolvedSite, _ loaded: LoadedSources, _ tree: SourceTree, _ request: BuildRequest
  ) {
    self.resolved = resolved
    self.loaded = loaded
    self.tree = tree
    self.request = request
    contents = site.contents
    documents = resolved.documents(loaded.store)
    outputs = site.outputs
  }

  /// The path of the site's own address, such as `/` or `/report/`.
  package var basePath: String { loaded.configuration.baseURL.path }

  /// What the sources are, for whoever marks pages that readers would not see.
  package var sources: Rehearsal.Sources {
    Rehearsal.Sources(resolved, loaded, tree, ledger: nil, now: loaded.visibility(request).now)
  }

  /// The paths of all files that the plan names. The sitemap and the search index have further ones.
  package var paths: [String] { outputs.paths }

  /// A file of the site, by its path in the output folder. The manifest is no part of a site that is only looked at.
  package func file(_ path: String) -> File? {
    guard let output = output(of: path) else { return nil }
    if case .copy(let source) = output.job { return .copied(request.source + "/content/" + source) }
    return shownFiles(of: output).first { $0.path == path }.map { .rendered($0.bytes) }
  }

  /// Whether there is such a file, without rendering it.
  package func has(_ path: String) -> Bool {
    guard let output = output(of: path) else { return false }
    if case .manifest = output.job { return false }
    return output.path.outputFile == path || file(path) != nil
  }

  /// The output that writes a file.
  private func output(of path: String) -> PlannedOutput? {
    guard let index = outputs.number(of: path) else {
      // A long sitemap has several parts, and so has the search index.
      let whole =
        path.hasPrefix("sitemap")
        ? "sitemap.xml" : path.hasPrefix(SearchFiles.folder) ? SearchFiles.meta.outputFile : ""
      return outputs.number(of: whole).map { resolved.plan.outputs[$0] }
    }
    let output = resolved.plan.outputs[index]
    guard case .besidePage = output.job else { return output }
    // The numbers of a chart lie beside its page, the downloads beside the list of tables.
    let folder = path.split(separator: "/").dropLast().map { $0 + "/" }.joined()
    let isDownload = folder == SiteData.home.text
    let owner = folder + (isDownload ? "datapackage.json" : "index.html")
    return outputs.number(of: owner).map { resolved.plan.outputs[$0] }
  }

  private func shownFiles(of output: PlannedOutput) -> [RenderedFile] {
    guard case .searchIndex = output.job else { return files(of: output).files }
    return searchIndex.withLock { kept in
      let made = kept ?? files(of: output).files
      kept = made
      return made
    }
  }

  /// Renders an output: its files, and what is to be reported about it.
  private func files(of output: PlannedOutput) -> (files: [RenderedFile], diagnostics: [Diagnostic]) {
    guard let main = documents[loaded.configuration.language] else { return ([], []) }
    let files = Mutex<[RenderedFile]>([])
    let renderer = OutputRenderer(
      source: request.source, documents: main, ofLanguages: documents, transaction: nil,
      reuse: nil, figures: nil, scan: OutputScan()
    ) { file in files.withLock { $0.append(file) } }
    let diagnostics = renderer.write(output).diagnostics
    return (files.withLock { $0 }, diagnostics)
  }

  // MARK: Faults

  /// What is found when the pages of some documents are rendered.
  func faults(inPagesOf paths: Set<String>) -> [Diagnostic] {
    paths.sorted().compactMap(resolved.site.page).flatMap { page in
      outputs.number(of: page.path.outputFile).map { files(of: resolved.plan.outputs[$0]).diagnostics } ?? []
    }
  }

  /// All that a build would find by rendering everything, and by a look at what was published. Gives up when its task
  /// is cancelled.
  package func examine() async -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let ledger = tree.ledger == nil ? nil : LedgerReader.read(in: request.source, into: &diagnostics)
    let figures = tree.ledger == nil ? nil : PublishedFigures()
    diagnostics += await RenderStage(
      resolved: resolved, loaded: loaded, tree: tree, request: request, figures: figures, transaction: nil
    ).run(nil).diagnostics
    if let figures, !Task.isCancelled {
      var request = request
      request.purpose = .rehearsal
      _ = Build.review(resolved, loaded, tree, ledger, figures, request, into: &diagnostics)
    }
    return request.judged(diagnostics)
  }
}
