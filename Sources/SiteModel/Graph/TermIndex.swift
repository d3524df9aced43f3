import Diagnostics

/// Which pages have which terms.
struct TermIndex {
  private(set) var taxonomies: [Taxonomy] = []
  /// By rank, then taxonomy: indices of terms.
  private(set) var termsOfPage: [[[Int]]]
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter pages: by rank.
  init(_ pages: [ContentPage], configuration: SiteConfiguration) {
    termsOfPage = Array(repeating: [], count: pages.count)
    for (index, definition) in configuration.taxonomies.enumerated() {
      add(definition, index, pages, base: configuration.baseURL.path)
    }
  }

  private mutating func add(_ definition: TaxonomyDefinition, _ index: Int, _ pages: [ContentPage], base: String) {
    var members: [String: [Int]] = [:]
    var places: [String: LocatedText] = [:]
    for (rank, page) in pages.enumerated() where index < page.matter.terms.count {
      for term in page.matter.terms[index] {
        members[term.text, default: []].append(rank)
        if places[term.text] == nil { places[term.text] = term }
      }
    }
    let order = members.sorted { left, right in
      left.value.count != right.value.count ? left.value.count > right.value.count : left.key < right.key
    }
    let path = SitePath(definition.name + "/")
    let terms = order.map { name, ranks in
      let page = path.page(PathSegment.make(from: name))
      return Term(name: name, path: page, url: page.url(base: base), pages: ranks)
    }
    reportEqualAddresses(terms, places, definition)
    let numbers = Dictionary(uniqueKeysWithValues: terms.enumerated().map { ($1.name, $0) })
    for (rank, page) in pages.enumerated() {
      termsOfPage[rank].append(
        index < page.matter.terms.count ? page.matter.terms[index].compactMap { numbers[$0.text] } : [])
    }
    taxonomies.append(Taxonomy(definition: definition, path: path, url: path.url(base: base), terms: terms))
  }

  /// `危险 化学品` and `危险-化学品` would be one address.
  private mutating func reportEqualAddresses(
    _ terms: [Term], _ places: [String: LocatedText], _ definition: TaxonomyDefinition
  ) {
    for (path, group) in Dictionary(grouping: terms, by: \.path) where group.count > 1 {
      let names = group.map(\.name).sorted()
      diagnostics.append(
        Diagnostic(
          .permalinkCollision,
          "the terms \(names.map { "\"\($0)\"" }.joined(separator: " and ")) of \"\(definition.name)\" share the address /\(path.text)",
          at: places[names[0]]?.location,
          notes: names.dropFirst().map { .init("\"\($0)\" is used here", at: places[$0]?.location) },
          remedy: "write the term the same way everywhere"))
    }
  }
}
