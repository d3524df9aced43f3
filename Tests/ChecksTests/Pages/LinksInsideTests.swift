import Diagnostics
import SampleSites
import SiteBuild
import Testing

@testable import Checks

@Suite("Links inside the site")
struct LinksInsideTests {
  private func layout(_ main: String) -> String {
    "<!DOCTYPE html><html lang=\"zh-Hans\"><head><title>{{title}}</title></head><body><main><h1>{{title}}</h1>"
      + "{{{body}}}\(main)</main></body></html>"
  }

  @Test("that lead somewhere are not told of")
  func sound() async throws {
    let site = try SampleSite()
      .bulletin(
        "notices/甲", "见[乙](乙.md#一节)、[数](/notices/%E4%B9%99/#%E4%B8%80%E8%8A%82)、[文](图.png)、[顶](#top)。",
        matter: "aliases: [/old/]"
      )
      .bulletin("notices/乙", "## 一节\n\n[旧](/old/#什么)、[站](https://example.org/notices/乙/)、[外](https://example.com/x)。")
      .file("content/notices/图.png", "x")
    #expect(await site.findings() == [])
  }

  @Test("that lead to no page are errors at their place in the Markdown, told once")
  func brokenPage() async throws {
    let site = try SampleSite().bulletin(
      "notices/a", "一。\n\n二。\n\n见[甲](/notices/none/)和[甲](/notices/none/)。", matter: "summary: 一"
    )
    .bulletin("notices/b", "一。\n\n[甲](https://example.org/notices/none/)。", matter: "summary: 一")
    let found = await site.findings()
    #expect(found.map(\.kind) == [.pageLinkBroken])
    #expect(found.first?.severity == .error)
    #expect(found.first?.message == "\"/notices/none/\" leads to no page of the site")
    #expect(found.first?.location == SourceLocation(path: "content/notices/a.md", line: 12, column: 6, length: 14))
    #expect(found.first?.notes.map(\.message) == ["also on \"notices/b/index.html\""])
  }

  @Test("are compared letter by letter, with a suggestion")
  func letters() async throws {
    let site = try SampleSite().bulletin("notices/a", "一。\n\n[甲](/notices/B/)").bulletin("notices/b")
    #expect(await site.findings().first?.remedy == "did you mean \"/notices/b/\"?")
  }

  @Test("in pictures and templates are told at the template")
  func template() async throws {
    let site = try SampleSite().bulletin("notices/a").file(
      "templates/partials/footer.mustache", "<footer>\n<img src=\"{{site.url}}assets/none.png\" alt=\"\"></footer>")
    let found = await site.findings()
    #expect(found.map(\.kind) == [.pageFileMissing])
    #expect(found.first?.message == "there is no file \"assets/none.png\" in the site")
    #expect(found.first?.location?.path == "templates/partials/footer.mustache")
    #expect(found.first?.location?.line == 2)
  }

  @Test("with fragments that are no id of the page are warnings")
  func fragments() async throws {
    let site = try SampleSite().bulletin("notices/a", "一。\n\n[甲](b.md#没有)、[乙](#也没有)。", matter: "summary: 一").bulletin(
      "notices/b", "## 有")
    let found = await site.findings()
    #expect(found.map(\.kind) == [.pageFragmentMissing, .pageFragmentMissing])
    #expect(found.map(\.severity) == [.warning, .warning])
    #expect(found.map { $0.location?.line } == [10, 10])
    #expect(
      found.map(\.message) == [
        "\"/notices/b/#没有\" leads to nothing on \"notices/b/index.html\": no element has this id",
        "\"#也没有\" leads to nothing on \"notices/a/index.html\": no element has this id",
      ])
  }

  @Test("that the build tells of are not told of again")
  func once() async throws {
    let site = try SampleSite().bulletin("notices/a", "见[甲](无.pdf)、![乙](无.png)。", matter: "summary: 一")
    #expect(await site.findings().map(\.kind) == [.fileMissing, .fileMissing])
    // Lists show the summary, which is made of the text.
    let list = try SampleSite().bulletin("notices/a", "见[甲](无.pdf)、[乙](/b/无.pdf)。").content("notices/_index.md", "")
    let found = await list.findings()
    #expect(found.map(\.kind) == [.fileMissing, .pageLinkBroken])
    #expect(found.map(\.severity) == [.error, .error])
  }

  @Test("to files that someone else has put there are sound")
  func foreign() async throws {
    let site = try SampleSite().bulletin("notices/a", "一。\n\n[旧](/archive/old.html#x)")
    try await site.build()
    try site.file("site/archive/old.html", "<p>")
    #expect(await site.findings().map(\.kind) == [.foreignFile])
  }

  @Test("are looked at in pages that cannot be rendered as far as they are planned")
  func faultyTarget() async throws {
    let site = try SampleSite().bulletin("notices/a", "一。\n\n[乙](/notices/b/#x)").bulletin("notices/b", "[丙](none.md)")
    #expect(await site.findings().map(\.kind) == [.linkTargetMissing])
  }
}
