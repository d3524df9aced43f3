import Foundation
import SampleSites
import SiteBuild
import Testing

@Suite("Pages of datasets")
struct DatasetPageTests {
  @Test("a table's page tells its schema, its measures and shows the first rows")
  func page() async throws {
    let site = try SampleSite.withRecords()
    try await site.publish()
    let page = try #require(site.page("data/accidents/index.html"))
    for text in [
      "逐起登记的事故。", "<dd>11</dd>", "2023年1月至2024年5月", "<dd>2024-06-01</dd>", "<code>deaths</code>", "≥ 0", "一般、较大",
      "单位：人", "CC0 1.0", "按发生日期统计的生产安全事故。", "\"@type\":\"Dataset\"", "\"temporalCoverage\":\"2023-01-01/2024-05-31\"",
      "<th scope=\"row\">A1</th>", "东城区",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    let list = try #require(site.page("data/index.html"))
    #expect(list.contains("<a href=\"/data/accidents/\""))
    #expect(list.contains("<a href=\"/data/regions/\""))
  }

  @Test("the preview shows at most twenty rows")
  func preview() async throws {
    let rows = (1...30).map { "R\($0),2024-05-02,990101,一般,0,1,\n" }.joined()
    let site = try SampleSite.withRecords().content("data/accidents.csv", Records.accidents + rows)
    try await site.publish()
    #expect(site.page("data/accidents/index.html")?.matches(of: /<th scope="row">[AR]\d+<\/th>/).count == 20)
  }

  @Test("downloads: CSV for spreadsheets, JSON, and a descriptor that fits them")
  func downloads() async throws {
    let site = try SampleSite.withRecords()
    try await site.publish()
    let csv = try #require(site.page("data/accidents.csv"))
    #expect(csv.hasPrefix("\u{FEFF}id,date,region,level,deaths,loss,note\r\n"))
    #expect(csv.contains("A3,2023-05-06,990101,一般,2,80.25,\"高处坠落,\n两人\"\r\n"))
    #expect(csv.contains("A7,2024-01-15,990101,一般,1,20.00,'=1+1\r\n"))
    let rows = try #require(
      JSONSerialization.jsonObject(with: Data((site.page("data/accidents.json") ?? "").utf8)) as? [[String: Any]])
    #expect(rows.count == 11)
    #expect(rows[6]["note"] as? String == "=1+1")
    #expect(rows[0]["deaths"] as? Int == 1)
    let descriptor = try #require(
      JSONSerialization.jsonObject(with: Data((site.page("data/datapackage.json") ?? "").utf8)) as? [String: Any])
    let resources = try #require(descriptor["resources"] as? [[String: Any]])
    #expect(resources.map { $0["name"] as? String } == ["accidents", "regions"])
    #expect(resources.map { $0["path"] as? String } == ["accidents.csv", "regions.csv"])
    #expect(resources.first?["bytes"] as? Int == site.folder.bytes("site/data/accidents.csv")?.count)
  }

  @Test("a table that is not published has no page, no download and no address anywhere")
  func unpublished() async throws {
    let site = try SampleSite.withRecords().statistics(
      "statistics/a", "[8人](figure:deaths.target?period=2024)，[](figure:workers?period=2024)")
    try await site.publish()
    for (path, bytes) in site.site.files {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!path.contains("staff") && !path.contains("quotas"), "\(path)")
      #expect(!text.contains("/data/staff") && !text.contains("/data/quotas") && !text.contains("staff.csv"), "\(path)")
      #expect(!text.contains("62000"), "\(path)")
    }
    #expect(site.page("data/datapackage.json")?.contains("staff") == false)
  }

  @Test("a table that is published no more is removed")
  func withdrawn() async throws {
    let site = try SampleSite.withRecords()
    try await site.publish()
    try site.edit("content/data/datapackage.yaml", "path: accidents.csv", "path: accidents.csv\n    publish: false")
    try await site.publish()
    #expect(site.site.fileNames.filter { $0.contains("accidents") } == [])
    #expect(site.page("sitemap.xml")?.contains("accidents") == false)
  }

  @Test("without a published table nothing lies at /data/")
  func nothingPublished() async throws {
    let site = try SampleSite.withRecords()
    let text = try #require(site.folder.text("content/data/datapackage.yaml"))
    try site.content(
      "data/datapackage.yaml",
      text.replacing("    path: accidents.csv", with: "    path: accidents.csv\n    publish: false")
        .replacing("    path: regions.csv", with: "    path: regions.csv\n    publish: false"))
    try await site.publish()
    #expect(site.site.fileNames.filter { $0.hasPrefix("data") } == [])
    #expect(site.page("sitemap.xml")?.contains("/data/") == false)
  }

  @Test("the sitemap and the menu know the pages")
  func known() async throws {
    let site = try SampleSite.withRecords("menu: [{title: 资料, page: /data/}, {title: 事故表, page: /data/accidents/}]\n")
    try await site.publish()
    #expect(site.page("sitemap.xml")?.contains("<loc>https://example.org/data/</loc>") == true)
    #expect(site.page("sitemap.xml")?.contains("<loc>https://example.org/data/accidents/</loc>") == true)
    #expect(site.page("sitemap.xml")?.contains("/data/staff") == false)
    #expect(
      site.page("data/index.html")?.contains("<a href=\"/data/\" aria-current=\"page\">资料</a>") == true
        || site.page("data/index.html")?.contains("aria-current") == true)
    #expect(site.page("data/accidents/index.html")?.contains("事故表") == true)
  }

  @Test("a menu entry for a table that is not published is an error")
  func menuFault() async throws {
    let site = try SampleSite.withRecords("menu: [{title: 名册, page: /data/staff/}]\n")
    #expect(await site.build().diagnostics.map(\.kind.id) == ["menu-target"])
  }

  @Test(
    "what else wants an address below /data/ collides",
    arguments: [
      ("content/a.md", "---\ntitle: A\nslug: data\n---\n", ""),
      ("content/x.md", "---\ntitle: A\naliases: /data/accidents/\n---\n", ""),
      ("content/b.md", "---\ntitle: A\naliases: /data/accidents.csv/\n---\n", ""),
      (
        "content/notices/n.md", "---\ntitle: A\nkind: notice\ndate: 2024-05-01\ndata: [甲]\n---\n",
        "taxonomies: {data: {title: 资料}}\n"
      ),
    ])
  func collisions(path: String, text: String, configuration: String) async throws {
    let report = try await SampleSite.withRecords(configuration).file(path, text).build()
    #expect(report.outcome == .refused)
    #expect(
      report.diagnostics.allSatisfy { $0.kind.id == "permalink-collision" && $0.location != nil }, "\(report.faults)")
  }

  @Test("a bulletin that was put among the data is not dropped in silence, a README is")
  func markdownAmongData() async throws {
    let site = try SampleSite.withRecords().bulletin("data/notice").content("data/README.md", "# 说明\n")
    let report = await site.build()
    #expect(report.summary != nil)
    #expect(report.faults == ["content/data/notice.md:1:1 markdown-among-data"])
  }

  @Test("a damaged table publishes nothing")
  func damaged() async throws {
    let site = try SampleSite.withRecords()
    try await site.publish()
    let before = site.site
    try site.edit("content/data/accidents.csv", "A5,2023-05-30", "A5,2023-05-32")
    #expect(await site.build().faults == ["content/data/accidents.csv:7:4 record-type"])
    #expect(site.site == before)
  }
}
