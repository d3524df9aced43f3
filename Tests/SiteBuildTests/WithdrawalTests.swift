import SampleSites
import SiteBuild
import Testing

@Suite("Withdrawal")
struct WithdrawalTests {
  private static let matter = "withdrawn: {date: 2024-05-20, reason: 决定已被 <撤销>, basis: 《行政处罚法》第四十八条}"
  private static let configuration =
    SampleSite.configuration + "taxonomies: {region: {title: 地区}}\nsearch: true\nfeeds: {content: full}\n"

  @Test("leaves a page with date, reason and legal basis at the same address, and search engines keep off")
  func tombstone() async throws {
    let site = try SampleSite(Self.configuration)
      .bulletin("n/a", title: "SECRET", matter: "slug: kept\naliases: [/old/, /older.html]\n" + Self.matter)
      .bulletin("n/b")
    let report = await site.build()
    #expect(report.faults == [])
    #expect((report.contents.withdrawn, report.contents.bulletins) == (1, 1))
    let page = try #require(site.page("n/kept/index.html"))
    #expect(page.contains("<h1>该内容已撤回</h1>"))
    #expect(page.contains("<title>该内容已撤回 - 示例</title>"))
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(page.contains("<dd><time datetime=\"2024-05-20\">2024年5月20日</time></dd>"))
    #expect(page.contains("<dd>决定已被 &lt;撤销&gt;</dd>"))
    #expect(page.contains("<dd>《行政处罚法》第四十八条</dd>"))
    #expect(page.contains("<li><a href=\"/n/\">n</a></li>"), "the way leads through the section")
    #expect(!page.contains("ld+json") && !page.contains("SECRET"))
    for path in ["old/index.html", "older.html"] {
      #expect(site.page(path)?.contains("url=https://example.org/n/kept/") == true)
    }
    #expect(site.site.files.filter { String(decoding: $0.value, as: UTF8.self).contains("SECRET") }.isEmpty)
  }

  @Test("is in force from its moment on, and the build is due then")
  func moment() async throws {
    let site = try SampleSite(Self.configuration)
      .bulletin("n/a", title: "SECRET", matter: "withdrawn: {date: 2024-06-02T10:00:00+08:00, reason: 撤}")
    try await site.publish()
    #expect(site.page("n/a/index.html")?.contains("SECRET") == true)
    #expect(site.page("n/a/index.html")?.contains("撤") == false)
    // 2024-06-02T09:59:59+08:00
    #expect(await site.build(now: june + 93_599).outcome == .upToDate)
    try await site.publish(now: june + 93_600)
    #expect(site.page("n/a/index.html")?.contains("SECRET") == false)
    #expect(site.page("atom.xml")?.contains("/n/a/") == false)
  }

