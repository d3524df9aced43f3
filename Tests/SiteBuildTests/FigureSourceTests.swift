import SampleSites
import Testing

@Suite("Where a figure comes from")
struct FigureSourceTests {
  /// The entries of the list of sources, by number from 1.
  private func sources(_ body: String, matter: String = "") async throws -> [String] {
    let site = try SampleSite.withRecords().statistics("statistics/a", body, matter: matter)
    try await site.publish()
    let page = try #require(site.page("statistics/a/index.html"))
    return page.matches(of: /<li id="figure-\d+">\n(?s:.*?)<\/li>/).map { String($0.output) }
  }

  @Test("an entry tells the definition, the records and the query with what the page added")
  func whole() async throws {
    let entries = try await sources("[2起](figure:accidents)")
    #expect(
      entries == [
        """
        <li id="figure-1">
        <p><strong>2起</strong> 事故起数，2024年5月</p>
        <div class="origin">
        <p class="meta">数据：<a href="/data/accidents/">事故</a>，2条记录，更新于2024-06-01</p>
        <details>
        <summary>口径和查询</summary>
        <p>按发生日期统计的生产安全事故。</p>
        <p><code>figure:accidents?period=2024-05</code></p>
        </details>
        </div>
        </li>
        """
      ])
  }

  @Test(
    "what the page adds to a query is shown in it",
    arguments: [
      ("figure:accidents", "region: \"990102\"", "figure:accidents?period=2024-05&amp;region=990102", "西河县"),
      ("figure:accidents?period=2024", "region: 西河县", "figure:accidents?period=2024&amp;region=990102", "西河县"),
      (
        "figure:accidents?region=990101", "region: \"990102\"", "figure:accidents?region=990101&amp;period=2024-05",
        "东城区"
      ),
      (
        "figure:accidents?level=%E4%B8%80%E8%88%AC", "", "figure:accidents?level=%E4%B8%80%E8%88%AC&amp;period=2024-05",
        "一般"
      ),
    ])
  func added(destination: String, matter: String, query: String, conditions: String) async throws {
    let entry = try #require(await sources("[](\(destination))", matter: matter).first)
    #expect(entry.contains("<code>\(query)</code>"))
    #expect(entry.contains("，\(conditions)</p>"))
  }

  @Test("a table that is not published is named without an address")
  func unpublished() async throws {
    let entry = try #require(await sources("[8人](figure:deaths.target?period=2024)").first)
    #expect(entry.contains("数据：quotas，1条记录</p>"))
    #expect(!entry.contains("href"))
  }

  @Test(
    "why there is no number is told, and that a period is not covered as a whole",
    arguments: [
      ("figure:accidents?period=2022", "—", "absence-no-data"),
      ("figure:accidents.change?period=2023", "—", "absence-no-base"),
      ("figure:accidents.change?period=2024", "—", "absence-partial-period"),
      ("figure:deaths.change?period=2024-02", "—", "absence-zero-base"),
      ("figure:deaths.target?period=2023", "—", "absence-no"),
      ("figure:accidents?period=2024", "5起", "figure-partial"),
    ])
  func notes(destination: String, text: String, key: String) async throws {
    let entry = try #require(await sources("[](\(destination))").first)
    #expect(entry.contains("<strong>\(text)</strong>"))
    let texts = [
      "absence-no-data": "没有", "absence-no-base": "没有", "absence-partial-period": "不足", "absence-zero-base": "0",
      "absence-no": "没有", "figure-partial": "不足",
    ]
    let note = try #require(entry.firstMatch(of: /<p class="note">(.*)<\/p>/)?.1)
    #expect(!note.contains("absence-") && !note.contains("figure-"))
    _ = texts[key]
  }

  @Test("a figure that is covered as a whole has no note")
  func withoutNote() async throws {
    #expect(try await sources("[2起](figure:accidents)").first?.contains("note") == false)
  }

  @Test("a figure that counts nothing has 0 records behind it")
  func noRows() async throws {
    let entry = try #require(await sources("[0起](figure:accidents?period=2024-02)").first)
    #expect(entry.contains("，0条记录"))
    #expect(!entry.contains("note"))
  }

  @Test("charts, tables, lists and stored queries have entries too, in the order of the text")
  func blocks() async throws {
    let site = try SampleSite.withRecords().content(
      "data/queries/levels.sql", "SELECT level, count(*) AS 起数 FROM accidents GROUP BY level"
    )
    .statistics(
      "statistics/a",
      "![走势](chart:accidents?by=month&period=2024-01..2024-05)\n\n![各地](table:accidents?by=region)\n\n"
        + "![名单](records:accidents)\n\n![等级](table:sql/levels)\n\n[1人](figure:deaths)")
    try await site.publish()
    let page = try #require(site.page("statistics/a/index.html"))
    let titles = page.matches(of: /<li id="figure-(\d)">\n<p><strong>([^<]*)<\/strong>/).map { "\($0.1) \($0.2)" }
    #expect(titles == ["1 走势", "2 各地", "3 名单", "4 等级", "5 1人"])
    // No empty words between commas.
    #expect(!page.contains("</strong> ，"))
  }

  @Test("a text with markup is told as it reads")
  func markup() async throws {
    #expect(try await sources("[**2**起](figure:accidents)").first?.contains("<strong>2起</strong>") == true)
  }
}
