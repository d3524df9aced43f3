import Diagnostics
import Files
import Markup
import Publishing
import SiteModel

/// Renders one planned output after the other and hands each to the transaction at once, so that no page stays in
/// memory.
struct OutputRenderer: Sendable {
  private let source: String
  /// In the site's language.
  private let documents: DocumentRenderer
  private let ofLanguages: [String: DocumentRenderer]
  private var site: Site { documents.rendering.site }
  private let feeds: FeedRenderer
  private let search: SearchFiles
  /// Nil when nothing is to be written.
  private let transaction: OutputTransaction?
  /// Nil when everything is to be rendered.
  private let reuse: OutputReuse?
  /// Nil when nobody wants to know.
  private let figures: PublishedFigures?
  private let scan: OutputScan
  private let inspect: (@Sendable (RenderedFile) -> Void)?

  init(
    source: String, documents: DocumentRenderer, ofLanguages: [String: DocumentRenderer],
    transaction: OutputTransaction?, reuse: OutputReuse?, figures: PublishedFigures?,
    scan: OutputScan, inspect: (@Sendable (RenderedFile) -> Void)?
  ) {
    self.source = source
    self.documents = documents
    self.ofLanguages = ofLanguages
    self.transaction = transaction
    self.reuse = reuse
    self.figures = figures
    self.scan = scan
    self.inspect = inspect
    feeds = FeedRenderer(documents: documents, ofLanguages: ofLanguages)
    search = SearchFiles(documents: documents, ofLanguages: ofLanguages)
  }

  /// What is to be told of an output, and what the next build may spare.
  struct Outcome: Sendable {
    var diagnostics: [Diagnostic] = []
    var reusable: (path: String, output: ReusableOutput)?
    /// What may be done while others write.
    var keeping: SearchMemory.Keeping?
  }

  func write(_ output: PlannedOutput) -> Outcome {
    guard let reuse else { return Outcome(diagnostics: render(output).diagnostics) }
    let path = output.path.outputFile
    switch reuse.look(at: output, path: path) {
    case .same(let known): return Outcome(reusable: (path, known))
    case .render(let key):
      let rendered = render(output)
      // What there is something to report about is rendered each time, so that it is reported each time.
      guard let key, rendered.diagnostics.isEmpty, !rendered.holdsPersonalData,
        let reusable = ReusableOutput(key: key, files: rendered.files, knownBy: path)
      else { return Outcome(diagnostics: rendered.diagnostics, keeping: rendered.keeping) }
      return Outcome(reusable: (path, reusable), keeping: rendered.keeping)
    }
  }

  /// What came of an output.
  private struct Rendered {
    var files: [ReusableOutput.File] = []
    var diagnostics: [Diagnostic] = []
    var holdsPersonalData = false
    /// Contents that were looked through before.
    var cleanContents: Set<ContentHash> = []
    var keeping: SearchMemory.Keeping?
  }

  private func render(_ output: PlannedOutput) -> Rendered {
    var rendered = Rendered()
    do throws(FileError) {
      switch output.job {
      case .sitemap:
        for part in feeds.sitemap() { try write(part.path, part.bytes, of: output, &rendered) }
      case .searchIndex where transaction == nil && inspect == nil:
        // Nothing is ever to be reported of it that its pages do not tell.
        break
      case .searchIndex:
        rendered.cleanContents = reuse?.cleanContents(of: output.path.outputFile) ?? []
        let index = search.all(reuse?.search, into: &rendered.diagnostics)
        rendered.keeping = index.keeping
        for file in index.files {
          try write(file.path.outputFile, file.bytes, of: output, &rendered)
        }
      case .copy(let path):
        if let bytes = read(path, into: &rendered.diagnostics) {
          try write(output.path.outputFile, bytes, of: output, &rendered)
        }
      case .besidePage, .manifest: break
      case .downloads:
        for file in DatasetFiles.write(documents.rendering.data, into: &rendered.diagnostics) {
          try write(file.path.outputFile, file.bytes, of: output, &rendered)
        }
      default:
        let document = document(output, into: &rendered.diagnostics)
        if !rendered.diagnostics.hasErrors {
          try write(output.path.outputFile, document.html, of: output, &rendered)
          for file in document.files { try write(file.path.outputFile, file.bytes, of: output, &rendered) }
        }
      }
    } catch {
      rendered.diagnostics.append(Diagnostic(.outputFailed, error.description, at: output.location))
    }
    return rendered
  }

