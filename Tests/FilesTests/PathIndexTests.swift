import Files
import Testing

@Suite("Path index")
struct PathIndexTests {
  @Test("finds every path at its place and no other")
  func finds() {
    let paths = (0..<1000).map { "notices/\($0)/index.html" } + ["通报/地区.html", ""]
    let index = PathIndex(paths)
    #expect(paths.map { index.number(of: $0) } == Array(paths.indices))
    #expect(index.number(of: "notices/1000/index.html") == nil)
    #expect(PathIndex([]).number(of: "a") == nil)
  }

  @Test("tells equal text of other bytes apart")
  func bytes() {
    let index = PathIndex(["cafe\u{301}", "caf\u{E9}"])
    #expect(index.number(of: "caf\u{E9}") == 1)
    #expect(index.number(of: "cafe\u{301}") == 0)
  }

  @Test("of two equal paths the first is found")
  func twice() {
    #expect(PathIndex(["a", "b", "a"]).number(of: "a") == 0)
  }
}
