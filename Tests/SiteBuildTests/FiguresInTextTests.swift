import SampleSites
import Testing

@Suite("Figures in a site's texts")
struct FiguresInTextTests {
  private let page = "statistics/a/index.html"

  private func text(_ body: String, matter: String = "", more: String = "") async throws -> SampleSite {
    let site = try SampleSite.withRecords(more).statistics("statistics/a", body, matter: matter)
    try await site.publish()
    return site
  }

  // MARK: Where they stand

  @Test(
    "text that the author left open is filled in, and the figure leads to its source",
    arguments: [
      ("共[](figure:accidents)。", "共<a class=\"figure\" href=\"#figure-1\">2起</a>。"),
      ("- 死亡[](figure:deaths)", "<li>死亡<a class=\"figure\" href=\"#figure-1\">1人</a></li>"),
      ("> **[](figure:deaths)**", "<strong><a class=\"figure\" href=\"#figure-1\">1人</a></strong>"),
      ("| 死亡 |\n| --- |\n| [](figure:deaths) |", "<td><a class=\"figure\" href=\"#figure-1\">1人</a></td>"),
      ("[下降](figure:accidents.change)", "<a class=\"figure\" href=\"#figure-1\">下降</a>"),
      ("[](figure:accidents?period=2022)", "<a class=\"figure\" href=\"#figure-1\">—</a>"),
    ])
  func body(markdown: String, html: String) async throws {
    let site = try await text(markdown)
    let body = try #require(site.page(page))
    #expect(body.contains(html))
    #expect(body.contains("<li id=\"figure-1\">"))
  }

  @Test("a figure in a heading is text, in the contents too, and its source is listed")
  func headings() async throws {
    let site = try await text("## 死亡[](figure:deaths)\n\n文\n\n## 事故[2起](figure:accidents)\n\n文\n\n## 三\n\n文")
    let body = try #require(site.page(page))
    #expect(body.contains(/<h2 id="[^"]*">死亡<a class="figure" href="#figure-1">1人<\/a>/))
    #expect(body.contains("<li id=\"figure-2\">"))
    let contents = try #require(body.firstMatch(of: /<nav class="contents[ "](?s:.*?)<\/nav>/)?.output)
    #expect(contents.contains(">死亡1人<"))
    #expect(contents.contains(">事故2起<"))
  }

  @Test("a term of a taxonomy that is a dimension narrows the figures of its bulletin")
  func narrowedByTaxonomy() async throws {
    let site = try await text(
      "死亡[](figure:deaths)，事故[1起](figure:accidents)。", matter: "region: 东城区",
      more: "taxonomies: {region: {title: 地区}}\n")
    let summary =
      "死亡<a class=\"figure\" href=\"/statistics/a/#figure-1\">0人</a>，事故<a class=\"figure\" href=\"/statistics/a/#figure-2\">1起</a>。"
    for path in ["statistics/index.html", "region/东城区/index.html"] {
      #expect(site.page(path)?.contains(summary) == true, "\(path)")
    }
    #expect(site.page(page)?.contains("<code>figure:deaths?period=2024-05&amp;region=990101</code>") == true)
  }

  @Test("a written summary has figures of its own, which are checked and explained on the bulletin's page")
  func writtenSummary() async throws {
    let site = try await text(
      "事故[2起](figure:accidents)。", matter: "summary: \"死亡[](figure:deaths)，[2起](figure:accidents)\"")
    let card =
      "死亡<a class=\"figure\" href=\"/statistics/a/#figure-2\">1人</a>，<a class=\"figure\" href=\"/statistics/a/#figure-1\">2起</a>"
    #expect(site.page("statistics/index.html")?.contains(card) == true)
    let body = try #require(site.page(page))
    #expect(body.contains("<meta name=\"description\" content=\"死亡1人，2起\">"))
    #expect(body.contains("<li id=\"figure-2\">\n<p><strong>1人</strong>"))
    #expect(!body.contains("<li id=\"figure-3\">"))
  }

