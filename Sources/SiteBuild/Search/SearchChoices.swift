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
    choices = [Self.languages(rendering), Self.kinds(rendering)].compactMap(\.self)
    // `q` is the query itself.
    let taken = Set(["year", "q"] + choices.map(\.name))
    for (index, taxonomy) in site.taxonomies.enumerated() where !taxonomy.definition.sortsByKind {
      guard (1...Self.termLimit).contains(taxonomy.terms.count), !taken.contains(taxonomy.definition.name) else {
        continue
      }
      choices.append(
        Choice(
          name: taxonomy.definition.name, title: taxonomy.definition.title,
          values: taxonomy.terms.enumerated().map { number, term in
            Value(
              name: term.name, title: rendering.termTitle(number, ofTaxonomy: index),
              pages: Self.withTranslations(term.pages, site))
          }))
    }
    if let years = Self.years(rendering) { choices.append(years) }
  }

  var filters: [SearchFilter] {
    choices.map { choice in
      SearchFilter(name: choice.name, values: choice.values.map { ($0.name, $0.pages) })
    }
  }

  /// The languages of pages, in the order of the editions; nil where nothing is translated.
  private static func languages(_ rendering: Rendering) -> Choice? {
    let site = rendering.site
    if site.editions.count < 2 { return nil }
    var pages: [String: [Int]] = [:]
    for page in site.pages {
      pages[page.content.language ?? site.configuration.language, default: []].append(page.rank)
    }
    let known = site.editions.map { ($0.language, $0.name) }
    let others = pages.keys.filter { tag in !known.contains { $0.0 == tag } }.sorted()
    let values = (known + others.map { ($0, LanguageTag.ownName(of: $0)) }).compactMap { tag, name in
      pages[tag].map { Value(name: tag, title: name, pages: $0) }
    }
    return Choice(name: "language", title: rendering.texts["languages"] ?? "language", values: values)
  }

  /// A term gathers originals; who searches for it finds their translations too.
  private static func withTranslations(_ ranks: [Int], _ site: Site) -> [Int] {
    if site.editions.count < 2 { return ranks.sorted() }
    let others = ranks.flatMap { site.versions.versions(of: site.pages[$0]).compactMap(\.rank) }
    return Set(ranks + others).sorted()
  }

  /// The kinds of bulletins, in the order of their first pages; nil where there is nothing to choose.
  private static func kinds(_ rendering: Rendering) -> Choice? {
    var pages: [String: [Int]] = [:]
    for page in rendering.site.pages where page.kind != KindDefinition.page {
      pages[page.kind, default: []].append(page.rank)
    }
    guard pages.count > 1 else { return nil }
    let values = pages.map { Value(name: $0.key, title: rendering.kindTitle($0.key), pages: $0.value) }
    return Choice(
      name: "kind", title: rendering.texts["kind"] ?? "kind",
      values: values.sorted { ($1.pages.count, $0.name) < ($0.pages.count, $1.name) })
  }

  /// The years of all dated pages, the newest first. Dates are those that readers see, whatever the zone they are
  /// written in.
  private static func years(_ rendering: Rendering) -> Choice? {
    var pages: [Int: [Int]] = [:]
    for page in rendering.site.pages {
      if let year = page.date?.date.year { pages[year, default: []].append(page.rank) }
    }
    let values = pages.sorted { $0.key > $1.key }.map { year, ranks in
      Value(name: String(year), title: String(year), pages: ranks)
    }
    return values.isEmpty ? nil : Choice(name: "year", title: rendering.texts["search-year"] ?? "year", values: values)
  }
}
