import Diagnostics
import SampleSites
import Testing

@Suite("Checks of texts")
struct TextChecksTests {
  @Test("look at what is public or will be, each file once, and not at drafts, expired and withdrawn bulletins")
  func pages() async throws {
    let site = try SampleSite().bulletin("notices/a", "xx县。").bulletin("notices/b", "xx县。", matter: "draft: true")
      .bulletin("notices/c", "xx县。", matter: "expiryDate: 2024-05-10")
      .bulletin("notices/d", "xx县。", matter: "withdrawn: {date: 2024-05-10, reason: 误发}")
      .bulletin("notices/e", "xx县。", date: "2024-07-01")
    let found = await site.findings().of(.textPlaceholder)
    #expect(found.map(\.location?.path) == ["content/notices/a.md", "content/notices/e.md"])
    #expect(found.first?.location == SourceLocation(path: "content/notices/a.md", line: 7, column: 1, length: 2))
  }

  @Test("show the first five places of a defect and count the rest")
  func many() {
    let found = defects(String(repeating: "通知（）。\n\n", count: 7)).of(.textEmptiedBrackets)
    #expect(found.map { $0.location?.line } == [6, 8, 10, 12, 14, 16])
    #expect(found.first?.message == "\"（）\" has nothing in it")
    #expect(found.last?.message == "… and 2 more like it: \"（）\" has nothing in it")
  }

  @Test("find links to addresses that readers cannot reach, without asking anybody")
  func privateAddresses() async throws {
    let site = try SampleSite().bulletin(
      "notices/a",
      "[甲](http://10.0.0.1/a)和<https://localhost:8080/>，`http://10.0.0.2/`。\n\n[乙]: http://intranet/x\n\n[乙]")
    let found = await site.findings().of(.linkPrivateAddress)
    #expect(found.map(\.location?.line) == [7, 7, 9])
    #expect(found.first?.location?.length == "http://10.0.0.1/a".count)
  }
}
