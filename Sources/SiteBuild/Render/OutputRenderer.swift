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
  private let feeds: FeedRenderer
  /// Whether the tables are those that the output was made from.
  private let hasSameTables: Bool
  /// Nil when nothing is to be written.
  private let transaction: OutputTransaction?

  init(
    source: String, documents: DocumentRenderer, ofLanguages: [String: DocumentRenderer],
    hasSameTables: Bool, transaction: OutputTransaction?
  ) {
    self.source = source
    self.documents = documents
    self.ofLanguages = ofLanguages
    self.hasSameTables = hasSameTables
    self.transaction = transaction
    feeds = FeedRenderer(documents: documents, ofLanguages: ofLanguages)
  }

  func write(_ output: PlannedOutput) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    do throws(FileError) {
      switch output.job {
      case .sitemap:
        for part in feeds.sitemap() { try transaction?.write(part.path, part.bytes) }
      case .copy(let path):
        if let bytes = read(path, into: &diagnostics) { try transaction?.write(output.path.outputFile, bytes) }
      case .besidePage: break
      case .downloads:
        let data = documents.rendering.data
        let paths = DatasetFiles.paths(data).map(\.outputFile)
        if hasSameTables, let transaction, paths.allSatisfy({ transaction.reuse($0) }) { break }
        for file in DatasetFiles.write(data, into: &diagnostics) {
          try transaction?.write(file.path.outputFile, file.bytes)
        }
      default:
        let document = document(output, into: &diagnostics)
        if !diagnostics.hasErrors {
          try transaction?.write(output.path.outputFile, document.html)
          for file in document.files { try transaction?.write(file.path.outputFile, file.bytes) }
        }
      }
    } catch {
      diagnostics.append(Diagnostic(.outputFailed, error.description, at: output.location))
    }
    return diagnostics
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
    return AlertDocument(warning, documents: documents(in: warning.page.matter.language), source: source)
      .bytes(into: &diagnostics)
  }

  private func document(_ output: PlannedOutput, into diagnostics: inout [Diagnostic]) -> RenderedDocument {
    switch output.job {
    case .page(let page): documents(in: page.matter.language).page(page, into: &diagnostics)
    case .section(let index, let list):
      documents(in: documents.rendering.site.sections[index].content?.matter.language)
        .section(index, list, into: &diagnostics)
    default: RenderedDocument(html: bytes(output, into: &diagnostics))
    }
  }

  private func bytes(_ output: PlannedOutput, into diagnostics: inout [Diagnostic]) -> Bytes {
    switch output.job {
    case .taxonomy(let index): documents.taxonomy(index, into: &diagnostics)
    case .term(let taxonomy, let term, let list): documents.term(taxonomy, term, list, into: &diagnostics)
    case .feed(let source, let format): feeds.feed(source, format)
    case .redirect(let target): documents.redirect(from: output.path, to: target, into: &diagnostics)
    case .tombstone(let index):
      documents(in: documents.rendering.site.tombstones[index].language).tombstone(index, into: &diagnostics)
    case .notFound: documents.notFound(into: &diagnostics)
    case .robots: feeds.robots()
    case .searchIndex: feeds.searchIndex()
    case .asset(let bytes): bytes
    case .alert(let number): alert(number, into: &diagnostics)
    case .alertFeed: feeds.alerts()
    case .datasets: documents.datasets(into: &diagnostics)
    case .dataset(let name): documents.dataset(name, into: &diagnostics)
    case .page, .section, .sitemap, .copy, .besidePage, .downloads: []
    }
  }

  private func documents(in language: String?) -> DocumentRenderer {
    language.flatMap { ofLanguages[$0] } ?? documents
  }
}
