import Testing

@testable import SiteModel

/// What holds for every site, tried on random small ones.
struct SitePropertyTests {
  private static let configuration = Samples.configuration("taxonomies: {region: , kind: }\npageSize: 3")

  /// A generator whose numbers follow from the seed (SplitMix64), so that a failure can be repeated.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static func pages(_ numbers: inout Numbers) -> [ContentPage] {
    let folders = ["", "n/", "n/2024/", "n/2024/08/", "n/2025/", "通知/", "s p/"]
    var pages: [ContentPage] = []
    for number in 0..<Int.random(in: 0...24, using: &numbers) {
      let folder = folders[Int.random(in: 0..<folders.count, using: &numbers)]
      let isBundle = Int.random(in: 0..<6, using: &numbers) == 0
      var lines = ["kind: \(["notice", "page", "notice", "notice"][number % 4])"]
      let day = Int.random(in: 1...6, using: &numbers)
      lines.append(Int.random(in: 0..<4, using: &numbers) == 0 ? "date: unknown" : "date: 2024-09-0\(day)")
      let terms = ["甲", "乙", "c d", "e"].filter { _ in Bool.random(using: &numbers) }
      lines.append("region: [\(terms.joined(separator: ", "))]")
      if Int.random(in: 0..<5, using: &numbers) == 0 {
        lines.append("weight: \(Int.random(in: -2...2, using: &numbers))")
      }
      if Int.random(in: 0..<6, using: &numbers) == 0 { lines.append("draft: true") }
      if Int.random(in: 0..<6, using: &numbers) == 0 { lines.append("lastmod: 2024-09-0\(10 - day)T00:00Z") }
      pages.append(
        Samples.page(
          "\(folder)p\(number)\(isBundle ? "/index" : "").md", lines.joined(separator: "\n"), in: configuration))
    }
    for folder in folders where Int.random(in: 0..<3, using: &numbers) == 0 {
      pages.append(
        Samples.page("\(folder)_index.md", "weight: \(Int.random(in: 0...3, using: &numbers))", in: configuration))
    }
    return pages
  }

  @Test("random sites keep what every site promises", arguments: UInt64(1)...150)
  func keepsPromises(seed: UInt64) throws {
    var numbers = Numbers(state: seed)
    let pages = Self.pages(&numbers)
    let (site, faults) = Samples.site(pages, in: Self.configuration)
    #expect(!faults.hasErrors)
    expectEachPageOnce(in: site, of: pages)
    try expectSections(of: site)
    expectTerms(of: site)
    expectNeighbours(of: site)
    let updates = site.pages.compactMap(\.updated)
    #expect(Set(updates).count == updates.count)
    #expect(Set(site.pages.map(\.path)).count == site.pages.count)

    let other = Samples.site(pages.shuffled(using: &numbers), in: Self.configuration).site
    #expect(outline(of: other) == outline(of: site))
  }

  private func expectEachPageOnce(in site: Site, of pages: [ContentPage]) {
    let shown = pages.filter { $0.role == .bulletin && !$0.matter.isDraft }.map(\.path).sorted()
    #expect(site.pages.map(\.content.path).sorted() == shown)
    #expect(site.pages.map(\.rank) == Array(site.pages.indices))
    for (newer, older) in zip(site.pages, site.pages.dropFirst()) {
      switch (newer.date, older.date) {
      case (let first?, let second?):
        #expect(first > second || (first == second && newer.content.path < older.content.path))
      case (nil, nil): #expect(newer.content.path < older.content.path)
      case (nil, _?): Issue.record("undated pages come last")
      case (_?, nil): break
      }
    }
  }

  private func expectSections(of site: Site) throws {
    for page in site.pages {
      var expected = Set(site.ancestors(ofSection: page.section))
      expected.insert(page.section)
      for (index, section) in site.sections.enumerated() {
        // A section lists all its pages, the home page the stream.
        let count = expected.contains(index) && (index > 0 || page.isListed) ? 1 : 0
        #expect(section.pages.filter { $0 == page.rank }.count == count)
        #expect(section.ownPages.filter { $0 == page.rank }.count == (index == page.section ? count : 0))
      }
    }
    for (index, section) in site.sections.enumerated() {
      #expect(section.children.allSatisfy { site.sections[$0].parent == index })
      #expect(section.parent.map { $0 < index } ?? (index == 0))
      let lists = PageOfList.split(section.pages, size: site.configuration.pageSize)
      #expect(lists.flatMap(\.ranks) == section.pages)
    }
  }

  private func expectTerms(of site: Site) {
    for page in site.pages {
      for (taxonomy, terms) in zip(site.taxonomies, page.terms) {
        for (index, term) in taxonomy.terms.enumerated() {
          #expect(term.pages.filter { $0 == page.rank }.count == (terms.contains(index) ? 1 : 0))
        }
        #expect(Set(terms).count == terms.count)
      }
      let names = zip(site.taxonomies, page.terms).map { taxonomy, terms in terms.map { taxonomy.terms[$0].name } }
      #expect(names == page.matter.terms.map { $0.map(\.text) })
    }
    #expect(site.taxonomies.allSatisfy { $0.terms.allSatisfy { !$0.pages.isEmpty && $0.pages == $0.pages.sorted() } })
  }

  private func expectNeighbours(of site: Site) {
    for page in site.pages {
      let (next, previous) = (site.next(of: page), site.previous(of: page))
      #expect(next.map { site.previous(of: $0) === page } != false)
      #expect(previous.map { site.next(of: $0) === page } != false)
      #expect(
        [next, previous].compactMap { $0 }.allSatisfy { $0.section == page.section })
    }
  }

  /// All that the graph says, as text.
  private func outline(of site: Site) -> [String] {
    site.pages.map { "\($0.content.path) \($0.path.text) \($0.updated?.rfc3339 ?? "-") \($0.section) \($0.terms)" }
      + site.sections.map { "\($0.folder) \($0.title) \($0.children) \($0.pages) \($0.ownPages)" }
      + site.taxonomies.flatMap { $0.terms.map { "\($0.path.text) \($0.pages)" } }
      + site.pages.map { "\($0.content.path): \(site.related(to: $0).map(\.content.path))" }
  }
}
