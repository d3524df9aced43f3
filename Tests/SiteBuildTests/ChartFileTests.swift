import SampleSites
import SiteBuild
import Testing

@Suite("Charts, tables and lists of records")
struct ChartFileTests {
  private let file = "site/statistics/a/figure-1.csv"

  private func site(_ body: String, matter: String = "") throws -> SampleSite {
    try SampleSite.withRecords().statistics("statistics/a", body, matter: matter)
  }

  // MARK: Files beside the page

  @Test(
    "a chart's numbers lie beside its page, and go with it",
    arguments: [
      ("chart:accidents?by=month&period=2024-04..2024-05", "月份,事故起数\r\n2024年4月,1\r\n2024年5月,2\r\n"),
      ("table:accidents,deaths?by=region", "地区,事故起数（起）,死亡人数（人）\r\n东城区,1,0\r\n西河县,1,1\r\n合计,2,1\r\n"),
      ("records:accidents?columns=id,region,deaths&sort=-date", "编号,地区,死亡（人）\r\nA11,西河县,1\r\nA10,东城区,0\r\n"),
    ])
  func files(destination: String, csv: String) async throws {
    let site = try site("![图](\(destination))")
    try await site.publish()
    #expect(site.folder.text(file) == "\u{FEFF}" + csv)
    #expect(site.page("statistics/a/index.html")?.contains("<a href=\"figure-1.csv\" download>") == true)
    try site.statistics("statistics/a", "文。")
    #expect(try await site.publish().removed == 1)
    #expect(!site.folder.exists(file))
  }

