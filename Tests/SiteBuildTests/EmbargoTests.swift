import Foundation
import SampleSites
import Testing

@Suite("What is held back")
struct EmbargoTests {
  private static let configuration =
    SampleSite.configuration + """
      taxonomies: {region: {title: 地区}}
      search: true
      feeds: {content: full}
      pageSize: 2

      """

  /// A held-back bundle and a single file, with a marker in all that they hold.
  private func site(held matter: String, hasAnnexes: Bool) throws -> SampleSite {
    let site = try SampleSite(Self.configuration).bulletins(0..<5)
      .bulletin(
        "notices/single", "MARKER", title: "MARKER-标题",
        matter: "region: MARKER-地区\naliases: /MARKER-old/\nsummary: MARKER\n\(matter)"
      )
      .bulletin("notices/MARKER-bundle/index", "MARKER [x](MARKER.txt)", matter: matter)
      .content("notices/MARKER-bundle/MARKER.txt", "MARKER")
      .content("notices/MARKER-bundle/images/plan.svg", "MARKER")
    if hasAnnexes {
      try site.bulletin("notices/MARKER-bundle/annex", "MARKER")
        .content("notices/MARKER-bundle/deep/annex.md", "---\ntitle: MARKER\n---\nMARKER")
    }
    return site
  }

  @Test("a file that only a held-back bulletin refers to is held back with it, one that others use is not")
  func holdsAttachments() async throws {
    let site = try SampleSite(Self.configuration)
      .bulletin("notices/held", "[x](secret.pdf) ![y](sh%61red.png) [z](/files/far.csv)", matter: "draft: true")
      .bulletin("notices/shown", "![y](shared.png)")
      .content("notices/secret.pdf", "1").content("notices/shared.png", "2").content("notices/unused.doc", "3")
      .content("files/far.csv", "4")
    try await site.publish()
    #expect(site.site.text("notices/secret.pdf") == nil)
    #expect(site.site.text("files/far.csv") == nil)
    #expect(site.site.text("notices/shared.png") == "2")
    #expect(site.site.text("notices/unused.doc") == "3")
  }

  @Test(
    "no byte of a draft, of what is to come or of what has expired is in the output",
    arguments: ["draft: true", "publishDate: 2030-01-01", "expiryDate: 2024-05-02"])
  func leaksNothing(matter: String) async throws {
    let site = try site(held: matter, hasAnnexes: true)
    try await site.publish()
    #expect(marked(site) == [])
    #expect(site.site.text("search/documents/0.json")?.contains("notices/b1") == true)
  }

  /// Files of the output that have the marker in their path or bytes.
  private func marked(_ site: SampleSite) -> [String] {
    site.site.files.filter { $0.key.contains("MARKER") || String(decoding: $0.value, as: UTF8.self).contains("MARKER") }
      .keys.sorted()
  }

  @Test("a page that becomes a draft goes from the output with all that it had brought")
  func withdrawn() async throws {
    let site = try site(held: "author: 某某", hasAnnexes: false)
    try await site.publish()
    #expect(marked(site).count > 20)
    for path in ["notices/single", "notices/MARKER-bundle/index"] {
      let text = try #require(site.folder.text("content/\(path).md"))
      try site.content(path + ".md", text.replacing("author: 某某", with: "draft: true"))
    }
    try await site.publish()
    #expect(marked(site) == [])
  }

  @Test("flags show what is held back")
  func flags() async throws {
    let site = try SampleSite().bulletin("notices/draft", matter: "draft: true").bulletin(
      "notices/later", date: "2030-01-01")
    let hidden = await site.build()
    #expect((hidden.contents.drafts, hidden.contents.future, hidden.contents.bulletins) == (1, 1, 0))
    try await site.publish { $0.showsDrafts = true }
    #expect(site.folder.exists("site/notices/draft/index.html"))
    #expect(!site.folder.exists("site/notices/later"))
    try await site.publish { $0.showsFuture = true }
    #expect(!site.folder.exists("site/notices/draft"))
    #expect(site.folder.exists("site/notices/later/index.html"))
  }

  @Test("a link to a page that is held back is an error at its place")
  func linkToDraft() async throws {
    let site = try SampleSite().bulletin("notices/draft", matter: "draft: true").bulletin(
      "notices/a", "见 [草稿](draft.md)。")
    #expect(await site.build().faults == ["content/notices/a.md:7:3 link-target-held-back"])
  }
}
