import Diagnostics
import Testing

@testable import SiteModel

struct SiteAssemblyTests {
  private func notice(_ path: String, _ more: String = "", day: Int = 1) -> ContentPage {
    Samples.page(path, "kind: notice\ndate: 2024-09-0\(day)\n\(more)\n")
  }

  // MARK: Sections

  @Test("every folder with pages is a section, at any depth, with or without text of its own")
  func makesSections() throws {
    let (site, faults) = Samples.site([
      notice("n/2024/08/a.md"), notice("n/b.md"), Samples.page("s/_index.md", "title: 讲话"), Samples.page("about.md"),
      Samples.page("pages/a.md"), notice("top.md"),
    ])
    #expect(faults.isEmpty)
    #expect(site.sections.map(\.folder) == ["", "n", "n/2024", "n/2024/08", "pages", "s"])
    #expect(site.sections.map(\.title) == ["站", "n", "2024", "08", "pages", "讲话"])
    #expect(site.sections.map(\.parent) == [nil, 0, 1, 2, 0, 0])
    #expect(site.sections.map(\.children) == [[1, 4, 5], [2], [3], [], [], []])
    #expect(site.sections.map(\.path.text) == ["", "n/", "n/2024/", "n/2024/08/", "pages/", "s/"])
    #expect(site.sections.map(\.name) == ["", "n", "2024", "08", "pages", "s"])
    #expect(site.sections[3].url == "/base/n/2024/08/")
    #expect(site.ancestors(ofSection: 3) == [0, 1, 2])
    #expect(site.ancestors(ofSection: 0).isEmpty)
    #expect(site.page("pages/a.md")?.section == 4)
    #expect(site.page("about.md")?.section == 0)
    #expect(site.page("n/2024/08/a.md")?.section == 3)
  }

  @Test("a section lists its bulletins and those of the folders below")
  func fillsSections() throws {
    let site = Samples.site([
      notice("n/a.md", day: 1), notice("n/x/b.md", day: 2), notice("n/x/y/c.md", day: 3), notice("t.md"),
    ])
    .site
    #expect(site.paths(site.sections[0].pages) == ["n/x/y/c.md", "n/x/b.md", "n/a.md", "t.md"])
    #expect(site.paths(try #require(site.section("n")).pages) == ["n/x/y/c.md", "n/x/b.md", "n/a.md"])
    #expect(site.paths(try #require(site.section("n")).ownPages) == ["n/a.md"])
    #expect(site.paths(try #require(site.section("n/x")).pages) == ["n/x/y/c.md", "n/x/b.md"])
  }

  @Test("a section lists its undated pages too, after the bulletins; the home page lists the stream alone")
  func listsPages() throws {
    let site = Samples.site([
      Samples.page("n/about.md"), notice("n/a.md"), Samples.page("about.md"), Samples.page("n/x/b.md"),
      Samples.page("c.md", "date: 2024-09-02"),
    ]).site
    #expect(site.paths(site.sections[0].pages) == ["c.md", "n/a.md"])
    #expect(site.paths(site.sections[0].ownPages) == ["c.md"])
    #expect(site.paths(try #require(site.section("n")).pages) == ["n/a.md", "n/about.md", "n/x/b.md"])
    #expect(site.paths(try #require(site.section("n")).ownPages) == ["n/a.md", "n/about.md"])
  }

  @Test("a site of nothing is a home page")
  func allowsEmpty() {
    let (site, faults) = Samples.site([])
    #expect(faults.isEmpty)
    #expect(site.sections.map(\.folder) == [""])
    #expect(site.pages.isEmpty)
    #expect(site.nextChange == nil)
  }

  @Test("the home page and sections take text and title from their files")
  func readsTexts() throws {
    let site = Samples.site([
      Samples.page("_index.md", "title: 首页"), Samples.page("n/_index.md", "title: 通知"), notice("n/a.md"),
    ]).site
    #expect(site.sections[0].title == "首页")
    #expect(site.sections[0].content?.path == "_index.md")
    #expect(try #require(site.section("n")).content?.path == "n/_index.md")
    #expect(site.addresses == ["_index.md": .home, "n/_index.md": SitePath("n/"), "n/a.md": SitePath("n/a/")])
  }

