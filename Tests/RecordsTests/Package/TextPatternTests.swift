import Testing

@testable import Records

struct TextPatternTests {
  private func matches(_ pattern: String, _ text: String) throws -> Bool {
    let pattern = try TextPattern(pattern)
    return Array(text.utf8).withUnsafeBufferPointer { pattern.matches($0) }
  }

  @Test(
    "the whole text must match",
    arguments: [
      ("[0-9]{6}", "320402", true), ("[0-9]{6}", "3204021", false), ("[0-9]{6}", "32040", false),
      ("SG-\\d{4}-\\d{3}", "SG-2024-001", true), ("^[A-Z]+\\d*$", "AB12", true), ("^[A-Z]+\\d*$", "12", false),
      ("a?b", "b", true), ("a|b", "b", true), ("a|b", "ab", false), ("(ab)+", "abab", true), ("[^,]*", "a,b", false),
      ("字{2}", "字字", true), (".{3}", "一二三", true), (".{3}", "一二", false), ("\\d", "\u{FF11}", false),
      ("[\\dX]{2}", "1X", true), ("a.c", "abc", true), ("a\\.c", "abc", false), ("\\p{Lu}", "É", true), ("", "", true),
      ("[a-z-]+", "a-b", true), ("a{2,}", "aaa", true), ("a{2,3}b", "aaaab", false), ("\\$", "$", true),
    ])
  func matchesWhole(pattern: String, text: String, expected: Bool) throws {
    #expect(try matches(pattern, text) == expected)
  }

  @Test("counts that could be taken in two ways are left to the general engine", arguments: ["a*a", "\\d+1", "a?a?a"])
  func leavesAmbiguity(pattern: String) { #expect(SimplePattern(pattern) == nil) }

  @Test(
    "what is plain enough is matched on bytes", arguments: ["[0-9]{6}", "SG-\\d{4}-\\d{3}", "^[A-Z]+\\d*$", "a*b+c?"])
  func takesPlain(pattern: String) { #expect(SimplePattern(pattern) != nil) }

  @Test("both engines agree", arguments: ["[0-9]{2,4}X?", "A-\\d*", "[A-C]+[0-9]", "x*y"])
  func agrees(pattern: String) throws {
    let regex = try Regex(pattern)
    let simple = try #require(SimplePattern(pattern))
    let letters = ["", "A", "B", "X", "x", "y", "-", "1", "23"]
    for first in letters {
      for second in letters {
        for third in letters {
          let text = first + second + third
          let found = Array(text.utf8).withUnsafeBufferPointer { simple.matches($0) }
          #expect(found == (try regex.wholeMatch(in: text) != nil), "\(pattern) \(text)")
        }
      }
    }
  }

  @Test("an expression that cannot be read is a fault", arguments: ["[a", "(", "*", "\\"])
  func refuses(pattern: String) {
    #expect(throws: (any Error).self) { try TextPattern(pattern) }
  }

  @Test(
    "a repetition within a repetition is refused, since it can take for ever",
    arguments: ["(a+)+b", "((a*)b?)*", "(x|y+)*"])
  func refusesNested(pattern: String) {
    #expect(throws: TextPattern.NestedRepetition.self) { try TextPattern(pattern) }
  }

  @Test("other groups may be repeated", arguments: ["([0-9]{2}-)+", "(ab)*", "(a+){3}", "[(+)]+", "\\(a+\\)+"])
  func allowsOthers(pattern: String) throws { _ = try TextPattern(pattern) }
}
