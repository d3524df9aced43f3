import SampleSites
import SiteBuild
import Testing

@Suite("Pages from data")
struct PagesFromDataTests {
  private static let each =
    "---\ntitle: \"{region}事故\"\neach: region\nperiod: 2024-01..2024-05\n---\n\n[](field:region)（[](field:region.code)）[](figure:accidents)\n"

  private func regions(_ text: String = each, more: String = "") throws -> SampleSite {
    try SampleSite.withRecords(more).content("regions/region.md", text)
  }

  private func records(_ matter: String, rows: String? = nil, more: String = "") throws -> SampleSite {
    let site = try SampleSite.withRecords(more)
      .content(
        "cases/_index.md",
        "---\ntitle: 案件\npages-from:\n  resource: accidents\n  \(matter.replacing("\n", with: "\n  "))\n---\n")
    if let rows { try site.content("data/accidents.csv", "id,date,region,level,deaths,loss,note\n" + rows) }
    return site
  }

  private func paths(_ site: SampleSite, _ folder: String) -> [String] {
    site.site.fileNames.filter { $0.hasPrefix(folder + "/") && $0.hasSuffix("/index.html") }
  }

  // MARK: Addresses and titles

  @Test("each value of a dimension has a page, by its code, that is about it")
  func each() async throws {
    let site = try regions()
    try await site.publish()
    #expect(paths(site, "regions") == ["regions/990101/index.html", "regions/990102/index.html", "regions/index.html"])
    let page = try #require(site.page("regions/990102/index.html"))
    #expect(page.contains("<h1>西河县事故</h1>"))
    #expect(page.contains(/西河县（990102）<a class="figure" href="#figure-1">3起<\/a>/))
    #expect(site.page("regions/index.html")?.contains("东城区事故") == true)
    #expect(site.page("sitemap.xml")?.contains("https://example.org/regions/990101/") == true)
    // The file itself is no page.
    #expect(!site.folder.exists("site/regions/region"))
  }

  @Test(
    "a slug of its own may name the values",
    arguments: [("slug: \"{region}\"", "东城区"), ("slug: \"q-{region.code}\"", "q-990101")])
  func slugs(slug: String, name: String) async throws {
    let site = try regions(Self.each.replacing("each: region", with: "each: region\n\(slug)"))
    try await site.publish()
    #expect(site.folder.exists("site/regions/\(name)/index.html"))
  }