  @Test("sections stand by weight, then by name of folder")
  func ordersSections() {
    let site = Samples.site([
      Samples.page("a/_index.md"), Samples.page("b/_index.md", "weight: 2"), Samples.page("c/_index.md", "weight: 1"),
      Samples.page("d/_index.md"), Samples.page("c/x/_index.md"),
    ]).site
    #expect(site.sections[0].children.map { site.sections[$0].folder } == ["c", "b", "a", "d"])
  }

  @Test("in a section weighted bulletins stand first, the lightest on top; the home page has the newest first")
  func ordersByWeight() throws {
    let site = Samples.site([
      notice("n/a.md", day: 3), notice("n/b.md", "weight: 5", day: 1), notice("n/c.md", "weight: -1", day: 2),
      notice("n/d.md", "weight: 5", day: 4),
    ]).site
    #expect(site.paths(try #require(site.section("n")).pages) == ["n/c.md", "n/d.md", "n/b.md", "n/a.md"])
    #expect(site.paths(site.sections[0].pages) == ["n/d.md", "n/a.md", "n/c.md", "n/b.md"])
    #expect(site.next(of: try #require(site.page("n/d.md")))?.content.path == "n/c.md")
    #expect(site.previous(of: try #require(site.page("n/d.md")))?.content.path == "n/b.md")
  }

  // MARK: Addresses

  @Test(
    "the address follows the folders; a slug changes its last part",
    arguments: [
      ("a.md", "", "a/"), ("n/2024/a.md", "", "n/2024/a/"), ("n/a b.md", "", "n/a-b/"), ("n/通知 一.md", "", "n/通知-一/"),
      ("n 1/a.md", "", "n-1/a/"), ("n/x/index.md", "", "n/x/"), ("index.md", "", ""),
      ("n/a.md", "slug: other", "n/other/"), ("n/a.md", "slug: 新 名", "n/新-名/"), ("n/x/index.md", "slug: y", "n/y/"),
      ("n/a.b.md", "", "n/a.b/"), ("n/.md.md", "slug: a", "n/a/"), ("n/a?#%.md", "", "n/a?#%/"),
    ])
  func placesPages(path: String, yaml: String, address: String) throws {
    let (site, faults) = Samples.site([notice(path, yaml)])
    #expect(faults.isEmpty)
    #expect(try #require(site.pages.first).path.text == address)
    #expect(site.pages[0].url == SitePath(address).url(base: "/base/"))
  }

  @Test(
    "what cannot be an address is reported where it is written",
    arguments: [
      ("n/a.md", "slug: ../../etc", "4:7+9", "the slug begins with a dot"),
      ("n/a.md", "slug: /abs", "4:7+4", "the slug holds a slash"),
      ("n/a.md", "slug: a\\b", "4:7+3", "the slug holds a slash"), ("n/a.md", "slug: ''", "4:7", "the slug is empty"),
      ("n/a.md", "slug: ' '", "4:7", "the slug is empty"),
      ("n/a.md", "slug: \"a\\u0007\"", "4:7", "the slug holds a control character"),
      ("n/\(String(repeating: "字", count: 86)).md", "", "1:1", "the file name is longer than 255 bytes"),
      ("n/ .md", "", "1:1", "the file name is empty"), (" /a.md", "", "1:1", "the folder \" \" is empty"),
      ("n/\u{3000}/index.md", "", "1:1", "the file name is empty"),
    ])
  func refusesAddresses(path: String, yaml: String, place: String, message: String) throws {
    let page = Samples.page(path, "title: x\nkind: notice\n\(yaml)\ndate: 2024-09-05\n")
    let faults = Samples.site([page]).faults
    #expect(faults.map(\.short) == ["slug-invalid \(place)"])
    #expect(try #require(faults.first).message == message)
    #expect(faults[0].remedy != nil)
  }

  @Test("the folder of a section is judged with its text")
  func judgesSectionFolders() {
    let faults = Samples.site([Samples.page("\u{3000}/_index.md")]).faults
    #expect(faults.map(\.message) == ["the folder \"\u{3000}\" is empty"])
    #expect(faults.map(\.location?.path) == ["content/\u{3000}/_index.md"])
  }

  @Test("a bundle belongs to the section around it and makes none")
  func placesBundles() {
    let site = Samples.site([notice("n/x/index.md"), notice("n/a.md"), notice("y/index.md")]).site
    #expect(site.sections.map(\.folder) == ["", "n"])
    #expect(site.sections[1].pages.count == 2)
    #expect(site.page("y/index.md")?.section == 0)
  }

