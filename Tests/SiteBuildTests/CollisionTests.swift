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

  @Test(
    "addresses that are one text in other bytes collide too",
    arguments: [("caf\u{E9}", "cafe\u{301}"), ("\u{F900}", "\u{8C48}"), ("\u{30AC}", "\u{30AB}\u{3099}")])
  func normalForms(first: String, second: String) async throws {
    let site = try SampleSite().bulletin("notices/\(first)").bulletin("notices/\(second)")
    #expect(await site.build().faults.map { $0.split(separator: " ").last } == ["permalink-collision"])
  }

  @Test("Chinese names with their marks collide with nothing but themselves")
  func marks() async throws {
    let names = ["《通知》", "〈通知〉", "通知(1)", "通知(2)", "“通知”", "通知、", "caf\u{E9}"]
    let site = try names.reduce(SampleSite()) { try $0.bulletin("notices/\($1)") }
    #expect(await site.build().faults.isEmpty)
  }
}
