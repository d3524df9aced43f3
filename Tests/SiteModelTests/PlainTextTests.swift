import CommonMark
import Diagnostics
import Testing

@testable import SiteModel

struct PlainTextTests {
  private func text(_ markdown: String) -> String {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a.md", bytes: Array(markdown.utf8))
    let document = MarkdownParser(options: MarkdownOptions()).parse(
      file, body: 0..<file.bytes.count, into: &diagnostics)
    return document.map { PlainText.of(html: $0.body.bytes) } ?? ""
  }

  @Test(
    "markup goes, and what it means to readers stays",
    arguments: [
      ("一段**重点**。\n接着。\n\n二段&amp;`a < b`", "一段重点。接着。\n\n二段&a < b"), ("甲\\\n乙", "甲\n乙"), ("a\nb", "a b"),
      ("# 题\n\n文", "题\n\n文"), ("3. 甲\n4. 乙\n\n后", "3. 甲\n4. 乙\n\n后"), ("1. 甲\n\n2. 乙", "1. 甲\n2. 乙"),
      ("- 甲\n  - 乙\n- 丙", "• 甲\n• 乙\n• 丙"), ("> 引\n\n后", "引\n\n后"),
      ("| 地 | 温 |\n|---|---|\n| 甲 | 1 |", "地 | 温\n甲 | 1"),
      ("[链](https://a.org/?x&y) <https://b.org>", "链 https://b.org"),
      ("```\na\n  b\n```\n后", "a\n  b\n\n后"), ("", ""), ("---", ""), ("甲[^1]乙\n\n[^1]: 注", "甲乙\n\n1. 注"),
      ("![图](a.png)", "图"),
      ("-\n- 甲\n-", "• \n• 甲\n• "), ("| a | b |\n|---|---|\n| | |\n| 1 | 2 |", "a | b\n | \n1 | 2"), ("~~旧~~新", "旧新"),
      ("a  \t b", "a b"),
    ])
  func readsText(markdown: String, expected: String) {
    #expect(text(markdown) == expected)
  }

  @Test("drawings and comments say nothing; broken markup does no harm")
  func survives() {
    let html =
      "<p>a<!-- <b> --><svg><text>x</text></svg>b</p><script>y</script><p title=\"a>b\">c &#20113;&#x5DDD;&nope;&</p><"
    #expect(PlainText.of(html: Array(html.utf8)) == "ab\n\nc 云川&nope;&\n\n<")
    #expect(PlainText.of(html: Array("<svg>a".utf8)) == "")
    #expect(PlainText.of(html: Array("<!-- a".utf8)) == "")
  }
}
