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
}
