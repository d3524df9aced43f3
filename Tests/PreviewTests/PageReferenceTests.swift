import SampleSites
import Testing

@testable import Preview

@Suite("Names of pages to print")
struct PageReferenceTests {
  private func target(_ text: String, base: String = "/") -> PageReference.Target? {
    PageReference(text, in: "/nowhere", basePath: base)?.target
  }

  @Test(
    "an address names a file of the site, with or without host, slashes and encoding",
    arguments: [
      ("/", "index.html"), ("/a/b/", "a/b/index.html"), ("/a/b", "a/b/index.html"), ("a/b", "a/b/index.html"),
      ("https://example.org/a/?x#y", "a/index.html"), ("http://example.org", "index.html"), ("/404.html", "404.html"),
      ("/%E9%80%9A%E7%9F%A5/", "通知/index.html"), ("/通知/", "通知/index.html"),
    ])
  func addresses(text: String, file: String) {
    #expect(target(text) == .output(file))
  }

  @Test("the path of the site's own address may be there or not")
  func basePath() {
    #expect(target("/report/a/", base: "/report/") == .output("a/index.html"))
    #expect(target("/a/", base: "/report/") == .output("a/index.html"))
    #expect(target("report/a/", base: "/report/") == .output("report/a/index.html"))
  }

  @Test("what can be no address is none", arguments: ["", "/../x", "/a//b", "/.git/", "/%zz/"])
  func faults(text: String) {
    #expect(target(text) == nil)
  }

  @Test("a Markdown file is found from the source folder and from content/, and kept as written where there is none")
  func sources() throws {
    let site = try SampleSite().bulletin("notices/a")
    let root = site.folder.path
    for text in ["content/notices/a.md", "notices/a.md", root + "/content/../content/notices/a.md"] {
      #expect(PageReference(text, in: root, basePath: "/")?.target == .source("content/notices/a.md"))
    }
    #expect(PageReference("x.md", in: root, basePath: "/")?.target == .source("x.md"))
  }
}
