import Testing

@testable import Diagnostics

struct ExcerptWindowTests {
  /// What stands in the columns that the carets mark.
  private func marked(_ window: ExcerptWindow) -> String {
    var column = 0
    var text = String.UnicodeScalarView()
    for scalar in window.text.unicodeScalars {
      if column >= window.indent.count, column < window.indent.count + window.carets.count { text.append(scalar) }
      column += TerminalText.columns(scalar)
    }
    return String(text)
  }

  @Test(
    "carets stand below what is meant, in columns of a terminal",
    arguments: [
      ("titel: x", 1, 5, "", "^^^^^"),
      ("title: 通知", 8, 2, "       ", "^^^^"),
      ("关于安全的通知", 3, 2, "    ", "^^^^"),
      ("\u{FF0C}a", 2, 1, "  ", "^"),
      ("🚒x", 2, 1, "  ", "^"),
      ("e\u{301}x", 3, 1, " ", "^"),
      ("\u{1F468}\u{200D}\u{1F692}x", 4, 1, "    ", "^"),
      ("\tx", 2, 1, " ", "^"),
      ("\u{FF71}x", 2, 1, " ", "^"),
    ])
  func marksColumns(line: String, column: Int, length: Int, indent: String, carets: String) {
    let window = ExcerptWindow(line: line, column: column, length: length)
    #expect(window.indent == indent)
    #expect(window.carets == carets)
  }

  @Test("a point is one caret, at the end of the line too", arguments: [(1, 0), (2, 1), (3, 2), (4, 2)])
  func marksPoint(column: Int, indent: Int) {
    let window = ExcerptWindow(line: "ab", column: column, length: 0)
    #expect(window.text == "ab")
    #expect(window.carets == "^")
    #expect(window.indent.count == indent)
  }

  @Test("a place outside of the line is its end", arguments: [(99, 5), (Int.max, Int.max), (3, 0)])
  func clamps(column: Int, length: Int) {
    let window = ExcerptWindow(line: "ab", column: column, length: length)
    #expect(window.indent == "  ")
    #expect(window.carets == "^")
    let before = ExcerptWindow(line: "ab", column: -3, length: Int.max)
    #expect(before.indent.isEmpty)
    #expect(before.carets == "^^")
  }

  @Test("a short line is shown whole, a long one around the place, within 80 columns")
  func cutsLongLines() {
    let fits = String(repeating: "全", count: 34)
    #expect(ExcerptWindow(line: fits, column: 30, length: 1).text == fits)
    let line = String(repeating: "市", count: 500) + "错误" + String(repeating: "全", count: 500)
    let window = ExcerptWindow(line: line, column: 501, length: 2)
    #expect(window.text.hasPrefix("…市市"))
    #expect(window.text.hasSuffix("全全…"))
    #expect(TerminalText.columns(window.text) <= 68)
    #expect(marked(window) == "错误")
  }

  @Test("the start and end of a long line have no ellipsis on their side")
  func cutsOneSide() {
    let line = "错误" + String(repeating: "市", count: 500) + "结尾"
    let first = ExcerptWindow(line: line, column: 1, length: 2)
    #expect(first.text.hasPrefix("错误市"))
    #expect(first.text.hasSuffix("市…"))
    #expect(marked(first) == "错误")
    let last = ExcerptWindow(line: line, column: 503, length: 2)
    #expect(last.text.hasPrefix("…市"))
    #expect(last.text.hasSuffix("市结尾"))
    #expect(marked(last) == "结尾")
  }

  @Test("a long place is cut, and its carets with it")
  func cutsLongPlaces() {
    let window = ExcerptWindow(line: String(repeating: "长", count: 500), column: 100, length: 300)
    #expect(TerminalText.columns(window.text) <= 68)
    #expect(window.indent.count + window.carets.count <= 68)
    #expect(window.carets.count >= 16)
  }

  @Test("at every column of a long mixed line the carets stand below the right character")
  func marksEveryColumn() {
    let line = (0..<40).map { "第\($0)条,a🚒\u{FF0C}e\u{301}\t" }.joined()
    for (index, scalar) in line.unicodeScalars.enumerated() where TerminalText.columns(scalar) > 0 && scalar != "\t" {
      let window = ExcerptWindow(line: line, column: index + 1, length: 1)
      let got = marked(window)
      #expect(got.unicodeScalars.first == scalar, "column \(index + 1)")
      #expect(TerminalText.columns(window.text) <= 68)
    }
  }
}
