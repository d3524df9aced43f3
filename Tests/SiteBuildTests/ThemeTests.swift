import Foundation
import SampleSites
import Testing

@Suite("Texts of a theme")
struct ThemeTests {
  @Test("a site's own texts are laid over the built-in ones key by key")
  func mergesTexts() async throws {
    let site = try SampleSite(SampleSite.configuration + "kinds: {drill: {fields: {venue: text}}}\n")
      .file("templates/i18n/zh-Hans.yaml", "latest: FRESH\nfield-venue: PLACE\nkind-drill: EXERCISE\n")
      .content("notices/a.md", "---\ntitle: a\ndate: 2024-01-01\nkind: drill\nvenue: here\n---\n")
    try await site.publish()
    #expect(site.site.text("index.html")?.contains(">FRESH</h2>") == true)
    let page = try #require(site.site.text("notices/a/index.html"))
    #expect(page.contains("<dt>PLACE</dt><dd>here</dd>"))
    #expect(page.contains("\u{9996}\u{9875}"), "the built-in text for the home page stays")
  }

  /// The keys of a built-in file of texts.
  private func keys(_ language: String) throws -> Set<String> {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let file = root.appending(path: "templates/i18n/\(language).yaml").path(percentEncoded: false)
    let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
    return Set(
      lines.compactMap { line in
        line.firstMatch(of: /^"?([A-Za-z][A-Za-z0-9-]*)"?:/).map { String($0.output.1) }
      })
  }

  @Test("the built-in theme says the same in all its languages")
  func completeTexts() throws {
    let simplified = try keys("zh-Hans")
    let traditional = try keys("zh-Hant")
    let english = try keys("en")
    #expect(simplified.count > 200)
    #expect(traditional.symmetricDifference(simplified) == [])
    // English months have names, years and months no suffix, and what CAP says is English already.
    let onlyEnglish = Set((1...12).map { "month-\($0)" })
    #expect(english.subtracting(simplified) == onlyEnglish)
    let spared = simplified.subtracting(english)
    #expect(
      spared.allSatisfy { $0.hasPrefix("urgency-") || $0.hasPrefix("certainty-") || $0.hasPrefix("archive-") },
      "\(spared)")
  }

  @Test(
    "a site in a Chinese of Taiwan, Hong Kong or Macao, or an English of elsewhere, has the theme's texts in it",
    arguments: [
      ("zh-TW", "跳到主要內容"), ("zh-HK", "跳到主要內容"), ("zh-Hant", "跳到主要內容"), ("zh-CN", "跳到正文"), ("en-GB", "Skip to content"),
    ])
  func nearestTexts(language: String, text: String) async throws {
    let site = try SampleSite(SampleSite.configuration + "language: \(language)\n").bulletin("notices/a")
    try await site.publish()
    let page = try #require(site.page("notices/a/index.html"))
    #expect(page.contains("<html lang=\"\(language)\">"))
    #expect(page.contains(text))
  }
}
