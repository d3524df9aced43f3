import Diagnostics
import Files

/// Which pages have which terms.
struct TermIndex {
  private(set) var taxonomies: [Taxonomy] = []
  /// By rank, then taxonomy: indices of terms.
  private(set) var termsOfPage: [[[Int]]]
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter pages: by rank.
  init(_ pages: [ContentPage], configuration: SiteConfiguration) {
    termsOfPage = []
    var numberings = configuration.taxonomies.map { _ in TermNumbering() }
    // All taxonomies of a page at once: by rank, pages lie all over the memory.
    for (rank, page) in pages.enumerated() {
      // A translation is found through its original: lists of terms show each bulletin once.
      let terms = page.translation == nil ? page.matter.terms : []
      for index in numberings.indices { numberings[index].add(index < terms.count ? terms[index] : [], rank) }
    }
    let terms = zip(configuration.taxonomies, numberings).map { definition, numbering in
      add(definition, numbering, base: configuration.baseURL.path)
    }
    termsOfPage = pages.indices.map { rank in terms.map { $0[rank] } }
    if !configuration.languages.isEmpty { giveTranslationsTheirTerms(pages) }
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

  /// - Returns: the terms of each page, by rank.
  private mutating func add(
    _ definition: TaxonomyDefinition, _ numbering: TermNumbering, base: String
  ) -> [[Int]] {
    let (members, first) = (numbering.members, numbering.first)
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
    taxonomies.append(Taxonomy(definition: definition, path: path, url: path.url(base: base), terms: terms))
    return numbering.termsOfPages(inOrder: order)
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

/// The terms of pages in one taxonomy, each looked up once, by a number that is given at first sight and made good when
/// the order of the terms is known.
private struct TermNumbering {
  private var numbers: [String: Int] = [:]
  /// The same by the bytes of terms: to hash a Chinese text as text, in its normal form, takes ten times as long.
  private var numbersByBytes: [ContentHash: Int] = [:]
  /// The ranks of each term's pages.
  private(set) var members: [[Int]] = []
  /// Each term where it was seen first.
  private(set) var first: [LocatedText] = []
  /// The numbers of all pages one after the other, and where those of each page end.
  private var row: [Int] = []
  private var ends: [Int] = []

  mutating func add(_ terms: [LocatedText], _ rank: Int) {
    for term in terms {
      let number = number(of: term)
      members[number].append(rank)
      row.append(number)
    }
    ends.append(row.count)
  }

  private mutating func number(of term: LocatedText) -> Int {
    let bytes = ContentHash(term.text)
    if let number = numbersByBytes[bytes] { return number }
    let number = numberOfText(term)
    numbersByBytes[bytes] = number
    return number
  }

  private mutating func numberOfText(_ term: LocatedText) -> Int {
    if let number = numbers[term.text] { return number }
    numbers[term.text] = members.count
    members.append([])
    first.append(term)
    return members.count - 1
  }

  /// - Parameter order: the numbers as terms follow each other.
  func termsOfPages(inOrder order: [Int]) -> [[Int]] {
    var places = [Int](repeating: 0, count: order.count)
    for (place, number) in order.enumerated() { places[number] = place }
    // Most pages have one term, and thousands the same one.
    let alone = order.indices.map { [$0] }
    var start = 0
    return ends.map { end in
      defer { start = end }
      return end == start + 1 ? alone[places[row[start]]] : row[start..<end].map { places[$0] }
    }
  }
}
