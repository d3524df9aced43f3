import Testing

@testable import Comparison

@Suite("Comparison of data files")
struct DataFileComparisonTests {
  private func compare(_ old: String, _ new: String) throws -> DataFileComparison {
    try #require(DataFileComparison(Array(old.utf8), Array(new.utf8), file: "data/a.csv"))
  }

  @Test("tells cells by the keys of their rows, whatever the order")
  func keyed() throws {
    let changes = try compare("id,n\nA,1\nB,2\n", "\u{FEFF}id,n\nB,3\nA,1\nC,4\n")
    #expect(changes.figures == [FigureChange(kind: .datum, page: "/data/a.csv", label: "B · n", old: "2", new: "3")])
    #expect(changes.texts.map(\.runs) == [[TextRun(.added, "C | 4")]])
  }

  @Test("tells rows without keys by their order")
  func unkeyed() throws {
    let changes = try compare("a,n\nx,1\nx,2\nx,3\n", "a,n\nx,1\nx,5\nx,3\n")
    #expect(changes.figures.map(\.old) == ["2"])
    #expect(changes.figures.map(\.new) == ["5"])
  }

  @Test("tells columns that come and go")
  func columns() throws {
    let changes = try compare("id,n\nA,1\n", "id,n,m\nA,1,2\n")
    #expect(changes.texts == [TextChange(kind: .term, place: .main, heading: "", runs: [TextRun(.added, "m")])])
    #expect(changes.figures.isEmpty)
  }

  @Test("stops telling at a limit and counts the rest")
  func limit() throws {
    func file(_ value: Int) -> String { "id,n\n" + (0..<500).map { "\($0),\(value)\n" }.joined() }
    let changes = try compare(file(1), file(2))
    #expect(changes.figures.count == 200)
    #expect(changes.untold == 300)
  }

  @Test("leaves out what the table of the page beside it tells")
  func told() {
    let cell = FigureChange(kind: .cell, page: "/a/", label: "情况 · 甲 · 起数", old: "+1%", new: "+2%")
    let figures = ["甲 · 起数", "乙 · 起数"].map {
      FigureChange(kind: .datum, page: "/a/figure-1.csv", label: $0, old: "1", new: "2")
    }
    #expect(DataFileComparison.leavingOut([cell], from: figures).map(\.label) == ["乙 · 起数"])
  }
}
