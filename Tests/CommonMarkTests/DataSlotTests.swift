import Diagnostics
import Testing

@testable import CommonMark

struct DataSlotTests {
  private func slots(_ rendering: Rendering) -> [Slot] { rendering.document?.body.slots ?? [] }

  @Test("a figure is a link that leads to where it is explained, and keeps its text")
  func figure() {
    let rendering = Rendering("发生[**32**起](figure:accidents?period=2024 \"快报\")。")
    #expect(
      rendering.html
        == "<p>发生<a class=\"figure\" href=\"{figure:accidents?period=2024}\"><strong>32</strong>起</a>。</p>\n")
    let slot = slots(rendering).first
    #expect(slot?.kind == .figure)
    #expect(slot?.text == "32起")
    #expect(slot?.title == "快报")
    #expect(slot?.location == SourceLocation(path: "a.md", line: 1, column: 3))
  }

  @Test("a figure without text has a place for it, also in the plain text")
  func openFigure() {
    let rendering = Rendering("死亡[](figure:deaths)，受伤[](figure:injuries)。")
    #expect(slots(rendering).map(\.kind) == [.figure, .figureText, .figure, .figureText])
    let summary = rendering.document?.summary
    #expect(summary?.text == "死亡，受伤。")
    #expect(summary?.text { "<\($0)>" } == "死亡<figure:deaths>，受伤<figure:injuries>。")
    #expect(rendering.document?.counts.characters == 6)
  }

  @Test("a field of a page made from data is text, whatever stands in its brackets")
  func field() {
    let rendering = Rendering("本区[名称](field:region)的情况")
    #expect(rendering.html == "<p>本区{field:region}的情况</p>\n")
    #expect(rendering.document?.summary?.text { "<\($0)>" } == "本区<field:region>的情况")
  }

  @Test("charts and tables in a paragraph of their own are blocks without a paragraph")
  func blocks() {
    let rendering = Rendering("前\n\n![各月 *事故*](chart:accidents?by=month)\n![表](table:deaths)\n\n后")
    #expect(rendering.html == "<p>前</p>\n{chart:accidents?by=month}\n{table:deaths}\n<p>后</p>\n")
    #expect(slots(rendering).map(\.kind) == [.block, .block])
    #expect(slots(rendering).map(\.text) == ["各月 事故", "表"])
  }

  @Test("a chart among text is inline")
  func inline() {
    let rendering = Rendering("走势![各月](chart:accidents?type=sparkline)平稳")
    #expect(rendering.html == "<p>走势{chart:accidents?type=sparkline}平稳</p>\n")
    #expect(slots(rendering).map(\.kind) == [.inline])
  }

  @Test("a chart adds nothing to the summary's text")
  func summary() {
    let rendering = Rendering("![各月](chart:accidents)\n\n甲乙")
    #expect(rendering.document?.summary?.text == "甲乙")
    #expect(rendering.document?.summary?.fragment.slots.isEmpty == true)
  }

  @Test(
    "what is written in the other's form is an error",
    arguments: [
      ("[图](chart:accidents)", "markdown-data-form 1:1"), ("a ![32起](figure:accidents)", "markdown-data-form 1:3"),
      ("# a ![图](chart:accidents)", "markdown-data-form 1:5"),
    ])
  func wrongForm(markdown: String, finding: String) {
    let rendering = Rendering(markdown)
    #expect(rendering.findings == [finding])
    #expect(slots(rendering).isEmpty)
  }

  @Test("figures in a heading are no links in the table of contents")
  func heading() {
    let rendering = Rendering("## 事故[32起](figure:accidents)")
    #expect(rendering.document?.headings.first?.html == Array("事故32起".utf8))
  }

  @Test("prose is the text without code and figures, with its places")
  func prose() throws {
    let file = SourceFile(path: "a.md", bytes: Array("甲 **32**起，`9人`[5件](figure:x)。\n\n- 乙12家".utf8))
    var findings: [Diagnostic] = []
    let document = MarkdownParser(options: MarkdownOptions()).parse(
      file, body: 0..<file.bytes.count, takesProse: true, into: &findings)
    let prose = try #require(document?.prose)
    #expect(prose.map { String(decoding: $0.text, as: UTF8.self) } == ["甲 32起，\u{FFFC}\u{FFFC}。", "乙12家"])
    let start = "甲 ".utf8.count
    #expect(prose[0].location(of: start..<start + 2) == SourceLocation(path: "a.md", line: 1, column: 5, length: 2))
    #expect(prose[1].location(of: 3..<8) == SourceLocation(path: "a.md", line: 3, column: 4, length: 3))
  }
}
