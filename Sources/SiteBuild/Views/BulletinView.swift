import CommonMark
import DataFormats
import Markup
import SiteModel
import Templates

/// A bulletin with its text.
package struct BulletinView: TemplateObject {
  let page: Page
  let rendering: Rendering
  let body: Bytes
  let contents: [ContentsItemView]
  let related: [CardView]
  var figures: [FigureSourceView] = []
  var record: RecordView?
  var attachments: [AttachmentView] = []

  private var matter: FrontMatter { page.matter }
  private var words: FigureWords {
    FigureWords(texts: rendering.texts, language: matter.language ?? rendering.site.configuration.language)
  }

  package static let shape = Shape<BulletinView>("bulletin", "A bulletin with its text, in `bulletin` templates.") {
    Field("title", .text, "Title.") { .text($0.rendering.title(of: $0.page)) }
    Field("body", .html, "The text.") { .html($0.body) }
    Field("kind", .text, "Name of the kind, such as `notice`.") { .text($0.matter.kind) }
    Field("kindTitle", .text, "What readers call the kind.") { .text($0.rendering.kindTitle($0.matter.kind)) }
    Field("kindURL", .optional(.text), "List of all bulletins of the kind, where `kind` is a taxonomy.") {
      .optional($0.rendering.kindURL(of: $0.page))
    }
    Field("isPage", .bool, "Whether it stands outside the stream of bulletins: kind `page` without a date.") {
      .bool(!$0.page.isListed)
    }
    Field("hasKind", .bool, "Whether it has a kind other than `page`.") {
      .bool($0.matter.kind != KindDefinition.page)
    }
    Field("date", .optional(.object(DateView.self)), "The document's date.") {
      $0.rendering.date(of: $0.page).value
    }
    Field("isDateUnknown", .bool, "Whether the author says that nobody knows the date.") {
      .bool($0.matter.isDateUnknown)
    }
    Field("original", .optional(.object(OriginalView.self)), "What it was translated from, if it is a translation.") {
      OriginalView(of: $0.page, $0.rendering).value
    }
    Field("lastmod", .optional(.object(DateView.self)), "When the text last changed, if the author says so.") { view in
      view.matter.lastmod.map { view.rendering.date($0) }.value
    }
    Field("isCorrected", .bool, "Whether it has corrections.") { .bool(!$0.page.corrections.isEmpty) }
    Field("corrected", .optional(.object(DateView.self)), "When it was corrected last.") { view in
      view.page.corrections.first.map { view.rendering.date($0.date) }.value
    }
    Field(
      "corrections", .list(.object(CorrectionView.self)), "Its corrections without the cosmetic ones, the latest first."
    ) {
      $0.rendering.corrections($0.page.corrections).value
    }
    Field("summary", .html, "Summary written in the front matter, as markup; empty when there is none.") { view in
      .html(view.matter.summary == nil ? [] : view.rendering.summary(of: view.page))
    }
    Field("author", .optional(.text), "Author.") { .optional($0.matter.author) }
    Field("period", .optional(.text), "The time that the figures cover, in words.") { view in
      .optional(view.matter.period.map { view.words.period($0).label })
    }
    Field(
      "taxonomies", .list(.object(TermsView.self)),
      "Its terms by taxonomy, without `kind` and taxonomies that have none."
    ) {
      $0.rendering.termsByTaxonomy(of: $0.page).value
    }
    Field(
      "fields", .list(.object(FactView.self)), "The fields of its kind that are filled in and not in `documentFacts`."
    ) { view in
      view.rendering.fieldsOutsideTheBox(of: view.page).map { view.rendering.fact($0) }.value
    }
    Field(
      "documentFacts", .list(.object(FactView.self)),
      "The information box of official documents, with `government` in `site.yaml`; empty where nothing is to say."
    ) { view in
      view.rendering.documentFacts(of: view.page).value
    }
    Field("hasDocumentFacts", .bool, "Whether there is an information box.") {
      .bool($0.rendering.hasDocumentFacts($0.page))
    }
    Field("letterhead", .optional(.object(LetterheadView.self)), "What stands above an official document on paper.") {
      LetterheadView($0.page, $0.rendering).value
    }
    Field(
      "otherFields", .list(.object(FactView.self)), "Those of them that `warning` does not show: all, if it is none."
    ) { view in
      let shown = view.rendering.warning(of: view.page) == nil ? [] : WarningView.facts
      return view.matter.fields.filter { !shown.contains($0.name) }.map { view.rendering.fact($0) }.value
    }
    Field("source", .optional(.object(SourceView.self)), "Where the text comes from, if not from this site.") { view in
      view.matter.source.map { SourceView(source: $0, rendering: view.rendering) }.value
    }
    Field(
      "figures", .list(.object(FigureSourceView.self)), "Where the figures, charts and tables of the text come from."
    ) {
      $0.figures.value
    }
    Field("hasFigures", .bool, "Whether there are any.") { .bool(!$0.figures.isEmpty) }
    Field("record", .optional(.object(RecordView.self)), "The record that the page was made from (`pages-from`).") {
      $0.record.value
    }
    Field("attachments", .list(.object(AttachmentView.self)), "The files of the site that the text links to.") {
      $0.attachments.value
    }
    Field("hasAttachments", .bool, "Whether there are any.") { .bool(!$0.attachments.isEmpty) }
    Field("warning", .optional(.object(WarningView.self)), "What it says as a warning, if it is one.") { view in
      view.rendering.warning(of: view.page).value
    }
    Field("contents", .list(.object(ContentsItemView.self)), "Table of contents; empty with fewer than three headings.")
    {
      $0.contents.value
    }
    Field("hasContents", .bool, "Whether there is a table of contents.") { .bool(!$0.contents.isEmpty) }
    Field("words", .integer, "Words: ideographs one by one, runs of letters and digits of other scripts.") {
      .integer($0.page.content.counts.words)
    }
    Field("hasWords", .bool, "Whether it has a text: a page of a record may have none.") {
      .bool($0.page.content.counts.words > 0)
    }
    Field("characters", .integer, "Characters without white space.") { .integer($0.page.content.counts.characters) }
    Field("previous", .optional(.object(LinkView.self)), "The next older bulletin of the section.") { view in
      view.rendering.site.previous(of: view.page).map(view.rendering.link).value
    }
    Field("next", .optional(.object(LinkView.self)), "The next newer bulletin of the section.") { view in
      view.rendering.site.next(of: view.page).map(view.rendering.link).value
    }
    Field("hasNeighbours", .bool, "Whether there is an older or newer bulletin in the section.") { view in
      let site = view.rendering.site
      return .bool(site.previous(of: view.page) != nil || site.next(of: view.page) != nil)
    }
    Field("related", .list(.object(CardView.self)), "Bulletins that share terms with it.") { $0.related.value }
    Field("hasRelated", .bool, "Whether there are any.") { .bool(!$0.related.isEmpty) }
    Field("extra", .any, "What the front matter has under `extra`. A name that is missing is empty.") { view in
      view.matter.extra.map(Value.init) ?? .dictionary([:])
    }
  }
}

