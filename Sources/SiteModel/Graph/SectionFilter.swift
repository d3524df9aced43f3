/// A part of a section's list that readers may ask for: the bulletins of one year, or of one term.
///
/// Each is a list with an address of its own below the section, so that it works without a script.
package struct SectionFilter: Sendable {
  /// What the bulletins have in common.
  package enum Criterion: Hashable, Sendable {
    case year(Int)
    case term(taxonomy: Int, term: Int)
  }

  package let criterion: Criterion
  package let path: SitePath
  /// In the section's order.
  package let ranks: [Int]

  /// A shorter list can be looked through.
  private static let leastPages = 8
  /// Of each taxonomy the commonest; all of them have lists of their own.
  private static let mostTerms = 12

  /// The filters of a section: years first, then the taxonomies in their order. A list that cannot be narrowed has none.
  package static func all(ofSection index: Int, in site: Site) -> [SectionFilter] {
    let section = site.sections[index]
    guard index > 0, section.pages.count >= leastPages else { return [] }
    var years: [Int: [Int]] = [:]
    var terms = [[Int: [Int]]](repeating: [:], count: site.taxonomies.count)
    for rank in section.pages {
      let page = site.pages[rank]
      if let year = page.date?.date.year { years[year, default: []].append(rank) }
      for (taxonomy, numbers) in page.terms.enumerated() {
        for term in numbers { terms[taxonomy][term, default: []].append(rank) }
      }
    }
    let base = section.path.page("by")
    var filters: [SectionFilter] = []
    if years.count > 1 {
      filters += years.sorted { $0.key > $1.key }.map { year, ranks in
        SectionFilter(criterion: .year(year), path: base.page(String(year)), ranks: ranks)
      }
    }
    for (number, taxonomy) in site.taxonomies.enumerated() where !taxonomy.definition.sortsByKind {
      let narrowing = terms[number].filter { $0.value.count < section.pages.count }
      guard narrowing.count > 1 else { continue }
      // Terms are numbered by how common they are in the whole site.
      let common = narrowing.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.prefix(mostTerms)
      filters += common.map { term, ranks in
        SectionFilter(
          criterion: .term(taxonomy: number, term: term),
          path: base.page(taxonomy.definition.name).page(PathSegment.make(from: taxonomy.terms[term].name)),
          ranks: ranks)
      }
    }
    return filters
  }
}
