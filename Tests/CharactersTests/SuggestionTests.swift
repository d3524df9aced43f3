import Testing

@testable import Characters

struct SuggestionTests {
  private static let keys = ["title", "date", "lastmod", "draft", "slug", "summary", "expiryDate", "行业", "地区代码"]

  @Test(
    "a slip of the pen finds the name that was meant",
    arguments: [
      ("titel", "title"),  // neighbours swapped
      ("titl", "title"),  // one missing
      ("titlee", "title"),  // one too many
      ("tutle", "title"),  // one wrong
      ("TITLE", "title"),  // case
      ("expirydate", "expiryDate"),
      ("exipryDat", "expiryDate"),  // two slips in a longer name
      ("行页", "行业"),
      ("地区编码", "地区代码"),
    ])
  func findsNearest(written: String, meant: String) {
    #expect(Suggestion.nearest(to: written, among: Self.keys) == meant)
  }

  @Test("what is too far from every name finds none", arguments: ["", "author", "x", "titleofpage", "中文", "dt"])
  func findsNothing(written: String) {
    #expect(Suggestion.nearest(to: written, among: Self.keys) == nil)
  }

  @Test("a short name of other letters is no suggestion")
  func refusesNamesThatShareNothing() {
    #expect(Suggestion.nearest(to: "x", among: ["y"]) == nil)
    #expect(Suggestion.nearest(to: "", among: ["y"]) == nil)
    #expect(Suggestion.nearest(to: "X", among: ["x"]) == "x")
  }

  @Test("equally near names give the first in alphabetical order, whatever the order given")
  func breaksTies() {
    #expect(Suggestion.nearest(to: "bat", among: ["cat", "hat", "bar"]) == "bar")
    #expect(Suggestion.nearest(to: "bat", among: ["hat", "bar", "cat"]) == "bar")
  }

  @Test("the nearer name wins over the earlier")
  func prefersNearer() {
    #expect(Suggestion.nearest(to: "summery", among: ["simmers", "summary"]) == "summary")
  }

  @Test("no candidates, no suggestion")
  func acceptsNoCandidates() {
    #expect(Suggestion.nearest(to: "title", among: []) == nil)
  }
}