  @Test("a heading of a page from data is told in its contents")
  func contents() async throws {
    let site = try regions(Self.each + "\n## [](field:region)\n\n## 二\n\n## 三\n")
    try await site.publish()
    let contents = site.page("regions/990101/index.html")?.firstMatch(of: /<nav class="contents[ "](?s:.*?)<\/nav>/)
    #expect(contents?.output.contains(">东城区<") == true)
  }

  @Test("each record has a page, by its key or by patterns")
  func pagesFrom() async throws {
    let plain = try SampleSite.withRecords().content("cases/_index.md", "---\ntitle: 案件\npages-from: accidents\n---\n")
    try await plain.publish()
    #expect(paths(plain, "cases").count == 12)
    let page = try #require(plain.page("cases/A3/index.html"))
    #expect(page.contains("<h1>A3</h1>"))
    #expect(page.contains("东城区"))
    #expect(page.contains("<a href=\"/data/accidents/\">事故</a>"))
    let patterns = try records(
      "title: \"{region}{date}事故\"\nslug: \"{date}-{id}\"\ndate: date\nkind: notice\nsummary: \"死亡{deaths}人\"")
    try await patterns.publish()
    #expect(patterns.page("cases/2023-05-06-A3/index.html")?.contains("<h1>东城区2023-05-06事故</h1>") == true)
    #expect(patterns.page("cases/index.html")?.contains("死亡2人") == true)
    #expect(patterns.page("atom.xml")?.contains("东城区2023-05-06事故") == true)
  }

  @Test("a record of an unpublished table links to no dataset")
  func unpublishedTable() async throws {
    let site = try SampleSite.withRecords()
      .content(
        "staff/_index.md",
        "---\ntitle: 名册\npages-from: {resource: staff, title: \"{region}\", slug: \"{year}-{region}\"}\n---\n")
    try await site.publish()
    let page = try #require(site.page("staff/2023-东城区/index.html"))
    #expect(!page.contains("/data/staff"))
  }

  @Test(
    "a name in braces that no field has is one error",
    arguments: ["title: \"{region}{dat}\"", "title: x\nslug: \"{idd}\"", "summary: \"{note}{lsos}\""])
  func unknownPlaceholder(matter: String) async throws {
    let report = await (try records(matter)).build()
    #expect(report.diagnostics.count { $0.kind.id == "pages-from-data" } == 1)
    #expect(report.diagnostics.first?.remedy?.hasPrefix("did you mean") == true)
    #expect(report.diagnostics.first?.location?.path == "content/cases/_index.md")
  }

  @Test("an unknown name in the title of a file with each is one error")
  func unknownInTitle() async throws {
    let report = await (try regions(Self.each.replacing("{region}事故", with: "{regio}事故"))).build()
    #expect(report.faults == ["content/regions/region.md:2:1 pages-from-data"])
  }

  @Test(
    "what is not there to make pages of is an error with a suggestion",
    arguments: [
      ("regions/region.md", "---\ntitle: A\neach: regoin\n---\n", "content/regions/region.md:3:7 pages-from-data"),
      ("cases/_index.md", "---\npages-from: accident\n---\n", "content/cases/_index.md:2:13 pages-from-data"),
      (
        "cases/_index.md", "---\npages-from: {resource: accidents, date: dat}\n---\n",
        "content/cases/_index.md:2:41 pages-from-data"
      ),
    ])
  func missing(path: String, text: String, fault: String) async throws {
    let report = try await SampleSite.withRecords().content(path, text).build()
    #expect(report.faults == [fault])
    #expect(report.diagnostics.first?.remedy?.hasPrefix("did you mean") == true)
  }

  @Test("a table without a primary key needs a title and a slug")
  func withoutKey() async throws {
    let site = try SampleSite.withRecords().content("staff/_index.md", "---\npages-from: staff\n---\n")
    #expect(await site.build().faults == ["content/staff/_index.md:2:13 pages-from-data"])
  }

  @Test(
    "each belongs to a bulletin, pages-from to a section",
    arguments: [("regions/_index.md", "each: region"), ("cases/a.md", "pages-from: accidents")])
  func wrongPlace(path: String, matter: String) async throws {
    let report = try await SampleSite.withRecords().content(path, "---\ntitle: A\n\(matter)\n---\n").build()
    #expect(report.diagnostics.map(\.kind.id) == ["value-type"])
  }

  @Test("without data there is nothing to make pages of")
  func withoutData() async throws {
    let site = try SampleSite().content("regions/region.md", Self.each)
    #expect(await site.build().diagnostics.map(\.kind.id) == ["figure-without-records"])
  }

  // MARK: Odd records

  @Test("a slash, a space and a dot in a key become a name without folders")
  func oddKeys() async throws {
    let site = try records(
      "title: \"{id}\"", rows: "临应急 罚〔2024〕1 号,2024-05-01,990101,一般,0,1,\nA B,2024-05-02,990101,一般,0,1,\n")
    try await site.publish()
    #expect(paths(site, "cases").count == 3)
    let slash = try records(
      "title: \"{id}\"", rows: "2024/1,2024-05-01,990101,一般,0,1,\n../../x,2024-05-02,990101,一般,0,1,\n")
    let report = await slash.build()
    // Whatever becomes of them: no page outside of its section, and none in silence.
    if report.outcome == .refused {
      #expect(report.diagnostics.allSatisfy { $0.location?.path == "content/cases/_index.md" })
    } else {
      #expect(paths(slash, "cases").count == 3)
      #expect(paths(slash, "cases").allSatisfy { $0.split(separator: "/").count <= 3 })
    }
    #expect(!slash.folder.exists("x") && !slash.folder.exists("site/x"))
  }

  @Test("two records that want one address are an error that names both")
  func sameAddress() async throws {
    let report = await
      (try records(
        "title: \"{id}\"\nslug: \"{date}\"", rows: "A1,2024-05-01,990101,一般,0,1,\nA2,2024-05-01,990101,一般,0,1,\n"))
      .build()
    #expect(report.diagnostics.map(\.kind.id) == ["permalink-collision"])
    let message = try #require(report.diagnostics.first?.message)
    #expect(message.contains("id=A1") && message.contains("id=A2"))
  }

  @Test("a record with an empty name is an error")
  func emptySlug() async throws {
    let report = await (try records("title: x\nslug: \"{note}\"", rows: "A1,2024-05-01,990101,一般,0,1,\n")).build()
    #expect(report.outcome == .refused)
    #expect(report.diagnostics.allSatisfy { $0.location?.path == "content/cases/_index.md" })
  }

  @Test("values are text, never markup")
  func escaped() async throws {
    let site = try records(
      "title: \"{note}\"\nsummary: \"{note}\"", rows: "A1,2024-05-01,990101,一般,0,1,<script>alert(1)</script>&*x*\n")
    try await site.publish()
    for (path, bytes) in site.site.files where path.hasSuffix(".html") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("<script>alert"), "\(path)")
    }
  }

  @Test("values in a summary are text, and figures in it are checked")
  func summaries() async throws {
    let rows = "A1,2024-05-01,990101,一般,0,1,\"**x** [9起](figure:accidents) `y`\nz\"\n"
    let matter = "title: \"{note}\"\nslug: x\nsummary: \"{note}，共[](figure:accidents?period=2024-05)\""
    let site = try records(matter, rows: rows)
    try await site.publish()
    let list = try #require(site.page("cases/index.html"))
    #expect(list.contains("**x** [9起](figure:accidents) `y` z，共<a class=\"figure\" href=\"/cases/x/#figure-1\">1起</a>"))
    #expect(site.page("cases/x/index.html")?.contains("<li id=\"figure-1\">") == true)
    #expect(site.page("cases/x/index.html")?.contains("<h1>**x** [9起](figure:accidents) `y` z</h1>") == true)
    let wrong = try records("title: x\nslug: x\nsummary: \"共[7起](figure:accidents?period=2024-05)\"", rows: rows)
    let report = await wrong.build()
    #expect(report.diagnostics.map(\.kind.id) == ["figure-mismatch"])
    #expect(report.figureFixes == [])
  }

  @Test("a figure in the title of pages from data is one error, whatever the records hold")
  func figureInTitle() async throws {
    let report = await (try records("title: \"{id}共[2起](figure:accidents)\"\nslug: \"{id}\"")).build()
    #expect(report.faults == ["content/cases/_index.md:5:10 figure-form"])
  }

  @Test("a summary of a file with each is filled in, with figures of each value")
  func eachSummary() async throws {
    let site = try regions(
      Self.each.replacing("each: region", with: "each: region\nsummary: \"{region}[](figure:deaths?level=一般)\""))
    try await site.publish()
    let list = try #require(site.page("regions/index.html"))
    #expect(list.contains("东城区<a class=\"figure\" href=\"/regions/990101/#figure-2\">1人</a>"))
    #expect(list.contains("西河县<a class=\"figure\" href=\"/regions/990102/#figure-2\">2人</a>"))
  }

  // MARK: Links

  @Test(
    "links name the value or record",
    arguments: [
      ("/regions/region.md?region=990101", "/regions/990101/"),
      ("../regions/region.md?region=990102#x", "/regions/990102/#x"),
      ("/cases/_index.md?id=A3", "/cases/A3/"), ("/cases/_index.md", "/cases/"),
    ])
  func links(destination: String, url: String) async throws {
    let site = try regions().content("cases/_index.md", "---\ntitle: 案件\npages-from: accidents\n---\n")
      .bulletin("notices/a", "[x](\(destination))")
    try await site.publish()
    #expect(site.page("notices/a/index.html")?.contains("<a href=\"\(url)\">x</a>") == true)
  }

  @Test("a link to the file that makes the pages is an error that shows how to name one")
  func linkToMaker() async throws {
    let site = try regions().bulletin("notices/a", "[x](/regions/region.md)")
    let report = await site.build()
    #expect(report.faults == ["content/notices/a.md:7:1 link-target-missing"])
    #expect(report.diagnostics.first?.remedy?.contains("/regions/region.md?region=990101") == true)
  }

  @Test(
    "a link to a value that is not there is an error",
    arguments: ["/regions/region.md?region=990109", "/cases/_index.md?id=A99"])
  func linkToMissing(destination: String) async throws {
    let site = try regions().content("cases/_index.md", "---\ntitle: 案件\npages-from: accidents\n---\n")
      .bulletin("notices/a", "[x](\(destination))")
    #expect(await site.build().faults == ["content/notices/a.md:7:1 link-target-missing"])
  }

  // MARK: Held back

  @Test(
    "what holds the maker back holds its pages",
    arguments: ["draft: true", "publishDate: 2024-07-01", "expiryDate: 2024-05-01"])
  func held(matter: String) async throws {
    let site = try regions(Self.each.replacing("each: region", with: "each: region\n\(matter)"))
    try await site.publish()
    #expect(!site.folder.exists("site/regions"))
    for (path, bytes) in site.site.files where !path.hasPrefix("data/") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("东城区事故"), "\(path)")
    }
  }

  @Test(
    "what holds a section back holds its records",
    arguments: ["draft: true", "publishDate: 2024-07-01", "expiryDate: 2024-05-01"])
  func heldSection(matter: String) async throws {
    let site = try SampleSite.withRecords()
      .content("cases/_index.md", "---\ntitle: 案件\n\(matter)\npages-from: accidents\n---\n")
    try await site.publish()
    #expect(!site.folder.exists("site/cases"))
  }

  @Test("a section that was published long ago does not show a record before its day")
  func recordOfTomorrow() async throws {
    let rows = "A1,2024-06-02,990101,一般,0,1,\nA2,2024-05-31,990101,一般,0,1,\n"
    let site = try records("title: \"{id}\"\ndate: date", rows: rows)
    try site.edit("content/cases/_index.md", "title: 案件", "title: 案件\npublishDate: 2024-01-01")
    try await site.publish()
    #expect(!site.folder.exists("site/cases/A1"))
    #expect(site.folder.exists("site/cases/A2/index.html"))
    try await site.publish(now: june + day)
    #expect(site.folder.exists("site/cases/A1/index.html"))
  }

  @Test("a link to a record that is held back says so")
  func linkToHeld() async throws {
    let rows = "A1,2024-06-02,990101,一般,0,1,\nA2,2024-05-31,990101,一般,0,1,\n"
    let site = try records("title: \"{id}\"\ndate: date", rows: rows).bulletin(
      "notices/a", "[x](/cases/_index.md?id=A1)")
    #expect(await site.build().faults == ["content/notices/a.md:7:1 link-target-held-back"])
  }

  @Test("a record whose display term has ended is gone, on the day")
  func expiry() async throws {
    let site = try records("title: \"{id}\"\nexpiryDate: date", rows: "A1,2024-06-02,990101,一般,0,1,\n")
    try await site.publish()
    #expect(site.folder.exists("site/cases/A1/index.html"))
    try await site.publish(now: june + 2 * day)
    #expect(!site.folder.exists("site/cases/A1"))
  }

  // MARK: Terms and templates

  @Test("columns that are taxonomies sort their records, by the name of a code")
  func terms() async throws {
    let site = try records(
      "title: \"{id}\"\ndate: date\nkind: notice", more: "taxonomies: {region: {title: 地区}, level: {title: 等级}}\n")
    try await site.publish()
    #expect(site.folder.exists("site/region/东城区/index.html"))
    #expect(site.page("level/较大/index.html")?.contains("A6") == true)
    #expect(!site.folder.exists("site/region/990101"))
  }

  @Test("pages may have a template of their own")
  func templates() async throws {
    let site = try records("title: \"{id}\"\ntemplate: case").file(
      "templates/bulletin-case.mustache",
      "{{#bulletin}}CASE {{title}}{{#record}}{{#fields}} {{name}}={{text}}{{/fields}}{{/record}}{{/bulletin}}")
    try await site.publish()
    #expect(
      site.page("cases/A1/index.html") == "CASE A1 id=A1 date=2023-01-11 region=东城区 level=一般 deaths=1 loss=12.5"
        || site.page("cases/A1/index.html")?.hasPrefix("CASE A1 id=A1") == true)
  }

  @Test("a template that is not there is one error for all pages")
  func missingTemplate() async throws {
    #expect(
      await (try records("title: \"{id}\"\ntemplate: cse")).build().diagnostics.map(\.kind.id) == ["template-missing"])
  }

  @Test("a change of one record changes its page only")
  func incremental() async throws {
    let site = try records("title: \"{id}\"")
    try await site.publish()
    try site.edit("content/data/accidents.csv", "A9,2024-04-20,990102,一般,0,2,", "A9,2024-04-20,990102,一般,0,3,")
    try await site.publish()
    #expect(site.page("cases/A9/index.html")?.contains("3") == true)
    try site.edit("content/data/accidents.csv", "A9,2024-04-20,990102,一般,0,3,\n", "")
    try await site.publish()
    #expect(!site.folder.exists("site/cases/A9"))
  }
}
