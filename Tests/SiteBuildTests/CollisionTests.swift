import SampleSites
import Testing

@Suite("Addresses that collide")
struct CollisionTests {
  @Test("two pages that want one address are one finding, and no failed write follows from it")
  func pages() async throws {
    let site = try SampleSite().bulletin("notices/a").bulletin("notices/b", matter: "slug: a")
    let report = await site.build()
    #expect(report.faults == ["content/notices/b.md:5:7 permalink-collision"])
    #expect(report.diagnostics.first?.notes.first?.location?.path == "content/notices/a.md")
  }

  @Test(
    "what else wants an address collides too",
    arguments: [
      ("content/404.html", "content/404.html:1:1"), ("content/atom.xml", "content/atom.xml:1:1"),
      ("content/region/index.html", "content/region/index.html:1:1"), ("content/notices/a", "content/notices/a.md:1:1"),
      ("content/archive/index.html", "content/archive/index.html:1:1"),
    ])
  func others(path: String, place: String) async throws {
    let site = try SampleSite(SampleSite.configuration + "taxonomies: {region: {title: 地区}}\n")
      .bulletin("notices/a", matter: "region: 示范县").file(path, "x")
    #expect(await site.build().faults == [place + " permalink-collision"])
  }

  @Test("an alias that is an address already collides")
  func aliases() async throws {
    let site = try SampleSite().bulletin("notices/a").bulletin("notices/b", matter: "aliases: [/notices/a/, /old/]")
      .bulletin("notices/c", matter: "aliases: /old/")
    #expect(
      await site.build().faults == [
        "content/notices/b.md:5:11 permalink-collision", "content/notices/c.md:5:10 permalink-collision",
      ])
  }
}
