import Testing

@testable import SiteModel

struct ContentPageTests {
  @Test(
    "the path tells the folder and the name, and index.md names its folder",
    arguments: [
      ("a.md", "", "a"), ("n/a.md", "n", "a"), ("n/2024/a.b.md", "n/2024", "a.b"), ("index.md", "", nil),
      ("n/a/index.md", "n", "a"), ("x/index.md", "", "x"), ("n/myindex.md", "n", "myindex"),
      ("通知/一.md", "通知", "一"), ("_index.md", "", "_index"), ("n/_index.md", "n", "_index"),
    ] as [(String, String, String?)])
  func knowsPlace(path: String, folder: String, name: String?) {
    let page = Samples.page(path)
    #expect(page.folder == folder)
    #expect(page.name == name)
  }

  @Test(
    "bulletins and dated pages are listed",
    arguments: [
      ("n/a.md", "kind: notice\ndate: unknown", true), ("n/a.md", "date: 2024-09-05", true), ("n/a.md", "", false),
      ("n/a.md", "date: unknown", false), ("n/_index.md", "date: 2024-09-05", false), ("_index.md", "", false),
    ])
  func knowsListed(path: String, yaml: String, isListed: Bool) {
    #expect(Samples.page(path, yaml).isListed == isListed)
  }
}
