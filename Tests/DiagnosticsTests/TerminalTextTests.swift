import Testing

@testable import Diagnostics

struct TerminalTextTests {
  @Test(
    "what could steer a terminal is shown as a replacement character",
    arguments: ["\u{0}", "\n", "\r", "\u{1B}", "\u{7F}", "\u{9B}", "\u{200E}", "\u{2028}", "\u{202E}", "\u{2066}"])
  func replacesControls(control: String) {
    #expect(TerminalText.printable("a\(control)b") == "a\u{FFFD}b")
  }

  @Test("other text stays and a tab becomes a space")
  func keepsText() {
    #expect(TerminalText.printable("全市\te\u{301}👨\u{200D}🚒") == "全市 e\u{301}👨\u{200D}🚒")
  }

  @Test(
    "columns are those of a terminal",
    arguments: [("", 0), ("abc", 3), ("全市", 4), ("e\u{301}", 1), ("\u{FEFF}a", 1), ("🚒", 2), ("\u{FF71}", 1)])
  func countsColumns(text: String, columns: Int) {
    #expect(TerminalText.columns(text) == columns)
  }
}