  /// Every file goes this way: nothing is published that was not looked through.
  private func write(
    _ path: String, _ bytes: Bytes, of output: PlannedOutput, _ rendered: inout Rendered
  ) throws(FileError) {
    let origin = origin(output)
    let hash = transaction == nil ? nil : ContentHash(bytes)
    if let hash { rendered.files.append(ReusableOutput.File(path: path, content: hash)) }
    let isClean = hash.map(rendered.cleanContents.contains) ?? false
    if !isClean, scan.see(path, bytes, origin: origin) { rendered.holdsPersonalData = true }
    if let inspect {
      var isRendered = true
      if case .copy = output.job { isRendered = false }
      inspect(RenderedFile(path: path, bytes: bytes, origin: origin, isRendered: isRendered))
    }
    try transaction?.write(path, bytes, hash: hash)
  }

  /// The source file that an output shows.
  private func origin(_ output: PlannedOutput) -> String? {
    switch output.job {
    case .page(let rank): site.pages[rank].content.location.path
    case .section(let index, _): site.sections[index].content?.location.path
    case .alert(let number): documents.rendering.warnings.members[number].page.content.location.path
    case .copy(let path): "content/" + path
    default: nil
    }
  }

  private func read(_ path: String, into diagnostics: inout [Diagnostic]) -> Bytes? {
    let place = "content/" + path
    do {
      return try File.read(source + "/" + place)
    } catch {
      diagnostics.append(Diagnostic(.unreadable, error.description, at: SourceLocation(path: place)))
      return nil
    }
  }

  private func alert(_ number: Int, into diagnostics: inout [Diagnostic]) -> Bytes {
    let warning = documents.rendering.warnings.members[number]
    return AlertDocument(
      warning, documents: documents(in: warning.page.matter.language), ofLanguages: ofLanguages, source: source
    ).bytes(into: &diagnostics)
  }

  private func document(_ output: PlannedOutput, into diagnostics: inout [Diagnostic]) -> RenderedDocument {
    switch output.job {
    case .page(let rank):
      let page = site.pages[rank]
      return documents(in: page.matter.language).page(page, into: &diagnostics).keeping(figures, of: page)
    case .section(let index, let list):
      return documents(in: site.sections[index].language).section(index, list, into: &diagnostics)
    default: return RenderedDocument(html: bytes(output, into: &diagnostics))
    }
  }

  private func bytes(_ output: PlannedOutput, into diagnostics: inout [Diagnostic]) -> Bytes {
    switch output.job {
    case .taxonomy(let index): documents.taxonomy(index, into: &diagnostics)
    case .term(let taxonomy, let term, let list): documents.term(taxonomy, term, list, into: &diagnostics)
    case .feed(let source, let format): feeds.feed(source, format)
    case .redirect(let target): documents.redirect(from: output.path, to: target, into: &diagnostics)
    case .tombstone(let index):
      documents(in: site.tombstones[index].language).tombstone(index, into: &diagnostics)
    case .notFound: documents.notFound(into: &diagnostics)
    case .robots: feeds.robots()
    case .search: documents.search(into: &diagnostics)
    case .asset(let bytes): bytes
    case .alert(let number): alert(number, into: &diagnostics)
    case .alertFeed: feeds.alerts()
    case .datasets: documents.datasets(into: &diagnostics)
    case .dataset(let name): documents.dataset(name, into: &diagnostics)
    case .archive: documents.archive(into: &diagnostics)
    case .archiveYear(let year): documents.archive(year: year, into: &diagnostics)
    case .archiveMonth(let year, let month): documents.archive(year: year, month: month, into: &diagnostics)
    case .filtered(let section, let filter, let list):
      documents(in: site.sections[section].language)
        .filtered(section, filter, list, into: &diagnostics)
    case .page, .section, .sitemap, .searchIndex, .copy, .besidePage, .downloads, .manifest: []
    }
  }

  private func documents(in language: String?) -> DocumentRenderer {
    language.flatMap { ofLanguages[$0] } ?? documents
  }
}