/// A heading in the table of contents.
package struct ContentsItemView: TemplateObject {
  let id: String
  let html: Bytes
  let level: Int
  var items: [ContentsItemView] = []

  package static let shape = Shape<ContentsItemView>("contentsItem", "A heading in the table of contents.") {
    Field("id", .text, "The heading's id.") { .text($0.id) }
    Field("html", .html, "The heading as inline markup, without links.") { .html($0.html) }
    Field("level", .integer, "2 for the headings below the title.") { .integer($0.level) }
    Field("hasItems", .bool, "Whether there are headings below it.") { .bool(!$0.items.isEmpty) }
    Field("items", .list(.object(ContentsItemView.self)), "The headings below it.") { $0.items.value }
  }

  /// Nests headings by level. A heading that skips a level stands below the last one above it.
  static func nest(_ headings: [Heading]) -> [ContentsItemView] {
    var open: [ContentsItemView] = []
    var top: [ContentsItemView] = []
    func close() {
      guard let last = open.popLast() else { return }
      if open.isEmpty { top.append(last) } else { open[open.count - 1].items.append(last) }
    }
    for heading in headings {
      while let last = open.last, last.level >= heading.level { close() }
      open.append(ContentsItemView(id: heading.id, html: heading.html, level: heading.level))
    }
    while !open.isEmpty { close() }
    return top
  }
}

/// The terms of a bulletin in one taxonomy.
package struct TermsView: TemplateObject {
  let title: String
  let url: String
  let terms: [LinkView]

  package static let shape = Shape<TermsView>("terms", "The terms of a bulletin in one taxonomy.") {
    Field("title", .text, "Title of the taxonomy.") { .text($0.title) }
    Field("url", .text, "Address of the taxonomy.") { .text($0.url) }
    Field("terms", .list(.object(LinkView.self)), "The terms.") { $0.terms.value }
  }
}

/// A field of the bulletin's kind.
package struct FactView: TemplateObject {
  let name: String
  let label: String
  let text: String
  let date: DateView?

  package static let shape = Shape<FactView>("fact", "A filled-in field of the bulletin's kind.") {
    Field("name", .text, "Name of the field, such as `issuer`.") { .text($0.name) }
    Field("label", .text, "What readers call it: the theme's text `field-<name>`, else the name.") { .text($0.label) }
    Field("text", .text, "The value as text; empty for a date.") { .text($0.text) }
    Field("date", .optional(.object(DateView.self)), "The value, when it is a date.") { $0.date.value }
  }
}

/// Where a text comes from.
package struct SourceView: TemplateObject {
  let source: FrontMatter.Source
  let rendering: Rendering

  package static let shape = Shape<SourceView>("source", "Where a text comes from.") {
    Field("name", .text, "Name of the source.") { .text($0.source.name) }
    Field("url", .optional(.text), "Its address.") { .optional($0.source.url) }
    Field("date", .optional(.object(DateView.self)), "When it was published there.") { view in
      view.source.date.map { view.rendering.date($0) }.value
    }
    Field("note", .optional(.text), "What readers should know about it.") { .optional($0.source.note) }
  }
}

extension Value {
  /// Free facts of a publisher, as they were written.
  init(_ data: DataValue) {
    switch data.content {
    case .null: self = .null
    case .scalar("true", isQuoted: false): self = .bool(true)
    case .scalar("false", isQuoted: false): self = .bool(false)
    case .scalar(let text, _): self = .text(text)
    case .sequence(let elements): self = .list(elements.map(Value.init))
    case .mapping(let members):
      self = .dictionary(Dictionary(members.map { ($0.key, Value($0.value)) }) { first, _ in first })
    }
  }
}
