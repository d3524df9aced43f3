import Testing

@testable import SiteModel

struct RelatedPagesTests {
  private func site(_ pages: [(path: String, day: Int, terms: String)], related: Int = 5) -> Site {
    let configuration = Samples.configuration("taxonomies: {region: , topics: , kind: }\nrelated: \(related)")
    return Samples.site(
      pages.map { page in
        let day = "2024-0\(1 + page.day / 28)-\(page.day % 28 + 1)"
        return Samples.page(page.path, "kind: notice\ndate: \(day)\n\(page.terms)\n", in: configuration)
      }, in: configuration
    ).site
  }

  private func related(_ path: String, in site: Site) throws -> [String] {
    site.related(to: try #require(site.page(path))).map(\.content.path)
  }

  @Test("more shared terms come first, then rarer ones, then those near in time")
  func orders() throws {
    let site = site([
      ("a.md", 10, "region: [r, s]\ntopics: t"), ("both.md", 1, "region: [r, s]"), ("rare.md", 2, "topics: t"),
      ("near.md", 11, "region: r"), ("far.md", 20, "region: r"), ("none.md", 12, "region: q"),
    ])
    #expect(try related("a.md", in: site) == ["both.md", "rare.md", "near.md", "far.md"])
  }

  @Test("a bulletin is not related to itself, nor by its kind alone")
  func leavesOut() throws {
    let site = site([("a.md", 1, "region: r"), ("b.md", 2, "region: q")])
    #expect(try related("a.md", in: site).isEmpty)
  }

  @Test("no more are given than the site asks for", arguments: [0, 1, 3])
  func limits(count: Int) throws {
    let site = site((0..<10).map { ("n/\($0).md", $0, "region: r") }, related: count)
    #expect(try related("n/5.md", in: site).count == count)
  }

  @Test("of a term on very many pages only the neighbours in time are looked at, and the work stays small")
  func isBounded() throws {
    let configuration = Samples.configuration("taxonomies: {region: }\nrelated: 50")
    let pages = (0..<5000).map { number in
      let digits = String(10_000 + number).dropFirst()
      return Samples.page("n/\(digits).md", "kind: notice\ndate: 2024-09-05\nregion: r\n", in: configuration)
    }
    let site = Samples.site(pages, in: configuration).site
    let page = site.pages[2500]
    let related = site.related(to: page)
    #expect(related.count == 50)
    #expect(related.allSatisfy { abs($0.rank - page.rank) <= 25 })
    #expect(Array(related.prefix(4).map(\.rank)) == [2499, 2501, 2498, 2502])
  }

  @Test("what is not listed has no related bulletins")
  func leavesOutPages() throws {
    let configuration = Samples.configuration("taxonomies: {region: }")
    let site = Samples.site(
      [
        Samples.page("about.md", "region: r", in: configuration),
        Samples.page("a.md", "region: r\nkind: notice\ndate: unknown", in: configuration),
      ], in: configuration
    ).site
    #expect(try related("about.md", in: site).isEmpty)
  }
}
