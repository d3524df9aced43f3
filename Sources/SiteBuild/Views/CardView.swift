import Markup
import SiteModel
import Templates

/// A bulletin in a list.
package struct CardView: TemplateObject {
  let page: Page
  let rendering: Rendering

  package static let shape = Shape<CardView>("card", "A bulletin in a list.") {
    Field("title", .text, "Title.") { .text($0.rendering.title(of: $0.page)) }
    Field("url", .text, "Address.") { .text($0.page.url) }
    Field("date", .optional(.object(DateView.self)), "The document's date, when it is known.") { card in
      card.rendering.date(of: card.page).value
    }
    Field("isCorrected", .bool, "Whether it has corrections.") { .bool(!$0.page.corrections.isEmpty) }
    Field("kind", .text, "Name of the kind, such as `notice`.") { .text($0.page.matter.kind) }
    Field("kindTitle", .text, "What readers call the kind.") { .text($0.rendering.kindTitle($0.page.matter.kind)) }
    Field("hasKind", .bool, "Whether it has a kind other than `page`.") {
      .bool($0.page.matter.kind != KindDefinition.page)
    }
    Field("terms", .list(.object(LinkView.self)), "Its terms in all taxonomies but `kind`.") { card in
      card.rendering.terms(of: card.page)
    }
    Field("summary", .html, "Summary as markup: plain text from front matter, or paragraphs; may be empty.") { card in
      .html(card.rendering.summary(of: card.page))
    }
    Field("summaryIsBlock", .bool, "Whether the summary holds paragraphs of its own.") { card in
      .bool(card.page.matter.summary == nil)
    }
    Field("warning", .optional(.object(WarningView.self)), "What it says as a warning, if it is one.") { card in
      card.rendering.warning(of: card.page).value
    }
  }
}
