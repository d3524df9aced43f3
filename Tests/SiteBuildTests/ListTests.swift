import SampleSites
import Testing

@Suite("Lists of lists")
struct ListTests {
  private static let regions = SampleSite.configuration + "taxonomies: {region: {title: 地区}}\n"

  /// Nine notices of two years and two counties.
  private func site() throws -> SampleSite {
    let site = try SampleSite(Self.regions)
    for number in 0..<9 {
      try site.bulletin(
        "notices/n\(number)", date: "202\(number % 2 + 2)-0\(number + 1)-05",
        matter: "region: \(number < 3 ? "甲县" : "乙县")")
    }
    return site
  }

  @Test("the archive lists years with their months, and a year its bulletins below them")
  func archive() async throws {
    let site = try site()
    try await site.publish()
    let all = try #require(site.page("archive/index.html"))
    #expect(
      all.contains("<a href=\"/archive/2023/\">2023年</a>") && all.contains("<a href=\"/archive/2022/#month-9\">9月</a>"))
    let year = try #require(site.page("archive/2023/index.html"))
    #expect(
      year.contains(/<h2 class="heading" id="month-8">8月/) && year.contains("<a href=\"/notices/n7/\">notices/n7</a>"))
    #expect(!year.contains("/notices/n8/"))
    let sitemap = try #require(site.page("sitemap.xml"))
    #expect(sitemap.contains("https://example.org/archive/2022/") && !sitemap.contains("/by/"))
  }

  @Test("a section is narrowed by plain links, and each part can be left again")
  func filters() async throws {
    let site = try site()
    try await site.publish()
    let list = try #require(site.page("notices/index.html"))
    #expect(list.contains("<a href=\"/notices/by/2023/\">2023年 <span class=\"count\">4</span></a>"))
    let part = try #require(site.page("notices/by/region/甲县/index.html"))
    #expect(part.contains("<a class=\"button\" href=\"/notices/\">"))
    #expect(part.contains("aria-current=\"page\">甲县"))
    #expect(part.contains("/notices/n2/") && !part.contains("/notices/n3/"))
    #expect(part.contains("<meta name=\"robots\" content=\"noindex\">"))
  }

  @Test("without the archive there are neither years nor filters")
  func off() async throws {
    let site = try site().file("content/site.yaml", Self.regions + "archive: false\n")
    try await site.publish()
    #expect(!site.site.files.keys.contains { $0.hasPrefix("archive/") || $0.contains("/by/") })
    #expect(site.page("index.html")?.contains("/archive/") == false)
  }

  @Test("the home page shows the latest five of each kind, and where all of them are")
  func kinds() async throws {
    let site = try site().content(
      "talks/a.md", "---\ntitle: 讲\nkind: opinion\nissuer: 某局\ndate: 2021-01-01\n---\n\n文\n")
    try await site.publish()
    let home = try #require(site.page("index.html"))
    #expect(home.matches(of: /<a href="\/notices\/n\d\/">/).count == 5)
    #expect(home.contains("<h3>通知 <a href=\"/notices/\">") && home.contains("<h3>审议意见 <a href=\"/talks/\">"))
  }

  @Test("what is held back is in no list of lists, and what is announced goes when its day is over")
  func heldBack() async throws {
    let site = try site().bulletin("notices/held", title: "SECRET", date: "2031-01-01", matter: "region: 丙县")
      .content(
        "_index.md",
        "---\ntitle: 首页\nupcoming: [{title: 六月情况, date: 2024-06-01}, {title: 五月情况, date: 2024-05-31}]\n---\n")
    #expect(await site.build().faults == ["content/_index.md:3:53 announcement-over"])
    for (path, bytes) in site.site.files where !path.hasPrefix(".") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("SECRET"), "\(path)")
    }
    #expect(!site.site.files.keys.contains { $0.contains("2031") || $0.contains("丙县") })
    let home = try #require(site.page("index.html"))
    #expect(home.contains("六月情况") && !home.contains("五月情况"))
    let next = await site.build(now: june + day)
    #expect(next.faults == ["content/_index.md:3:20 announcement-over", "content/_index.md:3:53 announcement-over"])
    #expect(site.page("index.html")?.contains("六月情况") == false)
  }

  @Test("files that a bulletin links to are listed with type and size")
  func attachments() async throws {
    let site = try SampleSite().bulletin("notices/a", "见[附表](plan.xlsx)、[附表](plan.xlsx)和![图](map.png)。")
      .content("notices/plan.xlsx", String(repeating: "x", count: 3000)).content("notices/map.png", "p")
    try await site.publish()
    let page = try #require(site.page("notices/a/index.html"))
    #expect(
      page.matches(of: /<li><a href="\/notices\/plan.xlsx">plan.xlsx<\/a> <span class="meta">XLSX 3 KB<\/span>/).count
        == 1)
    #expect(!page.contains("PNG"))
  }

  @Test("a page is passed on by its title and address")
  func mail() async throws {
    let site = try SampleSite().bulletin("notices/a", title: "甲 & 乙")
    try await site.publish()
    #expect(
      site.page("notices/a/index.html")?.contains(
        "mailto:?subject=%E7%94%B2%20%26%20%E4%B9%99&amp;body=https%3A%2F%2Fexample.org%2Fnotices%2Fa%2F") == true)
  }
}
