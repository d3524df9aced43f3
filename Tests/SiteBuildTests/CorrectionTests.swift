import Foundation
import SampleSites
import SiteBuild
import Testing

@Suite("Corrections")
struct CorrectionTests {
  private static let configuration = SampleSite.configuration + "search: true\nfeeds: {content: full, limit: 3}\n"
  private static let correction = "corrections: [{date: 2024-05-20, note: 死亡人数改为2人, was: 死亡3人 & <b>}]"

  private func site(_ matter: String, date: String = "2024-05-01", more: String = "") throws -> SampleSite {
    try SampleSite(Self.configuration + more).bulletin("n/a", title: "通报", date: date, matter: matter)
      .bulletin("n/b", title: "另一篇", date: "2024-05-02")
  }

  private func updated(_ site: SampleSite, _ path: String = "n/a/") throws -> String {
    let feed = try #require(site.page("atom.xml"))
    let entry = try #require(
      feed.split(separator: "<entry").first { $0.contains("href=\"https://example.org/\(path)\"") })
    return String(try #require(entry.firstMatch(of: /<updated>(.*?)<\/updated>/)).1)
  }

  @Test("stand in a log on the page, to which a line near the top leads, escaped")
  func log() async throws {
    let site = try site(Self.correction)
    try await site.publish()
    let page = try #require(site.page("n/a/index.html"))
    #expect(page.contains("<p class=\"corrected\"><a href=\"#corrections-title\">本文已更正（2024年5月20日）</a></p>"))
    #expect(page.contains("<h2 id=\"corrections-title\">更正记录</h2>"))
    #expect(page.contains("<time datetime=\"2024-05-20\">2024年5月20日</time>"))
    #expect(page.contains("<p>死亡人数改为2人</p>"))
    #expect(page.contains("<p class=\"was\">更正前：死亡3人 &amp; &lt;b&gt;</p>"))
    #expect(page.contains("<time datetime=\"2024-05-01\">"), "the first version's date stays")
    #expect(site.page("n/b/index.html")?.contains("orrect") == false)
  }

  @Test("stand latest first, with the time where one is written")
  func order() async throws {
    let site = try site(
      """
      corrections:
        - {date: 2024-05-04, note: 一}
        - {date: 2024-05-20T09:05:00+08:00, note: 二}
        - {date: 2024-05-04, note: 三}
      """)
    try await site.publish()
    let page = try #require(site.page("n/a/index.html"))
    #expect(page.matches(of: /<p>([一二三])<\/p>/).map { String($0.1) } == ["二", "三", "一"])
    #expect(page.contains("<time datetime=\"2024-05-20T09:05:00+08:00\">2024年5月20日 09:05</time>"))
  }

  @Test("mark cards in lists and among related bulletins")
  func cards() async throws {
    let site = try site(Self.correction + "\nregion: 甲", more: "taxonomies: {region: {title: 地区}}\nrelated: 2\n")
      .bulletin("n/c", date: "2024-05-03", matter: "region: 甲")
    try await site.publish()
    let mark = "<span class=\"corrected-mark\">已更正</span>"
    for path in ["index.html", "n/index.html", "region/甲/index.html", "n/c/index.html"] {
      #expect(site.page(path)?.components(separatedBy: mark).count == 2, "\(path)")
    }
  }

  @Test("are told by feeds in the title, before the summary and before the text")
  func feeds() async throws {
    let site = try site(Self.correction)
    try await site.publish()
    let told = "更正 2024-05-20：死亡人数改为2人\n更正前：死亡3人 &amp; &lt;b&gt;\n正文。"
    let atom = try #require(site.page("atom.xml"))
    #expect(atom.contains("<title>【更正】通报</title>") && atom.contains("<title>另一篇</title>"))
    #expect(atom.contains(told))
    #expect(atom.contains("&lt;p&gt;&lt;strong&gt;更正 2024-05-20：死亡人数改为2人&lt;/strong&gt;&lt;/p&gt;"))
    #expect(atom.contains("更正前：死亡3人 &amp;amp; &amp;lt;b&amp;gt;"), "the text of the entry is HTML")
    #expect(site.page("rss.xml")?.contains("<title>【更正】通报</title>") == true)
    #expect(site.page("feed.json")?.contains("\"title\":\"【更正】通报\"") == true)
    #expect(try updated(site).hasPrefix("2024-05-20T00:"))
    #expect(atom.contains("<published>2024-05-01T00:00:00+08:00</published>"))
  }

