import Search
import SiteModel

/// How results can be narrowed: by kind, by each taxonomy, by year.
struct SearchChoices {
  struct Choice {
    /// The name of the parameter in the address of a search.
    let name: String
    let title: String
    let values: [Value]
  }

  struct Value {
    let name: String
    let title: String
    /// Ranks, rising.
    let pages: [Int]
  }

  /// Of a taxonomy with more terms than this no list can be read; its terms are found as words.
  private static let termLimit = 200

  private(set) var choices: [Choice] = []

  init(_ rendering: Rendering) {
    let site = rendering.site
    choices = [Self.kinds(rendering)].compactMap(\.self)
    for taxonomy in site.taxonomies where !taxonomy.definition.sortsByKind {
      guard (1...Self.termLimit).contains(taxonomy.terms.count), taxonomy.definition.name != "year" else { continue }
      choices.append(
        Choice(
          name: taxonomy.definition.name, title: taxonomy.definition.title,
          values: taxonomy.terms.map { term in
            Value(name: term.name, title: rendering.termTitle(term, in: taxonomy), pages: term.pages.sorted())
          }))
    }
    if let years = Self.years(rendering) { choices.append(years) }
  }

  var filters: [SearchFilter] {
    choices.map { choice in
      SearchFilter(name: choice.name, values: choice.values.map { ($0.name, $0.pages) })
    }
  }

  /// The kinds of bulletins, in the order of their first pages; nil where there is nothing to choose.
  private static func kinds(_ rendering: Rendering) -> Choice? {
    var pages: [String: [Int]] = [:]
    for page in rendering.site.pages where page.matter.kind != KindDefinition.page {
      pages[page.matter.kind, default: []].append(page.rank)
    }
    guard pages.count > 1 else { return nil }
    let values = pages.map { Value(name: $0.key, title: rendering.kindTitle($0.key), pages: $0.value) }
    return Choice(
      name: "kind", title: rendering.texts["kind"] ?? "kind",
      values: values.sorted { ($1.pages.count, $0.name) < ($0.pages.count, $1.name) })
  }

  /// The years of all dated pages, the newest first.
  private static func years(_ rendering: Rendering) -> Choice? {
    var values: [Value] = []
    var pages: [Int] = []
    // Pages are ranked by their dates, so that those of a year follow each other.
    for (index, page) in rendering.site.pages.enumerated() {
      guard let year = page.date?.date.year else { break }
      pages.append(page.rank)
      if index + 1 < rendering.site.pages.count, rendering.site.pages[index + 1].date?.date.year == year { continue }
      values.append(Value(name: String(year), title: String(year), pages: pages))
      pages = []
    }
    return values.isEmpty ? nil : Choice(name: "year", title: rendering.texts["search-year"] ?? "year", values: values)
  }
}
