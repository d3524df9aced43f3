import SampleSites
import Testing

@Suite("Links between files")
struct LinkTests {
  @Test(
    "a link to a Markdown file becomes a link to its page",
    arguments: [
      ("b.md", "/s/notices/b/"),
      ("./b.md#part", "/s/notices/b/#part"),
      ("b.md?x=1#part", "/s/notices/b/?x=1#part"),
      ("../other/%E9%80%9A%20%E6%8A%A5.md", "/s/other/%E9%80%9A-%E6%8A%A5/"),
      ("<../other/通 报.md>", "/s/other/%E9%80%9A-%E6%8A%A5/"),
      ("/other/slug.md", "/s/other/renamed/"),
      ("../_index.md", "/s/"),
      ("_index.md", "/s/notices/"),
      ("../other/bundle/index.md", "/s/other/bundle/"),
      ("../other/bundle/plan.pdf", "/s/other/bundle/plan.pdf"),
      ("/other/bundle/plan.pdf", "/s/other/bundle/plan.pdf"),
      ("/notices/", "/s/notices/"),
      ("#part", "#part"),
      ("https://example.org/x.md", "https://example.org/x.md"),
    ])
  func resolves(destination: String, url: String) async throws {
    let site = try SampleSite(SampleSite.configuration.replacing("example.org/", with: "example.org/s/"))
      .content("_index.md", "").content("notices/_index.md", "")
      .bulletin("notices/b", "## Part {#part}").bulletin("other/通 报").bulletin("other/slug", matter: "slug: renamed")
      .bulletin("other/bundle/index").content("other/bundle/plan.pdf", "%PDF")
      .bulletin("notices/a", "[x](\(destination))")
    try await site.publish()
    #expect(site.page("notices/a/index.html")?.contains("<a href=\"\(url)\">x</a>") == true)
  }

  @Test(
    "a missing target is found at its place",
    arguments: [
      ("c.md", "link-target-missing"), ("/c.md", "link-target-missing"), ("../../../a.md", "link-target-missing"),
      ("%FF.md", "link-target-missing"), ("a%00b.md", "link-target-missing"), ("c.pdf", "link-file-missing"),
    ])
  func missing(destination: String, id: String) async throws {
    let site = try SampleSite().bulletin("notices/a", "一二[x](\(destination))")
    let report = await site.build()
    #expect(report.faults == ["content/notices/a.md:7:3 \(id)"])
    #expect(report.outcome == .refused)
  }

  @Test("a missing target of the same name elsewhere is suggested")
  func suggestion() async throws {
    let site = try SampleSite().bulletin("notices/a", "[x](plan.md)").bulletin("other/plan")
    #expect(await site.build().diagnostics.first?.remedy == "did you mean \"/other/plan.md\"?")
  }
}