  @Test("the home page and a section may have figures of their own")
  func sections() async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "正文。")
      .content("_index.md", "---\ntitle: 首页\n---\n\n死亡[](figure:deaths?period=2024-05)。\n")
      .content("statistics/_index.md", "---\ntitle: 统计\nperiod: 2024-05\n---\n\n事故[2起](figure:accidents)。\n")
    try await site.publish()
    #expect(site.page("index.html")?.contains("死亡<a class=\"figure\" href=\"#figure-1\">1人</a>。") == true)
    #expect(site.page("index.html")?.contains("<li id=\"figure-1\">") == true)
    #expect(site.page("statistics/index.html")?.contains("<li id=\"figure-1\">") == true)
  }

  @Test("the home page's wrong figure is an error")
  func wrongOnHome() async throws {
    let site = try SampleSite.withRecords()
      .content("_index.md", "---\ntitle: 首页\n---\n\n死亡[7人](figure:deaths?period=2024-05)。\n")
    #expect(await site.build().faults == ["content/_index.md:5:4 figure-mismatch"])
  }

  @Test("feeds, the description and the search index have the text of figures")
  func plainTexts() async throws {
    let site = try await text("死亡[](figure:deaths)，事故[2起](figure:accidents)。", more: "search: true\n")
    let plain = "死亡1人，事故2起。"
    #expect(site.page(page)?.contains("<meta name=\"description\" content=\"\(plain)\">") == true)
    #expect(site.page("atom.xml")?.contains("<summary>\(plain)</summary>") == true)
    #expect(site.page("rss.xml")?.contains("<description>\(plain)</description>") == true)
    #expect(site.page("feed.json")?.contains("\"summary\":\"\(plain)\"") == true)
    #expect(site.page("search/documents/0.json")?.contains("\"summary\":\"\(plain)\"") == true)
    #expect(site.page("search/pairs/0.bin")?.contains("人") == true, "which only the figure says")
  }

  @Test("the text of feeds leads to the bulletin's sources, with absolute addresses")
  func fullFeeds() async throws {
    let site = try await text(
      "死亡[](figure:deaths)。\n\n![走势](chart:accidents?by=month&period=2024-01..2024-05)",
      more: "feeds: {content: full}\n")
    let link = "<a class=\"figure\" href=\"https://example.org/statistics/a/#figure-1\">1人</a>"
    let escaped = link.replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    for path in ["atom.xml", "rss.xml"] {
      let feed = try #require(site.page(path))
      #expect(feed.contains(escaped), "\(path)")
      #expect(feed.contains("https://example.org/statistics/a/figure-2.csv"), "\(path)")
      #expect(!feed.contains("&quot;figure-2.csv"), "\(path)")
    }
    #expect(site.page("feed.json")?.contains("https://example.org/statistics/a/#figure-1") == true)
    #expect(site.page("feed.json")?.contains("https://example.org/statistics/a/figure-2.csv") == true)
  }

  @Test("a site below a path links its figures there")
  func subpath() async throws {
    let configuration = SampleSite.configuration.replacing("example.org/", with: "example.org/s/")
    let site = try SampleSite.withRecords("feeds: {content: full}\n", configuration: configuration)
      .statistics("statistics/a", "死亡[](figure:deaths)。")
    try await site.publish()
    #expect(site.page("statistics/index.html")?.contains("href=\"/s/statistics/a/#figure-1\"") == true)
    #expect(site.page("atom.xml")?.contains("https://example.org/s/statistics/a/#figure-1") == true)
  }

  // MARK: What they say

  @Test("the same query with two texts has one source, and both texts are checked")
  func twoTexts() async throws {
    let site = try await text("[2起](figure:accidents)即[两起](figure:accidents)。")
    let body = try #require(site.page(page))
    #expect(
      body.contains("<a class=\"figure\" href=\"#figure-1\">2起</a>即<a class=\"figure\" href=\"#figure-1\">两起</a>"))
    #expect(!body.contains("figure-2"))
    let wrong = try SampleSite.withRecords().statistics(
      "statistics/a", "[2起](figure:accidents)即[三起](figure:accidents)。")
    #expect(await wrong.build().faults == ["content/statistics/a.md:8:25 figure-mismatch"])
  }

  @Test("an open text before and after a written one is filled in both times")
  func openTwice() async throws {
    let site = try await text("[](figure:accidents)、[两起](figure:accidents)、[](figure:accidents)")
    #expect(site.page(page)?.contains(/>2起<\/a>、<a[^>]*>两起<\/a>、<a[^>]*>2起<\/a>/) == true)
  }

  @Test("each literal number has a source of its own")
  func literals() async throws {
    let site = try await text(
      "[43起](figure:literal \"省局通报\")，[15家](figure:literal \"快报\")，[43起](figure:literal \"省局通报\")")
    let body = try #require(site.page(page))
    #expect(
      body.contains(
        "<a class=\"figure\" href=\"#figure-1\">43起</a>，<a class=\"figure\" href=\"#figure-2\">15家</a>，<a class=\"figure\" href=\"#figure-1\">43起</a>"
      ))
    #expect(body.contains(/<li id="figure-1">\n<p><strong>43起<\/strong>.*<\/p>\n<p class="meta">[^<]*省局通报<\/p>/))
    #expect(body.contains(/<li id="figure-2">\n<p><strong>15家<\/strong>.*<\/p>\n<p class="meta">[^<]*快报<\/p>/))
    #expect(!body.contains("figure-3"))
  }

  @Test("a literal needs a source and a text", arguments: ["[43起](figure:literal)", "[](figure:literal \"快报\")"])
  func literalWithoutSource(markdown: String) async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", markdown)
    #expect(await site.build().faults == ["content/statistics/a.md:8:1 figure-literal-source"])
  }

  @Test("a literal needs no records")
  func literalWithoutRecords() async throws {
    let site = try SampleSite().statistics("statistics/a", "[43起](figure:literal \"通报\")")
    try await site.publish()
    #expect(site.page(page)?.contains("通报") == true)
  }

  @Test("a field outside of a page from data is an error")
  func field() async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "文[](field:region)。")
    let report = await site.build()
    #expect(report.faults == ["content/statistics/a.md:8:2 figure-unknown-field"])
    #expect(report.diagnostics.first?.remedy?.contains("each") == true)
  }

  @Test("data that a list or a draft holds back stays unread")
  func held() async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "死亡[9人](figure:deaths)。", matter: "draft: true")
    try await site.publish()
    #expect(await site.build { $0.showsDrafts = true }.faults == ["content/statistics/a.md:9:4 figure-mismatch"])
  }

  // MARK: Languages

  @Test("the page's language decides words and units, wherever the page is shown")
  func languages() async throws {
    let site = try SampleSite.withRecords("search: true\nfeeds: {content: full}\n")
      .statistics(
        "statistics/en",
        "[](figure:accidents), [](figure:accidents.change), [](figure:deaths).\n\n![Regions](table:accidents?by=region)",
        matter: "language: en"
      )
      .statistics("statistics/zh", "[](figure:accidents)，[](figure:accidents.change)，[](figure:deaths)。")
    try await site.publish()
    let english = try #require(site.page("statistics/en/index.html"))
    #expect(english.contains(">2 accidents</a>, <a"))
    #expect(english.contains(">down 33.33%</a>"))
    #expect(english.contains(">1 death</a>"))
    #expect(english.contains("<th scope=\"row\">Dongcheng</th>"))
    #expect(english.contains("Accidents (accidents)"))
    #expect(english.contains("Counted by the day of the accident."))
    #expect(english.contains("Accidents, May 2024</p>"))
    #expect(english.contains("Download CSV"))
    #expect(english.contains("content=\"2 accidents, down 33.33%, 1 death.\""))
    let chinese = try #require(site.page("statistics/zh/index.html"))
    #expect(chinese.contains(">2起</a>，<a"))
    #expect(chinese.contains("按发生日期统计的生产安全事故。"))
    // In the site's lists and feeds each keeps its own language.
    let list = try #require(site.page("statistics/index.html"))
    #expect(list.contains(">2 accidents</a>"))
    #expect(list.contains(">2起</a>"))
    let feed = try #require(site.page("atom.xml"))
    #expect(feed.contains("2 accidents, down 33.33%, 1 death."))
    #expect(feed.contains("Download CSV"))
    #expect(!feed.contains("下载CSV"))
    #expect(site.page("search/documents/0.json")?.contains("2 accidents, down 33.33%, 1 death.") == true)
  }

  @Test("written texts are read in either language")
  func eitherLanguage() async throws {
    let site = try await text(
      "[fell by 33.33%](figure:accidents.change)，[两起](figure:accidents)", matter: "language: en")
    #expect(site.page(page)?.contains(">fell by 33.33%</a>") == true)
  }
}