  @Test("takes a section and a term with it that had nothing else, and the address stays")
  func emptiesSections() async throws {
    let site = try SampleSite(Self.configuration)
      .bulletin("上 级/子/a", matter: "region: 甲\n" + Self.matter).bulletin("n/b")
    try await site.publish()
    #expect(
      site.site.fileNames.filter { $0.hasPrefix("上-级") || $0.hasPrefix("region") } == ["上-级/子/a/index.html"])
    let tombstone = try #require(site.page("上-级/子/a/index.html"))
    #expect(tombstone.contains("<nav class=\"breadcrumbs\"") && !tombstone.contains("/子/\">"))
  }

  @Test("of a bundle takes its folder along; its annexes keep their addresses with its reason")
  func bundles() async throws {
    let site = try SampleSite(Self.configuration)
      .bulletin("n/x/index", matter: Self.matter).bulletin("n/x/annex", "SECRET").bulletin("n/b")
      .bulletin("n/x/draft", matter: "draft: true")
      .bulletin("n/x/own", matter: "withdrawn: {date: 2024-05-21, reason: 另一原因}")
      .content("n/x/map.png", "SECRET").content("n/x/data/a.csv", "SECRET")
    let report = await site.build()
    #expect(report.faults == [])
    #expect((report.contents.withdrawn, report.contents.drafts) == (3, 1))
    let files = site.site.fileNames.filter { $0.hasPrefix("n/x/") }
    #expect(files == ["n/x/annex/index.html", "n/x/index.html", "n/x/own/index.html"])
    #expect(site.page("n/x/annex/index.html")?.contains("决定已被") == true)
    #expect(site.page("n/x/own/index.html")?.contains("另一原因") == true)
  }

  @Test(
    "of what was never public, or is gone, leaves nothing",
    arguments: [
      "draft: true", "publishDate: 2030-01-01", "expiryDate: 2024-05-30",
    ])
  func leavesNothing(matter: String) async throws {
    let site = try SampleSite(Self.configuration).bulletin("n/a", matter: matter + "\n" + Self.matter).bulletin("n/b")
      .bulletin("n/x/index", matter: matter).bulletin("n/x/annex", matter: Self.matter)
    _ = await site.build()
    #expect(site.page("n/b/index.html") != nil)
    #expect(site.page("n/a/index.html") == nil && site.page("n/x/annex/index.html") == nil)
  }

  @Test("leaves links to the tombstone, with a warning at each and without the part that they name")
  func links() async throws {
    let site = try SampleSite(Self.configuration)
      .bulletin("n/危 a", matter: Self.matter)
      .bulletin("n/b", "[一](危%20a.md#三-处理结果)\n[二](</n/危 a.md?x>) [三](/n/危-a/#x) [四](/n/%E5%8D%B1-a) [五](/n/)")
      .bulletin("n/c", matter: "summary: '[六](危%20a.md)'")
    let report = await site.build()
    #expect(report.summary != nil)
    #expect(Set(report.diagnostics.map(\.kind.id)) == ["link-target-withdrawn"])
    #expect(
      Set(report.faults.map { $0.split(separator: " ")[0] }) == [
        "content/n/b.md:7:1", "content/n/b.md:8:1", "content/n/b.md:8:20", "content/n/b.md:8:35", "content/n/c.md:5:10",
      ])
    let page = try #require(site.page("n/b/index.html"))
    let targets = page.matches(of: /<a href="([^"]*)">([一二三四五])<\/a>/).map { "\($0.2) \($0.1)" }
    let tombstone = "/n/%E5%8D%B1-a/"
    #expect(targets == ["一 \(tombstone)", "二 \(tombstone)", "三 \(tombstone)", "四 \(tombstone)", "五 /n/"])
  }

  @Test("warns of a menu entry that leads to it", arguments: ["n/a.md", "/n/a/"])
  func menus(page: String) async throws {
    let site = try SampleSite(Self.configuration + "menu: [{title: 甲, page: \(page)}]\n")
      .bulletin("n/a", matter: Self.matter).bulletin("n/b")
    let report = await site.build()
    #expect(report.diagnostics.map(\.kind.id) == ["link-target-withdrawn"])
    #expect(site.page("n/b/index.html")?.contains("<a href=\"/n/a/\">甲</a>") == true)
  }

  @Test("keeps its address for itself: another page there is a collision")
  func collides() async throws {
    let site = try SampleSite(Self.configuration)
      .bulletin("n/a", matter: Self.matter + "\naliases: /n/c/").bulletin("n/b", matter: "slug: a").bulletin("n/c")
    let report = await site.build()
    #expect(report.faults.map { $0.split(separator: " ")[1] } == ["permalink-collision", "permalink-collision"])
  }

  @Test("of a section is an error")
  func sections() async throws {
    let site = try SampleSite(Self.configuration).content("n/_index.md", "---\ntitle: x\n\(Self.matter)\n---\n")
      .bulletin("n/b")
    #expect(await site.build().faults == ["content/n/_index.md:3:1 withdrawn-section"])
  }

  @Test("evaluates no figure of its text, and writes no file beside it")
  func figures() async throws {
    let site = try SampleSite.withRecords()
      .statistics(
        "s/a", "[99起](figure:accidents)\n\n![表](table:accidents?by=region)",
        matter: "publishDate: 2024-05-01\ndate: 2024-05-01\n" + Self.matter)
    try site.edit("content/s/a.md", "date: 2024-06-01\n", "")
    try await site.publish()
    #expect(site.site.fileNames.filter { $0.hasPrefix("s/") } == ["s/a/index.html"])
  }

  @Test("of pages made from data leaves a tombstone for each")
  func madePages() async throws {
    let site = try SampleSite.withRecords()
      .content("regions/region.md", "---\ntitle: \"{region}SECRET\"\neach: region\n\(Self.matter)\n---\n\nSECRET\n")
      .bulletin("n/b", "[x](../regions/region.md?region=990101#a)")
    let report = await site.build()
    #expect(report.faults == ["content/n/b.md:7:1 link-target-withdrawn"])
    #expect(report.contents.withdrawn > 1)
    #expect(site.page("regions/990101/index.html")?.contains("该内容已撤回") == true)
    #expect(site.page("n/b/index.html")?.contains("<a href=\"/regions/990101/\">x</a>") == true)
    #expect(site.site.files.filter { String(decoding: $0.value, as: UTF8.self).contains("SECRET") }.isEmpty)
  }

  @Test("after a site was published equals a clean build")
  func incremental() async throws {
    let site = try SampleSite(Self.configuration).bulletins(0..<5)
      .bulletin("n/x/index", "[x](a.pdf)", title: "SECRET", matter: "author: 某").content("n/x/a.pdf", "SECRET")
    try await site.publish()
    try site.edit("content/n/x/index.md", "author: 某", Self.matter)
    try await site.publish()
    let output = site.site
    try site.remove("site").remove(".bulletin")
    try await site.publish()
    #expect(site.site.differences(from: output) == [])
    #expect(site.site.files.filter { String(decoding: $0.value, as: UTF8.self).contains("SECRET") }.isEmpty)
  }

  @Test("speaks the language of the bulletin, through a template of the site's own")
  func themes() async throws {
    let site = try SampleSite(Self.configuration)
      .bulletin("n/a", matter: "language: en\n" + Self.matter)
      .file(
        "templates/withdrawn.mustache",
        "{{#withdrawal}}{{title}}|{{reason}}|{{basis}}|{{#date}}{{iso}}{{/date}}{{/withdrawal}}")
    try await site.publish()
    #expect(
      site.page("n/a/index.html") == "This content was withdrawn|决定已被 &lt;撤销&gt;|《行政处罚法》第四十八条|2024-05-20")
  }
}