  // MARK: Visibility

  @Test("what is held back is in no list, has no neighbours and no address")
  func holdsBack() throws {
    let pages = [
      notice("n/a.md", day: 1), notice("n/draft.md", "draft: true", day: 2), notice("n/b.md", day: 3),
      notice("n/later.md", "publishDate: 2024-12-01", day: 4), notice("n/gone.md", "expiryDate: 2024-09-20", day: 5),
    ]
    let site = Samples.site(pages).site
    #expect(site.pages.map(\.content.path) == ["n/b.md", "n/a.md"])
    #expect(site.next(of: try #require(site.page("n/a.md")))?.content.path == "n/b.md")
    #expect(site.holds.keys.sorted() == ["n/draft.md", "n/gone.md", "n/later.md"])
    #expect(site.addresses.keys.sorted() == ["_index.md", "n/_index.md", "n/a.md", "n/b.md"])
    #expect(site.nextChange == Samples.moment("2024-12-01"))
    let preview = Samples.site(pages, drafts: true, future: true).site
    #expect(preview.pages.map(\.content.path) == ["n/later.md", "n/b.md", "n/draft.md", "n/a.md"])
  }

  @Test("what is withdrawn is in no list; its tombstone stands at its address, in the nearest section that is left")
  func raisesTombstones() throws {
    let withdrawn = "withdrawn: {date: 2024-09-20, reason: r}"
    let site = Samples.site([
      notice("n/a.md", day: 1), notice("n/b.md", "slug: other\n" + withdrawn, day: 2), notice("n/c.md", day: 3),
      notice("n/x y/z/d.md", "aliases: /old/\nlanguage: en\n" + withdrawn), notice("m/e.md", withdrawn),
    ]).site
    #expect(site.pages.map(\.content.path) == ["n/c.md", "n/a.md"])
    #expect(site.next(of: try #require(site.page("n/a.md")))?.content.path == "n/c.md")
    #expect(site.sections.map(\.folder) == ["", "n"])
    #expect(site.tombstones.map(\.path.text) == ["n/other/", "n/x-y/z/d/", "m/e/"])
    #expect(site.tombstones.map(\.section) == [1, 1, 0])
    #expect(site.tombstones.map(\.contentPath) == ["n/b.md", "n/x y/z/d.md", "m/e.md"])
    #expect(site.tombstones[1].aliases.map(\.text) == ["/old/"] && site.tombstones[1].language == "en")
    #expect(site.addresses["n/b.md"] == SitePath("n/other/"))
    #expect(site.holds["n/b.md"] == .withdrawn(Samples.moment("2024-09-20")))
  }

  @Test("the address of a tombstone is judged like any other")
  func judgesTombstones() {
    let faults = Samples.site([
      notice("n/a.md", "slug: ..\nwithdrawn: {date: 2024-09-20, reason: r}"),
      notice("\u{3000}/a.md", "withdrawn: {date: 2024-09-20, reason: r}"),
    ]).faults
    #expect(faults.map(\.kind) == [.invalidSlug, .invalidSlug])
  }

  @Test("the next change is the first of all")
  func knowsNextChange() {
    let site = Samples.site([
      notice("a.md", "expiryDate: 2025-02-01"), notice("b.md", "publishDate: 2025-03-01"),
      Samples.page("n/_index.md", "expiryDate: 2025-01-01"),
    ]).site
    #expect(site.nextChange == Samples.moment("2025-01-01"))
    // The moment itself is over when it is reached.
    #expect(Samples.site([notice("a.md", "expiryDate: 2025-02-01")], now: "2025-02-01").site.nextChange == nil)
  }

  @Test("a section's draft text is left out, its bulletins are not")
  func holdsBackSectionText() throws {
    let site = Samples.site([Samples.page("n/_index.md", "title: 密\ndraft: true"), notice("n/a.md")]).site
    let section = try #require(site.section("n"))
    #expect(section.content == nil)
    #expect(section.title == "n")
    #expect(section.pages.count == 1)
  }

  @Test("a page that expires before it is published is a warning at its title")
  func warnsOfOrder() {
    let faults = Samples.site([notice("n/a.md", "expiryDate: 2024-01-01")]).faults
    #expect(faults.map(\.kind) == [.datesOutOfOrder])
    #expect(!faults.hasErrors)
  }
}
