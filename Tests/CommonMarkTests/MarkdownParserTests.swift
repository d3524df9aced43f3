import Diagnostics
import Testing

@testable import CommonMark

@Suite struct MarkdownParserTests {
  @Test func placesAreThoseOfTheFile() {
    let text = "---\ntitle: 题\n---\n甲 [a](b.md)\n\n乙 <b>\n"
    let bytes = Array(text.utf8)
    let start = Array("---\ntitle: 题\n---\n".utf8).count
    let rendering = Rendering(bytes: bytes, body: start..<bytes.count)
    #expect(rendering.html.hasPrefix("<p>甲"))
    #expect(rendering.document?.body.slots.first?.location == SourceLocation(path: "a.md", line: 4, column: 3))
    #expect(rendering.findings == ["markdown-raw-html 6:3"])
  }

  @Test func placesAreFoundInEveryKindOfBlock() {
    let markdown = """
      > 引 [a](1.md)

      - 项
        [b](2.md)

      | 表 | x |
      |----|---|
      | y | [c](3.md) |

      ## 题 [d](4.md)

      前 `x
      y` [e
      e](5.md)
      """
    let places = Rendering(markdown).document?.body.slots.map {
      "\($0.destination) \($0.location.line):\($0.location.column)"
    }
    #expect(places == ["1.md 1:5", "2.md 4:3", "3.md 8:7", "4.md 10:6", "5.md 13:4"])
  }

  @Test func aPlaceThatCmarkGetsWrongIsStillInTheFile() {
    let rendering = Rendering("[r]: x\n[a](1.md)\n\n前 [b](2.md)\n|c|\n|-|\n")
    let lines = rendering.document?.body.slots.map(\.location.line) ?? []
    #expect(lines.count == 2 && lines.allSatisfy { (1...6).contains($0) })
  }

  @Test func aBodyThatIsTooLargeIsRefused() {
    let rendering = Rendering("12345678901", options: .with { $0.maximumBytes = 10 })
    #expect(rendering.document == nil)
    #expect(rendering.findings == ["markdown-too-large 1:1"])
    #expect(rendering.diagnostics.first?.message.contains("11 bytes; the limit is 10") == true)
    #expect(rendering.diagnostics.first?.remedy?.contains("limits:") == true)
  }

  @Test(arguments: [
    ("甲\n\n> > > > 乙\n", 3), ("- - - - 乙\n", 1), ("1. - > * 乙\n", 1), ("- a\n  - b\n    - c\n      - d\n", 4),
    (">>>>\n", 1),
    ("[^1]\n\n[^1]: > > > 乙\n", 3),
  ])
  func nestingThatIsTooDeepIsRefusedAtItsLine(markdown: String, line: Int) {
    let rendering = Rendering(markdown, options: .with { $0.maximumNesting = 3 })
    #expect(rendering.document == nil)
    #expect(rendering.diagnostics.map(\.kind.id) == ["markdown-too-deep"])
    #expect(rendering.diagnostics.first?.location?.line == line)
    #expect(rendering.diagnostics.first?.message.contains("the limit is 3") == true)
  }

  @Test(arguments: [
    "> > > 乙\n", "- - - - -\n", "> * * * * *\n", "```\n>>>>>>>\n- - - - - x\n```\n", "甲 > > > > >\n",
    "~~~\n> > > > >\n",
  ])
  func whatIsNotDeepIsAccepted(markdown: String) {
    #expect(Rendering(markdown, options: .with { $0.maximumNesting = 3 }).document != nil)
  }

  @Test func aTableThatWouldExhaustTheMemoryIsRefused() {
    let wide = String(repeating: "|a", count: 900) + "|\n" + String(repeating: "|-", count: 900) + "|\n"
    #expect(Rendering(wide + String(repeating: "|\n", count: 10)).document != nil)
    #expect(Rendering(wide + String(repeating: "|\n", count: 1000)).ids == ["markdown-table-too-large"])
    #expect(Rendering("x\n\n" + String(repeating: "|", count: 1001)).findings == ["markdown-table-too-large 3:1"])
    #expect(Rendering("```\n" + String(repeating: "|", count: 1001)).document != nil)
  }

  @Test func deepInlineNestingIsNoProblem() {
    let depth = 50_000
    let html = Rendering(String(repeating: "*a ", count: depth) + "b" + String(repeating: " a*", count: depth)).html
    #expect(html.hasSuffix("</em></p>\n"))
    #expect(Rendering(String(repeating: "![", count: depth) + String(repeating: "](a)", count: depth)).document != nil)
  }
}

@Suite struct InlineParsingTests {
  private let location = SourceLocation(path: "a.md", line: 2, column: 8)

  private func parse(_ text: String, options: MarkdownOptions = MarkdownOptions()) -> (Excerpt, [Diagnostic]) {
    var diagnostics: [Diagnostic] = []
    let excerpt = MarkdownParser(options: options).parseInline(text, at: location, into: &diagnostics)
    return (excerpt, diagnostics)
  }

  @Test(arguments: [
    ("2024年8月全市生产安全事故情况通报", "2024年8月全市生产安全事故情况通报", "2024年8月全市生产安全事故情况通报"), ("1. 总体", "1. 总体", "1. 总体"),
    ("# 题 #", "# 题 #", "# 题 #"), ("- a", "- a", "- a"), ("*a*", "<em>a</em>", "a"), ("_a_", "<em>a</em>", "a"),
    ("a & <", "a &amp; &lt;", "a & <"),
    ("**强。**文", "<strong>强。</strong>文", "强。文"), ("甲\n乙\n", "甲乙", "甲乙"), ("one\n\n two ", "one two", "one two"),
    ("", "", ""),
    ("a\\", "a\\", "a\\"), ("[^1]", "[^1]", "[^1]"), ("a|b", "a|b", "a|b"),
    ("见https://a.cn。后", "见<a href=\"https://a.cn\">https://a.cn</a>。后", "见https://a.cn。后"),
    ("    code", "code", "code"), ("`a", "`a", "`a"), ("[ ] a", "[ ] a", "[ ] a"),
  ])
  func frontMatterTextIsInline(text: String, html: String, plain: String) {
    let (excerpt, diagnostics) = parse(text)
    #expect(excerpt.fragment.shown == html)
    #expect(excerpt.text == plain)
    #expect(diagnostics.isEmpty)
  }

  @Test func findingsAreAtTheGivenPlace() {
    let (excerpt, diagnostics) = parse("[a](b.md) <b> [c](javascript:x)")
    #expect(excerpt.fragment.slots.map(\.location) == [location])
    #expect(diagnostics.map(\.kind.id) == ["markdown-raw-html", "markdown-unsafe-link"])
    #expect(diagnostics.allSatisfy { $0.location == location })
  }

  @Test func textThatIsTooLongIsRefused() {
    let (excerpt, diagnostics) = parse("*a* long", options: .with { $0.maximumBytes = 4 })
    #expect(excerpt.text.isEmpty)
    #expect(diagnostics.map(\.kind.id) == ["markdown-too-large"])
  }
}
