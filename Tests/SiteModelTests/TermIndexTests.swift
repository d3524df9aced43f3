import Testing

@testable import SiteModel

struct TermIndexTests {
  private func notice(_ path: String, _ terms: String, in site: SiteConfiguration) -> ContentPage {
    Samples.page(path, "kind: notice\ndate: 2024-09-05\n\(terms)\n", in: site)
  }

  @Test("terms are ordered by how many pages have them, then by name; their pages by rank")
  func indexes() {
    let configuration = Samples.configuration("taxonomies: {region: {title: 地区}, kind: }")
    let site = Samples.site(
      [
        notice("a.md", "region: [b, c]", in: configuration), notice("b.md", "region: c", in: configuration),
        notice("c.md", "region: [a]", in: configuration), Samples.page("about.md", in: configuration),
      ], in: configuration
    ).site
    #expect(site.taxonomies.map(\.definition.name) == ["region", "kind"])
    let region = site.taxonomies[0]
    #expect(region.path.text == "region/")
    #expect(region.url == "/base/region/")
    #expect(region.terms.map(\.name) == ["c", "a", "b"])
    #expect(region.terms.map { site.paths($0.pages) } == [["a.md", "b.md"], ["c.md"], ["a.md"]])
    #expect(region.terms.map(\.path.text) == ["region/c/", "region/a/", "region/b/"])
    #expect(site.taxonomies[1].terms.map { site.paths($0.pages) } == [["a.md", "b.md", "c.md"]])
    #expect(site.page("a.md")?.terms == [[2, 0], [0]])
    #expect(site.page("about.md")?.terms == [[], []])
  }

  @Test("a taxonomy that nobody uses has no terms")
  func allowsEmpty() {
    let configuration = Samples.configuration("taxonomies: {region: }")
    #expect(Samples.site([], in: configuration).site.taxonomies.map(\.terms.count) == [0])
  }

  @Test("a term's address is its name with hyphens for spaces, percent-encoded in URLs")
  func knowsAddresses() {
    let configuration = Samples.configuration("taxonomies: {region: }")
    let term = Samples.site([notice("a.md", "region: 危险 化学品/甲", in: configuration)], in: configuration)
      .site.taxonomies[0].terms[0]
    #expect(term.name == "危险 化学品/甲")
    #expect(term.path.text == "region/危险-化学品-甲/")
    #expect(term.url.hasPrefix("/base/region/%E5%8D%B1%E9%99%A9-"))
  }

  @Test("terms that would share an address are reported with both places")
  func reportsCollisions() throws {
    let configuration = Samples.configuration("taxonomies: {region: }")
    let faults = Samples.site(
      [
        notice("a.md", "region: 危险-化学品", in: configuration), notice("b.md", "region: [x, 危险 化学品]", in: configuration),
      ], in: configuration
    ).faults
    let fault = try #require(faults.first)
    #expect(faults.count == 1)
    #expect(fault.kind == .permalinkCollision)
    #expect(fault.message.hasSuffix("of \"region\" share the address /region/危险-化学品/"))
    #expect(fault.location?.path == "content/b.md")
    #expect(fault.location?.column == 13)
    #expect(fault.notes.map(\.location?.path) == ["content/a.md"])
    #expect(fault.remedy == "write the term the same way everywhere")
  }

  @Test("the same term in two taxonomies is no collision")
  func allowsSameTermElsewhere() {
    let configuration = Samples.configuration("taxonomies: {region: , topics: }")
    #expect(Samples.site([notice("a.md", "region: x\ntopics: x", in: configuration)], in: configuration).faults.isEmpty)
  }
}