  @Test("of an old bulletin bring it back into the feeds")
  func oldNews() async throws {
    let site = try site(Self.correction, date: "2019-01-01").bulletins(0..<6)
    try await site.publish()
    let feed = try #require(site.page("atom.xml"))
    let titles = feed.matches(of: /<title>(.*?)<\/title>/).map { String($0.1) }.dropFirst()
    #expect(titles.first == "【更正】通报")
    #expect(titles.count == 3)
    #expect(site.page("n/atom.xml")?.contains("【更正】通报") == true)
    #expect(site.page("notices/atom.xml")?.contains("通报") == false)
  }

  @Test("change the sitemap and the metadata for search engines")
  func machines() async throws {
    let site = try site(Self.correction)
    try await site.publish()
    let sitemap = try #require(site.page("sitemap.xml"))
    #expect(sitemap.contains("<loc>https://example.org/n/a/</loc><lastmod>2024-05-20T00:00:00+08:00</lastmod>"))
    let page = try #require(site.page("n/a/index.html"))
    #expect(page.contains("\"datePublished\":\"2024-05-01\",\"dateModified\":\"2024-05-20T00:00:00+08:00\""))
    #expect(
      page.contains(
        "\"correction\":[{\"@type\":\"CorrectionComment\",\"datePublished\":\"2024-05-20\",\"text\":\"死亡人数改为2人\"}]"))
  }

  @Test("that are cosmetic change nothing at all")
  func cosmetic() async throws {
    let plain = try site("author: 某")
    try await plain.publish()
    let cosmetic = try site("author: 某\ncorrections: [{date: 2024-05-20, note: 标点, cosmetic: true}]")
    try await cosmetic.publish()
    #expect(cosmetic.site.differences(from: plain.site) == [])
  }

  @Test("each change the update, on one day too; another build never does")
  func updates() async throws {
    var seen: Set<String> = []
    var corrections: [String] = []
    for number in 0..<4 {
      let list = "corrections: [\(corrections.joined(separator: ", "))]"
      let site = try site("lastmod: 2024-05-10T12:00:00+08:00\n" + list, date: "2024-05-10T10:00:00+08:00")
      try await site.publish()
      let first = try updated(site)
      let later = await site.build(now: june + 400 * day) { $0.toolVersion = "later" }
      #expect(later.faults == ["cache-discarded"])
      #expect(try updated(site) == first)
      #expect(seen.insert(first).inserted)
      #expect(first.hasPrefix("2024-05-10T12:0"))
      corrections.append("{date: 2024-05-10, note: 第\(number)次}")
    }
  }

  @Test("dated ahead are held back until their moment, with a warning, and the next build is due then")
  func ahead() async throws {
    let site = try site("corrections: [{date: 2024-06-03, note: 将来}]")
    let early = await site.build()
    #expect(early.faults == ["content/n/a.md:5:15 correction-ahead"])
    #expect(early.summary != nil)
    #expect(site.page("n/a/index.html")?.contains("将来") == false)
    #expect(site.page("atom.xml")?.contains("更正") == false)
    #expect(await site.build(now: june + day).outcome == .upToDate)
    // 2024-06-03T00:00:00+08:00
    #expect(await site.build(now: june + day + 57_599).outcome == .upToDate)
    try await site.publish(now: june + day + 57_600)
    #expect(site.page("n/a/index.html")?.contains("将来") == true)
    try await site.publish { $0.showsFuture = true }
    #expect(site.page("n/a/index.html")?.contains("将来") == true)
  }

  @Test("of a section's text stand on its first page")
  func sections() async throws {
    let site = try SampleSite(Self.configuration + "pageSize: 2\n").bulletins(0..<5)
      .content("notices/_index.md", "---\ntitle: 通知\n\(Self.correction)\n---\n\n说明。\n")
      .content("_index.md", "---\ntitle: 首页\n\(Self.correction)\n---\n")
    try await site.publish()
    for path in ["notices/index.html", "index.html"] {
      let page = try #require(site.page(path))
      #expect(page.contains("<p>死亡人数改为2人</p>") && page.contains("href=\"#corrections-title\""), "\(path)")
    }
    #expect(site.page("notices/page/2/index.html")?.contains("更正") == false)
  }

  @Test("are told in the language of the bulletin")
  func languages() async throws {
    let site = try site(Self.correction + "\nlanguage: en")
    try await site.publish()
    #expect(site.page("n/a/index.html")?.contains("This text was corrected on 20 May 2024") == true)
    #expect(site.page("atom.xml")?.contains("[Corrected] 通报") == true)
    #expect(site.page("atom.xml")?.contains("Correction 2024-05-20: 死亡人数改为2人") == true)
  }
}
