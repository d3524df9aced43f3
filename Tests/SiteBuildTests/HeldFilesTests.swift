import SampleSites
import Testing

@Suite("Files of what is held back")
struct HeldFilesTests {
  private let html = SampleSite.configuration + "markdown: {html: true}\n"

  private func copied(_ site: SampleSite) -> [String] {
    site.site.fileNames.filter { $0.hasSuffix(".x") }
  }

  @Test("are those of its name beside it, and what its fields, its own facts and its raw HTML name")
  func namesBelong() async throws {
    let site = try SampleSite(html)
      .bulletin(
        "n/held", "<img src=\"raw.x\" srcset=\"small.x 1x, big.x 2x\">\n\n<a href='far/%61way.x'>x</a>",
        matter: "draft: true\nissuer: field.x\nextra: {a: [extra.x], b: {c: /n/deep.x}}"
      )
      .bulletin("n/shown", "[x](kept.x)")
    for name in ["held", "raw", "small", "big", "far/away", "field", "extra", "deep", "kept", "loose", "held2"] {
      try site.content("n/\(name).x", "1")
    }
    try await site.publish()
    #expect(copied(site) == ["n/held2.x", "n/kept.x", "n/loose.x"])
  }

  @Test("stay when a shown document uses them too")
  func sharedStay() async throws {
    let site = try SampleSite(html)
      .bulletin("n/held", "[x](a.x) <img src='b.x'>", matter: "draft: true\nextra: {a: c.x}")
      .bulletin("n/shown", "<img src='a.x'>\n\n![x](held.x)", matter: "extra: {a: c.x, b: b.x}")
    for name in ["a", "b", "c", "held"] { try site.content("n/\(name).x", "1") }
    try await site.publish()
    #expect(copied(site) == ["n/a.x", "n/b.x", "n/c.x", "n/held.x"])
  }

  @Test("are all in a folder whose bulletins are all held back, and below it")
  func foldersBelong() async throws {
    let site = try SampleSite()
      .bulletin("embargoed/a", matter: "publishDate: 2030-01-01").bulletin("embargoed/b", matter: "draft: true")
      .content("embargoed/_index.md", "---\ntitle: 栏目\n---\n\n[x](used.x)\n")
      .bulletin("mixed/a", matter: "draft: true").bulletin("mixed/b")
      .bulletin("bundles/a/index", matter: "draft: true").bulletin("open/b/index")
      .bulletin("outer/held", matter: "draft: true").bulletin("outer/inner/shown")
    for folder in ["embargoed", "embargoed/img/deep", "mixed", "mixed/img", "bundles", "bundles/a", "open", "open/b"]
      + ["outer", "outer/img", "outer/inner", "files"]
    {
      try site.content("\(folder)/loose.x", "1")
    }
    try site.content("embargoed/used.x", "1").content("top.x", "1")
    try await site.publish()
    #expect(
      copied(site) == [
        "embargoed/used.x", "files/loose.x", "mixed/img/loose.x", "mixed/loose.x", "open/b/loose.x", "open/loose.x",
        "outer/inner/loose.x", "top.x",
      ])
  }

  @Test("at the top of the content are the site's, whatever lies there")
  func topIsTheSites() async throws {
    let site = try SampleSite().bulletin("about", matter: "draft: true").content("favicon.x", "1").content(
      "about.x", "1")
    try await site.publish()
    #expect(copied(site) == ["favicon.x"])
  }

  @Test("are all published where nothing is held back")
  func nothingHeld() async throws {
    let site = try SampleSite().bulletin("n/a").content("n/a.x", "1").content("m/b.x", "1")
    try await site.publish()
    #expect(copied(site) == ["m/b.x", "n/a.x"])
  }
}
