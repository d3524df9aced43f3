import Testing

@testable import Diagnostics

struct SourceLocationTests {
  @Test("places are ordered by path, line, column and length")
  func isOrdered() {
    let places = [
      SourceLocation(path: "a.md", line: 2, column: 9),
      SourceLocation(path: "a.md", line: 10, column: 1),
      SourceLocation(path: "a.md", line: 10, column: 2),
      SourceLocation(path: "a.md", line: 10, column: 2, length: 3),
      SourceLocation(path: "b.md"),
    ]
    #expect(places.reversed().sorted() == places)
  }

  @Test("a place without more is the first character")
  func defaultsToStart() {
    #expect(SourceLocation(path: "a.md") == SourceLocation(path: "a.md", line: 1, column: 1, length: 0))
  }
}