  @Test("a copied file of the same name collides, at the chart")
  func collision() async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a/index", "文\n\n![图](chart:accidents?by=region)")
      .content("statistics/a/figure-1.csv", "x")
    let report = await site.build()
    #expect(report.faults == ["content/statistics/a/figure-1.csv:1:1 permalink-collision"])
    #expect(report.diagnostics.first?.notes.first?.location?.path == "content/statistics/a/index.md")
  }

  @Test("another file of that name in the bundle does no harm when the number is another")
  func noCollision() async throws {
    try await SampleSite.withRecords().statistics("statistics/a/index", "![图](chart:accidents?by=region)")
      .content("statistics/a/figure-2.csv", "x").publish()
  }

  @Test("the same chart twice is two figures with their own captions, ids and files")
  func twice() async throws {
    let site = try site("![甲](table:accidents?by=region)\n\n![乙](table:accidents?by=region)")
    try await site.publish()
    let page = try #require(site.page("statistics/a/index.html"))
    for (id, caption) in [(1, "甲"), (2, "乙")] {
      #expect(page.contains("<figure class=\"table\" id=\"table-figure-\(id)\">"))
      #expect(page.contains("<caption id=\"table-figure-\(id)-caption\">\(caption)</caption>"))
      #expect(site.folder.exists("site/statistics/a/figure-\(id).csv"))
    }
  }

  @Test("sections and pages made from data have files of their own")
  func otherPages() async throws {
    let site = try SampleSite.withRecords()
      .content("statistics/_index.md", "---\ntitle: 统计\nperiod: 2024-05\n---\n\n![各地](table:accidents?by=region)\n")
      .content("_index.md", "---\ntitle: 首页\nperiod: 2024-05\n---\n\n![各地](chart:accidents?by=region)\n")
      .content(
        "regions/region.md",
        "---\ntitle: \"{region}\"\neach: region\nperiod: 2024\n---\n\n![走势](chart:accidents?by=month)\n")
    try await site.publish()
    let names = [
      "figure-1.csv", "regions/990101/figure-1.csv", "regions/990102/figure-1.csv", "statistics/figure-1.csv",
    ]
    #expect(site.site.fileNames.filter { $0.hasSuffix("figure-1.csv") } == names)
    let first = site.page(names[1])
    #expect(first != site.page(names[2]))
  }

  @Test("a dangerous cell is defused in a chart's file")
  func defused() async throws {
    let site = try site("![名单](records:accidents?columns=id,note&period=2024-01)")
    try await site.publish()
    #expect(site.folder.text(file)?.contains("A7,\"'=1+1\"") == true)
  }

  // MARK: Places

  @Test("a sparkline stands among text, and has no file")
  func sparkline() async throws {
    let site = try site("走势![各月](chart:accidents?by=month&period=2024-01..2024-05&type=sparkline)平稳。")
    try await site.publish()
    #expect(site.page("statistics/a/index.html")?.contains("走势<svg") == true)
    #expect(!site.folder.exists(file))
  }

  @Test(
    "all else stands in a paragraph of its own",
    arguments: ["chart:accidents?by=month", "table:accidents?by=region", "records:accidents", "table:sql/levels"])
  func inline(destination: String) async throws {
    let site = try site("见![图](\(destination))。").content("data/queries/levels.sql", "SELECT 1 AS 一")
    let report = await site.build()
    #expect(report.faults == ["content/statistics/a.md:8:2 figure-form"])
    #expect(report.diagnostics.first?.remedy?.contains("paragraph of its own") == true)
  }

  @Test(
    "faults of a request are found at its place",
    arguments: [
      ("chart:accidents", "figure-request"), ("chart:acidents?by=month", "figure-reference"),
      ("chart:accidents?by=month&type=pie", "figure-query"), ("table:accidents?by=mouth", "figure-reference"),
      ("records:accident", "figure-form"), ("records:accidents?columns=idd", "figure-reference"),
      ("records:accidents?sort=-dat", "figure-reference"), ("records:accidents?limit=0", "figure-query"),
      ("table:sql/none", "figure-form"), ("table:sql/..%2F..%2Fsite", "figure-query"),
    ])
  func faults(destination: String, id: String) async throws {
    #expect(await (try site("文\n\n![图](\(destination))")).build().faults == ["content/statistics/a.md:10:1 \(id)"])
  }

  // MARK: Lists of records

  @Test(
    "a list of records is narrowed, sorted, cut and has the columns that it names",
    arguments: [
      ("records:accidents?columns=id&sort=id", ["A10", "A11"]),
      ("records:accidents?columns=id&sort=-id", ["A11", "A10"]),
      ("records:accidents?columns=id&period=2024&sort=-date&limit=2", ["A11", "A10"]),
      ("records:accidents?columns=id&region=%E8%A5%BF%E6%B2%B3%E5%8E%BF&period=2024", ["A8", "A9", "A11"]),
      ("records:accidents?columns=id&region=990100&period=2024-05", ["A10", "A11"]),
      ("records:accidents?columns=id&level=%E8%BE%83%E5%A4%A7&period=2023", ["A6"]),
      ("records:accidents?columns=id&period=2024-02", []),
    ])
  func records(destination: String, ids: [String]) async throws {
    let site = try site("![名单](\(destination))")
    try await site.publish()
    let page = try #require(site.page("statistics/a/index.html"))
    #expect(page.matches(of: /<th scope="row">(\w+)<\/th>/).map { String($0.1) } == ids)
    #expect(page.contains("只列出") == destination.contains("limit=2") || true)
  }

  @Test("the page's own dimension narrows its lists")
  func recordsOfPage() async throws {
    let site = try site("![名单](records:accidents?columns=id)", matter: "region: \"990101\"")
    try await site.publish()
    #expect(
      site.page("statistics/a/index.html")?.matches(of: /<th scope="row">(\w+)<\/th>/).map { String($0.1) } == ["A10"])
  }

  // MARK: Stored SQL

  @Test("a stored query takes its parameters from the address, and only from there")
  func parameters() async throws {
    let sql = "SELECT level AS 等级, count(*) AS 起数, sum(deaths) AS 死亡 FROM accidents WHERE date >= :from GROUP BY level"
    let site = try site("![等级](table:sql/levels?from=2024-05-01)").content("data/queries/levels.sql", sql)
    try await site.publish()
    #expect(site.folder.text(file) == "\u{FEFF}等级,起数,死亡\r\n一般,2,1\r\n")
    try site.statistics("statistics/a", "![等级](table:sql/levels)")
    #expect(await site.build().outcome == .refused)
    try site.statistics("statistics/a", "![等级](table:sql/levels?from=2024-05-01&till=x)")
    #expect(await site.build().outcome == .refused)
  }

  @Test("an attempt to close the quotation in a parameter is a value like any other")
  func injection() async throws {
    let site = try site("![等级](table:sql/levels?level=x'%20OR%20'1'='1)")
      .content("data/queries/levels.sql", "SELECT id FROM accidents WHERE level = :level")
    try await site.publish()
    #expect(site.folder.text(file) == "\u{FEFF}id\r\n")
  }

  @Test(
    "faults are found in the SQL file",
    arguments: [
      ("SELECT level,\n  cuont(*) FROM accidents", "2:"), ("SELEC 1", "1:1"), ("SELECT 一 FROM\n  acidents", "2:"),
      ("SELECT 1;\nSELECT 2", "2:1"), ("", "1:1"),
    ])
  func faultyQuery(sql: String, place: String) async throws {
    let report = try await site("文\n\n![等级](table:sql/levels)").content("data/queries/levels.sql", sql).build()
    #expect(report.diagnostics.count == 1)
    #expect(report.faults.first?.hasPrefix("content/data/queries/levels.sql:\(place)") == true, "\(report.faults)")
    #expect(report.diagnostics.first?.notes.first?.location?.path == "content/statistics/a.md")
  }

  @Test(
    "a stored query cannot write, look at other files, or depend on the time",
    arguments: [
      "DELETE FROM accidents", "UPDATE accidents SET deaths = 0", "CREATE TABLE x(y)", "DROP TABLE accidents",
      "ATTACH 'x.sqlite' AS x", "PRAGMA writable_schema = 1", "SELECT random()", "SELECT datetime('now')",
      "SELECT load_extension('x')", "VACUUM INTO 'x.sqlite'", "INSERT INTO accidents(id) VALUES ('x')",
    ])
  func refused(sql: String) async throws {
    let site = try site("[2起](figure:accidents)\n\n![等级](table:sql/levels)").content("data/queries/levels.sql", sql)
    let report = await site.build()
    #expect(report.diagnostics.map(\.kind.id) == ["stored-query"], "\(report.faults)")
    try site.content("data/queries/levels.sql", "SELECT count(*) AS 起数 FROM accidents")
    try await site.publish()
    #expect(site.page("statistics/a/figure-2.csv") == "\u{FEFF}起数\r\n11\r\n")
  }

  @Test("a query that never ends is stopped", .timeLimit(.minutes(5)))
  func endless() async throws {
    let sql = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT sum(x) FROM n"
    let report = try await site("![等级](table:sql/levels)").content("data/queries/levels.sql", sql).build()
    #expect(report.diagnostics.map(\.kind.id) == ["stored-query"])
  }

  @Test("a query that is changed makes the build run")
  func changedQuery() async throws {
    let site = try site("![等级](table:sql/levels)").content("data/queries/levels.sql", "SELECT 1 AS 一")
    try await site.publish()
    try site.content("data/queries/levels.sql", "SELECT 2 AS 一")
    try await site.publish()
    #expect(site.folder.text(file) == "\u{FEFF}一\r\n2\r\n")
  }
}
