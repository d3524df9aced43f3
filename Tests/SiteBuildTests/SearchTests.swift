import SampleSites
import SiteBuild
import Testing

@Suite("Search of a site")
struct SearchOutputTests {
  private static let configuration =
    SampleSite.configuration + "search: true\ntaxonomies: {region: {title: 地区}}\n"

  /// All bytes of the index as text: the terms stand in it as they are.
  private static func index(_ site: SampleSite) -> String {
    site.site.files.sorted { $0.key < $1.key }.filter { $0.key.hasPrefix("search/") && !$0.key.hasSuffix(".html") }
      .map { String(decoding: $0.value, as: UTF8.self) }.joined(separator: "\n")
  }

  @Test("has the titles, summaries, headings, texts, fields and terms of all shown pages")
  func contents() async throws {
    let site = try SampleSite(Self.configuration)
      .bulletin("n/a", "摘要。\n\n## 甲乙丙\n\n丁**戊**己 `word`\n\n<!-- 密语 -->", title: "题名", matter: "region: 东区\nissuer: 某局")
      .content("about.md", "---\ntitle: 关于\nkind: page\n---\n\n庚辛\n")
    try await site.publish()
    let index = Self.index(site)
    for term in ["题名", "摘要", "甲乙", "乙丙", "丁戊", "戊己", "word", "东区", "某局", "庚辛"] {
      #expect(index.contains(term), "\(term)")
    }
    for none in ["strong", "密语", "丙丁"] { #expect(!index.contains(none), "\(none)") }
  }

  @Test("holds nothing of drafts, of what is held back, has expired or was withdrawn")
  func withheld() async throws {
    let site = try SampleSite(Self.configuration).bulletin("n/shown", "公开")
    try await site.publish()
    let before = site.site.files.filter { $0.key.hasPrefix("search/") }
    try site.bulletin("n/draft", "草稿密文secret", title: "密题", matter: "draft: true\nregion: 密区")
      .bulletin("n/future", "未来密文secret", title: "密题", date: "2024-07-01", matter: "region: 密区")
      .bulletin("n/expired", "过期密文secret", title: "密题", matter: "expiryDate: 2024-05-20\nregion: 密区")
      .bulletin(
        "n/withdrawn", "撤回密文secret", title: "密题",
        matter: "withdrawn: {date: 2024-05-20, reason: 撤}\nregion: 密区")
    try await site.publish()
    let after = site.site.files.filter { $0.key.hasPrefix("search/") }
    #expect(before == after)
    #expect(!Self.index(site).contains("secret") && !Self.index(site).contains("密"))
  }

  @Test("loses what is withdrawn with the next build")
  func withdrawal() async throws {
    let site = try SampleSite(Self.configuration).bulletin("n/a", "密文secret").bulletin("n/b", "公开")
    try await site.publish()
    #expect(Self.index(site).contains("secret"))
    try site.bulletin("n/a", "密文secret", matter: "withdrawn: {date: 2024-05-20, reason: 撤}")
    try await site.publish()
    #expect(!Self.index(site).contains("secret") && !Self.index(site).contains("密文"))
  }

  @Test("has a page with the ways to narrow results, which search engines leave out")
  func page() async throws {
    let site = try SampleSite(Self.configuration)
      .bulletin("n/a", matter: "region: 东区").bulletin("n/b", date: "2023-05-01", matter: "region: 东区")
    try await site.publish()
    let page = try #require(site.page("search/index.html"))
    #expect(page.contains("<meta name=\"robots\" content=\"noindex\">"))
    #expect(page.contains("<option value=\"东区\">东区 (2)</option>"))
    #expect(page.contains("<option value=\"2023\">2023 (1)</option>"))
    #expect(!page.contains("id=\"search-by-kind\""), "there is one kind only")
    #expect(page.contains("<a href=\"/n/\">n</a>"), "without a script the sections are there")
    #expect(site.page("n/a/index.html")?.contains("action=\"/search/\"") == true)
    #expect(site.page("sitemap.xml")?.contains("/search/") == false)
  }

  @Test("is written anew when a text changes, and equals that of a clean build")
  func incremental() async throws {
    let site = try SampleSite(Self.configuration).bulletins(0..<40).bulletin("n/a", "摘要。\n\n旧的文字")
    try await site.publish()
    try site.bulletin("n/a", "摘要。\n\n新的说明")
    try await site.publish()
    #expect(Self.index(site).contains("说明") && !Self.index(site).contains("文字"))
    let clean = try SampleSite(Self.configuration).bulletins(0..<40).bulletin("n/a", "摘要。\n\n新的说明")
    try await clean.publish()
    #expect(Self.index(site) == Self.index(clean))
  }

  @Test("is not there unless it is asked for")
  func off() async throws {
    let site = try SampleSite().bulletin("n/a")
    try await site.publish()
    #expect(!site.site.fileNames.contains { $0.hasPrefix("search/") })
    #expect(site.page("n/a/index.html")?.contains("role=\"search\"") == false)
  }

  @Test("takes the address that a page wants as well")
  func collision() async throws {
    let site = try SampleSite(Self.configuration).bulletin("n/a").content("search/_index.md", "---\ntitle: 找\n---\n")
    #expect(await site.build().faults.map { $0.hasSuffix("permalink-collision") } == [true])
  }

  @Test("has its folders to itself, in a first build and in a later one")
  func folders() async throws {
    let site = try SampleSite(Self.configuration).bulletin("n/a")
    try await site.publish()
    try site.file("content/search/words/0.bin", "hi")
    #expect(await site.build().faults == ["content/search/words/0.bin:1:1 permalink-collision"])
  }

  @Test("lists each year once, whatever the time zones of dates")
  func years() async throws {
    let site = try SampleSite(Self.configuration)
      .bulletin("n/a", date: "2023-12-31T22:00:00Z").bulletin("n/b", date: "2024-01-01T05:00:00+08:00")
      .bulletin("n/c", date: "2023-12-30")
    try await site.publish()
    let page = try #require(site.page("search/index.html"))
    #expect(page.contains("<option value=\"2023\">2023 (2)</option>"))
    #expect(page.contains("<option value=\"2024\">2024 (1)</option>"))
    #expect(site.page("archive/2023/index.html") != nil && site.page("archive/2024/index.html") != nil)
  }

  @Test("asks for no terms of a taxonomy that has the name of the query, and keeps its ids apart from those of others")
  func names() async throws {
    let site = try SampleSite(
      SampleSite.configuration + "search: true\ntaxonomies: {q: {title: 甲}, status: {title: 乙}}\n"
    ).bulletin("n/a", matter: "q: 丙\nstatus: 丁")
    try await site.publish()
    let page = try #require(site.page("search/index.html"))
    #expect(!page.contains("<select id=\"search-by-q\""))
    #expect(page.contains("<select id=\"search-by-status\""))
  }
}
