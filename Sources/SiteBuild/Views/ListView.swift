import Markup
import Templates

/// A list of bulletins: home, section or term.
package struct ListView: TemplateObject {
  let content: Bytes
  let cards: [CardView]
  let count: Int
  let children: [LinkView]
  let pager: PagerView?
  /// Whether this is the first page of the list.
  let isFirst: Bool
  /// On the home page.
  var kinds: [KindGroupView] = []
  var filters: [FilterGroupView] = []
  var upcoming: [AnnouncementView] = []
  /// The filter that narrows this list.
  var filter: LinkView?
  var figures: [FigureSourceView] = []
  /// Of the text, the latest first.
  var corrections: [CorrectionView] = []

  package static let shape = Shape<ListView>("list", "A list of bulletins: the home page, a section or a term.") {
    Field("content", .html, "Text of the section's `_index.md`, on the first page of the list.") { .html($0.content) }
    Field("cards", .list(.object(CardView.self)), "The bulletins on this page of the list.") { $0.cards.value }
    Field("count", .integer, "Number of bulletins in the whole list.") { .integer($0.count) }
    Field("children", .list(.object(LinkView.self)), "The sections within this section.") { $0.children.value }
    Field("pager", .optional(.object(PagerView.self)), "Place in a list of several pages.") { $0.pager.value }
    Field("isFirst", .bool, "Whether this is the first page of the list.") { .bool($0.isFirst) }
    Field(
      "kinds", .list(.object(KindGroupView.self)), "The latest bulletins of each kind, on the home page; else empty."
    ) {
      $0.kinds.value
    }
    Field(
      "upcoming", .list(.object(AnnouncementView.self)),
      "What `upcoming` of its `_index.md` announces for today and later, the earliest first."
    ) {
      $0.upcoming.value
    }
    Field("hasUpcoming", .bool, "Whether anything is announced.") { .bool(!$0.upcoming.isEmpty) }
    Field("filters", .list(.object(FilterGroupView.self)), "What a section's list can be narrowed to; may be empty.") {
      $0.filters.value
    }
    Field("hasFilters", .bool, "Whether it can be narrowed.") { .bool(!$0.filters.isEmpty) }
    Field(
      "filter", .optional(.object(LinkView.self)),
      "What the list is narrowed to: its title, and the address of the whole list."
    ) {
      $0.filter.value
    }
    Field(
      "figures", .list(.object(FigureSourceView.self)), "Where the figures, charts and tables of `content` come from."
    ) {
      $0.figures.value
    }
    Field("hasFigures", .bool, "Whether there are any.") { .bool(!$0.figures.isEmpty) }
    Field("isCorrected", .bool, "Whether `content` has corrections.") { .bool(!$0.corrections.isEmpty) }
    Field("corrected", .optional(.object(DateView.self)), "When `content` was corrected last.") {
      ($0.corrections.first?.date).value
    }
    Field("corrections", .list(.object(CorrectionView.self)), "The corrections of `content`, the latest first.") {
      $0.corrections.value
    }
  }
}

/// Which page of a long list this is.
package struct PagerView: TemplateObject {
  let number: Int
  let count: Int
  let previous: String?
  let next: String?

  package static let shape = Shape<PagerView>("pager", "Which page of a long list this is.") {
    Field("number", .integer, "Number of this page, from 1.") { .integer($0.number) }
    Field("count", .integer, "Number of pages.") { .integer($0.count) }
    Field("previous", .optional(.text), "Address of the page before this one.") { .optional($0.previous) }
    Field("next", .optional(.text), "Address of the page after this one.") { .optional($0.next) }
  }
}

/// A taxonomy with all its terms.
package struct TaxonomyView: TemplateObject {
  let title: String
  let terms: [TermView]

  package static let shape = Shape<TaxonomyView>("taxonomy", "A taxonomy with all its terms.") {
    Field("title", .text, "Title, from `site.yaml`.") { .text($0.title) }
    Field("terms", .list(.object(TermView.self)), "Its terms, the one with most bulletins first.") {
      $0.terms.value
    }
  }
}

/// A term and how often it is used.
package struct TermView: TemplateObject {
  let title: String
  let url: String
  let count: Int

  package static let shape = Shape<TermView>("term", "A term of a taxonomy.") {
    Field("title", .text, "The term.") { .text($0.title) }
    Field("url", .text, "Address of its list.") { .text($0.url) }
    Field("count", .integer, "Number of bulletins.") { .integer($0.count) }
  }
}
