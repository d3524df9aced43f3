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
    giveTranslationsTheirTerms(pages)
  }

  private mutating func giveTranslationsTheirTerms(_ pages: [ContentPage]) {
    let translated = Set(pages.compactMap(\.translation?.original))
    if translated.isEmpty { return }
    let originals = Dictionary(
      pages.enumerated().lazy.filter { translated.contains($1.path) }.map { ($1.path, $0) }
    ) { first, _ in first }
    for (rank, page) in pages.enumerated() {
      if let original = page.translation.flatMap({ originals[$0.original] }) {
        termsOfPage[rank] = termsOfPage[original]
      }
    }
  }

  private mutating func add(_ definition: TaxonomyDefinition, _ index: Int, _ pages: [ContentPage], base: String) {
    // Each page's terms are looked up once, by a number that is given at first sight and made good when the order of
    // the terms is known.
    var numbers: [String: Int] = [:]
    var members: [[Int]] = []
    var first: [LocatedText] = []
    for (rank, page) in pages.enumerated() {
      var own: [Int] = []
      // A translation is found through its original: lists of terms show each bulletin once.
      let written = index < page.matter.terms.count && page.translation == nil ? page.matter.terms[index] : []
      for term in written {
        let number = numbers[term.text] ?? members.count
        own.append(number)
        if number == members.count {
          numbers[term.text] = number
          members.append([])
          first.append(term)
        }
        members[number].append(rank)
      }
      termsOfPage[rank].append(own)
    }
    let order = members.indices.sorted { left, right in
      members[left].count != members[right].count
        ? members[left].count > members[right].count : first[left].text < first[right].text
    }
    let path = SitePath(definition.name + "/")
    let terms = order.map { number in
      let name = first[number].text
      let page = path.page(PathSegment.make(from: name))
      return Term(name: name, path: page, url: page.url(base: base), pages: members[number])
    }
    reportEqualAddresses(terms, Dictionary(first.map { ($0.text, $0) }) { first, _ in first }, definition)
    var places = [Int](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { places[number] = place }
    for rank in pages.indices {
      for position in termsOfPage[rank][index].indices {
        termsOfPage[rank][index][position] = places[termsOfPage[rank][index][position]]
      }
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
