import Diagnostics
import SampleSites
import SiteBuild
import Testing

/// Bulletins in several languages.
@Suite("Translations")
struct TranslationTests {
  private static let settings = """
    search: true
    languages:
      en: {title: Bulletins, authority: The Office}
      zh-Hant:

    """

  private func site(_ more: String = "") throws -> SampleSite {
    try SampleSite(SampleSite.configuration + Self.settings + more)
      .bulletin("notices/a", "甲文，见[乙](b.md)。", title: "甲", date: "2024-05-01")
      .bulletin("notices/b", "乙文。", title: "乙", date: "2024-05-02")
      .content("notices/a.en.md", "---\ntitle: First\n---\n\nText, see [B](b.md) and [the original](a.md).\n")
      .content("notices/b.en.md", "---\ntitle: Second\n---\n\nMore text.\n")
      .content("notices/a.zh-Hant.md", "---\ntitle: 甲（正體）\n---\n\n內文。\n")
  }

  @Test("every version names all versions, itself among them, and the original for everybody else")
  func namesVersions() async throws {
    let site = try site()
    try await site.publish()
    let links = ["zh-Hans": "", "en": "en/", "zh-Hant": "zh-Hant/", "x-default": ""].map { language, folder in
      "<link rel=\"alternate\" hreflang=\"\(language)\" href=\"https://example.org/\(folder)notices/a/\">"
    }
    for path in ["notices/a", "en/notices/a", "zh-Hant/notices/a"] {
      let page = try #require(site.page(path + "/index.html"))
      for link in links { #expect(page.contains(link), "\(path): \(link)") }
    }
    let english = try #require(site.page("en/notices/a/index.html"))
    #expect(english.contains("<html lang=\"en\">"))
    #expect(english.contains("<meta property=\"og:locale\" content=\"en_US\">"))
    #expect(english.contains("<a href=\"/notices/a/\" lang=\"zh-Hans\" hreflang=\"zh-Hans\">简体中文</a>"))
    #expect(english.contains("hreflang=\"en\" aria-current=\"true\">English</a>"))
    let sitemap = try #require(site.page("sitemap.xml"))
    #expect(sitemap.contains("hreflang=\"zh-Hant\" href=\"https://example.org/zh-Hant/notices/a/\"/>"))
  }

  @Test("a page that is there in one language has no versions, and a switch to the home pages of the others")
  func switchesLanguages() async throws {
    let site = try site().bulletin("notices/c", "丙文。")
    try await site.publish()
    let page = try #require(site.page("notices/c/index.html"))
    #expect(!page.contains("rel=\"alternate\" hreflang"))
    #expect(page.contains("<a href=\"/en/\" lang=\"en\" hreflang=\"en\">English</a>"))
  }

  @Test("a site without languages shows nothing of them")
  func staysPlain() async throws {
    let site = try SampleSite().bulletin("notices/a")
    try await site.publish()
    let page = try #require(site.page("notices/a/index.html"))
    #expect(!page.contains("hreflang"))
    #expect(!page.contains("og:locale"))
  }

  @Test("lists and feeds of the site's language hold originals, those of another one its translations")
  func separatesLists() async throws {
    let site = try site()
    try await site.publish()
    for path in ["index.html", "notices/index.html", "archive/2024/index.html", "atom.xml"] {
      let text = try #require(site.page(path))
      #expect(text.contains("甲"), "\(path)")
      #expect(!text.contains("First"), "\(path)")
    }
    for path in ["en/index.html", "en/notices/index.html", "en/atom.xml", "en/feed.json", "en/rss.xml"] {
      let text = try #require(site.page(path))
      #expect(text.contains("First") && text.contains("Second"), "\(path)")
    }
    #expect(site.page("en/atom.xml")?.contains("xml:lang=\"en\"") == true)
    #expect(site.page("en/rss.xml")?.contains("<language>en</language>") == true)
    #expect(site.page("en/feed.json")?.contains("\"language\":\"en\"") == true)
    #expect(site.page("zh-Hant/index.html")?.contains("<html lang=\"zh-Hant\">") == true)
  }

  @Test("a link in a translation leads to the version in its language, but for one to its own original")
  func followsLinks() async throws {
    let site = try site()
    try await site.publish()
    let page = try #require(site.page("en/notices/a/index.html"))
    #expect(page.contains("<a href=\"/en/notices/b/\">B</a>"))
    #expect(page.contains("<a href=\"/notices/a/\">the original</a>"))
    #expect(site.page("notices/a/index.html")?.contains("<a href=\"/notices/b/\">乙</a>") == true)
  }

  @Test(
    "nothing of a translation is public while its original is held back, whatever it says itself",
    arguments: [
      "draft: true", "publishDate: 2024-07-01", "expiryDate: 2024-05-20",
      "withdrawn: {date: 2024-05-30, reason: 撤回}",
    ])
  func holdsBack(line: String) async throws {
    let site = try site()
      .bulletin("notices/secret", "机密。", date: "2024-05-03", matter: line)
      .content(
        "notices/secret.en.md",
        "---\ntitle: Codeword\ndraft: false\npublishDate: 2024-01-01\nexpiryDate: 2030-01-01\nsummary: Codeword\n---\n\nCodeword.\n"
      )
    let report = await site.build()
    #expect(report.summary != nil, "\(report.faults)")
    for (path, bytes) in site.site.files {
      #expect(!String(decoding: bytes, as: UTF8.self).contains("Codeword"), "\(path)")
    }
    let hasTombstone = site.page("en/notices/secret/index.html") != nil
    #expect(hasTombstone == line.hasPrefix("withdrawn"))
  }

  @Test("a translation may be held back alone: no other version tells of it")
  func holdsBackAlone() async throws {
    let site = try site().content("notices/b.en.md", "---\ntitle: Codeword\ndraft: true\n---\n\nCodeword.\n")
    try await site.publish()
    #expect(site.page("en/notices/b/index.html") == nil)
    #expect(site.page("notices/b/index.html")?.contains("/en/notices/b/") == false)
    #expect(site.page("en/notices/a/index.html")?.contains("<a href=\"/notices/b/\">B</a>") == true)
  }

  @Test("a translation that is older than the last correction is reported, and says so")
  func tellsStale() async throws {
    let site = try site().bulletin(
      "notices/b", "乙文。", title: "乙", date: "2024-05-02", matter: "corrections: [{date: 2024-05-20, note: 改}]")
    #expect(await site.build().faults == ["content/notices/b.en.md:2:1 translation-stale"])
    #expect(site.page("en/notices/b/index.html")?.contains("corrected since it was translated") == true)
    try site.content("notices/b.en.md", "---\ntitle: Second\nlastmod: 2024-05-20\n---\n\nMore text.\n")
    try await site.publish()
    #expect(site.page("en/notices/b/index.html")?.contains("corrected since it was translated") == false)
  }

  @Test("a translation without an original stops the build, and says what to do")
  func refusesOrphans() async throws {
    let site = try site().content("notices/z.en.md", "---\ntitle: Lost\n---\n\nText.\n")
    let report = await site.build()
    #expect(report.outcome == .refused)
    #expect(report.faults == ["content/notices/z.en.md:1:1 translation-orphan"])
    #expect(report.diagnostics.first?.remedy?.contains("z.md") == true)
  }

  @Test("a warning is one message with a block for each language, and the same facts in all of them")
  func warnsInAllLanguages() async throws {
    let site = try site()
      .warning("warnings/rain", sent: 0, until: 20, matter: "instruction: 不要外出\neventCodes: {GB: 11B03}")
      .content(
        "warnings/rain.en.md",
        "---\ntitle: Orange rainstorm warning\nevent: Rainstorm\narea: Yunchuan\ninstruction: Stay in\n---\n\nIt rains.\n"
      )
    try await site.publish()
    let alert = try #require(site.page("warnings/rain/cap.xml"))
    #expect(alert.split(separator: "<info>").count == 3)
    let blocks = alert.split(separator: "<info>").dropFirst().map(String.init)
    #expect(blocks[0].contains("<language>zh-Hans</language>"))
    for text in [
      "<language>en</language>", "<event>Rainstorm</event>", "<headline>Orange rainstorm warning</headline>",
      "<description>It rains.</description>", "<instruction>Stay in</instruction>", "<areaDesc>Yunchuan</areaDesc>",
      "<web>https://example.org/en/warnings/rain/</web>", "<value>11B03</value>", "<value>990100</value>",
      "<severity>Severe</severity>",
    ] {
      #expect(blocks[1].contains(text), "\(text)")
    }
    #expect(site.page("en/warnings/rain/cap.xml") == nil)
    let page = try #require(site.page("en/warnings/rain/index.html"))
    #expect(page.contains("href=\"https://example.org/warnings/rain/cap.xml\""))
    #expect(!page.contains("/en/warnings/rain/cap.xml"))
    let english = try #require(site.page("en/notices/a/index.html"))
    #expect(english.contains("<a href=\"/en/warnings/rain/\">Orange rainstorm warning</a>"))
    #expect(site.page("notices/a/index.html")?.contains("<a href=\"/warnings/rain/\">") == true)
    #expect(site.page("warnings/cap-atom.xml")?.contains("Orange rainstorm") == false)
  }

  @Test("the search tells the language of its hits, and can be narrowed to one")
  func searchesByLanguage() async throws {
    let site = try site()
    try await site.publish()
    let page = try #require(site.page("search/index.html"))
    #expect(page.contains("<select id=\"search-by-language\" name=\"language\">"))
    #expect(page.contains("<option value=\"en\">English (2)</option>"))
    #expect(site.page("search/documents/0.json")?.contains("\"language\":\"en\"") == true)
  }
}
