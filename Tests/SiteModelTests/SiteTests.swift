import Testing

@testable import SiteModel

struct SiteTests {
  private func notice(_ path: String, day: Int) -> ContentPage {
    Samples.page(path, "kind: notice\ndate: 2024-09-0\(day)\n")
  }

  @Test("neighbours are the newer and the older page of the same folder")
  func knowsNeighbours() throws {
    let site = Samples.site([
      notice("n/a.md", day: 1), notice("n/x/b.md", day: 2), notice("n/c.md", day: 3), notice("m/d.md", day: 4),
      Samples.page("about.md"),
    ]).site
    let first = try #require(site.page("n/a.md"))
    let last = try #require(site.page("n/c.md"))
    #expect(site.next(of: first)?.content.path == "n/c.md")
    #expect(site.previous(of: first) == nil)
    #expect(site.previous(of: last)?.content.path == "n/a.md")
    #expect(site.next(of: last) == nil)
    let about = try #require(site.page("about.md"))
    #expect(site.next(of: about) == nil)
    #expect(site.previous(of: about) == nil)
  }

  @Test("addresses are made with the base URL and its path")
  func makesURLs() {
    let site = Samples.site([]).site
    #expect(site.url(SitePath("通 知/")) == "/base/%E9%80%9A%20%E7%9F%A5/")
    #expect(site.absoluteURL(SitePath("a/")) == "https://example.org/base/a/")
    #expect(site.absoluteURL(.home) == "https://example.org/base/")
    #expect(site.absoluteURL(ofRootRelative: "/base/a/?b#c") == "https://example.org/base/a/?b#c")
    #expect(site.absoluteURL(ofRootRelative: "/base/") == "https://example.org/base/")
  }

  @Test("feeds hold what is listed and has a time")
  func knowsFeeds() throws {
    let site = Samples.site([
      notice("a.md", day: 1), Samples.page("b.md", "kind: notice\ndate: unknown"), Samples.page("c.md"),
      Samples.page("d.md", "date: 2024-09-05"), Samples.page("e.md", "lastmod: 2024-09-05"),
    ]).site
    #expect(site.pages.filter(\.isInFeeds).map(\.content.path).sorted() == ["a.md", "d.md"])
    #expect(site.pages.filter(\.isListed).map(\.content.path).sorted() == ["a.md", "b.md", "d.md"])
  }
}
