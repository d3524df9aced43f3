import CommonMark
import Diagnostics
import Markup
import Search
import SiteModel

/// The files by which readers search the site without a server: what every shown bulletin and page says, and nothing
/// else. What is held back or withdrawn is no page of the site and cannot come here.
struct SearchFiles {
  private let documents: DocumentRenderer
  private let ofLanguages: [String: DocumentRenderer]
  private var site: Site { documents.site }

  static let folder = "search/"
  /// In which nothing else may lie.
  static let folders = ["documents", "pairs", "words", "filters"].map { folder + $0 + "/" }
  static let meta = SitePath(folder + "meta.json")
  static let page = SitePath(folder)

  /// - Parameters:
  ///   - documents: in the site's language.
  ///   - ofLanguages: for the text of pages in another one.
  init(documents: DocumentRenderer, ofLanguages: [String: DocumentRenderer]) {
    self.documents = documents
    self.ofLanguages = ofLanguages
  }

  /// All files of the index.
  struct Made {
    let files: [(path: SitePath, bytes: Bytes)]
    /// Nil where the next build need not know of it.
    let keeping: SearchMemory.Keeping?
  }

  /// - Parameter memory: nil where nothing is known of an earlier build.
  func all(_ memory: SearchMemory?, into diagnostics: inout [Diagnostic]) -> Made {
    let known = memory?.known
    if let finding = memory?.finding { diagnostics.append(finding) }
    var index = SearchIndex(continuing: known?.contents)
    for page in site.pages {
      if let number = known?.numbers[page.rank] {
        index.add(sameAs: number)
        continue
      }
      let documents = page.matter.language.flatMap { ofLanguages[$0] } ?? documents
      let summary = documents.rendering.summaryText(of: page.content)
      index.add(entry(page, summary, documents.rendering), passages(page, summary, documents))
    }
    let (files, contents) = index.files(filters: SearchChoices(documents.rendering).filters)
    return Made(files: files.map { (SitePath(Self.folder + $0.path), $0.bytes) }, keeping: memory?.keeping(contents))
  }

  private func entry(_ page: Page, _ summary: String?, _ rendering: Rendering) -> SearchEntry {
    let language = page.matter.language
    return SearchEntry(
      title: rendering.title(of: page), url: page.url, date: page.date?.date.iso,
      kind: page.kind == KindDefinition.page ? nil : rendering.kindTitle(page.kind),
      terms: terms(of: page, rendering), summary: summary,
      language: language == site.configuration.language ? nil : language)
  }

  private func terms(of page: Page, _ rendering: Rendering) -> [String] {
    page.terms.enumerated().flatMap { index, terms in
      site.taxonomies[index].definition.sortsByKind
        ? [] : terms.map { rendering.termTitle($0, ofTaxonomy: index) }
    }
  }

  private func passages(_ page: Page, _ summary: String?, _ documents: DocumentRenderer) -> [SearchPassage] {
    let rendering = documents.rendering
    var passages = [SearchPassage(rendering.title(of: page), .title)]
    if let summary { passages.append(SearchPassage(summary, .heading)) }
    let facts =
      page.matter.fields.map { rendering.fact($0).text } + (page.content.origin?.fields.map(\.text) ?? [])
      + terms(of: page, rendering) + [page.matter.author, page.matter.document.indexNumber?.text].compactMap(\.self)
    for fact in facts where !fact.isEmpty { passages.append(SearchPassage(fact, .text)) }
    return passages + documents.searchPassages(of: page.content)
  }
}

extension DocumentRenderer {
  /// The headings and the text of a body, with the figures that its author left open and the records that it lists.
  /// Charts, and the numbers of tables that are made from measures, are not searched.
  func searchPassages(of content: ContentPage) -> [SearchPassage] {
    guard let stored = storedBody(of: content) else { return [] }
    var html = Bytes()
    let answerer = content.dataSlots.isEmpty ? nil : FigureAnswerer(content, rendering)
    stored.fragment.append(to: &html) { answerer?.searchableFilling($0) }
    let headings = stored.headings.map { heading in
      SearchPassage(SearchText.of(html: heading.filled { answerer?.searchableFilling($0) }.html), .heading)
    }
    return headings + [SearchPassage(SearchText.of(html: html), .text)]
  }
}

extension FigureAnswerer {
  /// What a place of a text adds to what can be found. Its faults are reported with the page.
  fileprivate func searchableFilling(_ slot: Slot) -> Slot.Filling? {
    switch slot.kind {
    case .figureText: return .text(openText(slot.destination))
    case .block where slot.destination.hasPrefix("records:"):
      var reportedElsewhere: [Diagnostic] = []
      return .html(answer(slot, number: 1, into: &reportedElsewhere).html)
    case .link, .image, .figure, .block, .inline: return nil
    }
  }
}
