import Diagnostics
import Testing

@testable import Checks

@Suite("What is text in a Markdown file")
struct TextMaskTests {
  private func masked(_ text: String) -> String {
    let mask = TextMask(Array(text.utf8), body: 0..<text.utf8.count)
    #expect(mask.bytes.count == text.utf8.count)
    return String(decoding: mask.bytes.filter { $0 > 1 }, as: UTF8.self)
  }

  @Test(
    "leaves out code, addresses, comments, tags and definitions",
    arguments: [
      ("甲`乙`丙", "甲丙"), ("甲``乙`丙``丁", "甲丁"), ("甲`乙", "甲`乙"), ("甲\\`乙`丙", "甲\\`乙`丙"), ("```\n乙\n```\n丙", "\n\n\n丙"),
      ("~~~\n乙\n```\n~~~\n丙", "\n\n\n\n丙"), ("> ```\n> 乙\n> ```\n丙", "\n\n\n丙"), ("甲\n\n    乙\n\n丙", "甲\n\n\n\n丙"),
      ("- 甲\n\n    乙", "- 甲\n\n    乙"), ("甲\n    乙", "甲\n    乙"), ("[甲](b.md)丙", "[甲]丙"),
      ("![甲](b(c).png \"丁)\")丙", "![甲]丙"),
      ("[甲][b]丙", "[甲]丙"), ("[甲]: http://b/\n\n丙", "[甲]\n\n丙"), ("[^1]: 注", "[^1]: 注"), ("<b>甲</b>", "甲"),
      ("1 < 2", "1 < 2"),
      ("<https://a.cn/乙>丙", "丙"), ("见https://a.cn/b,c。丙", "见。丙"), ("https://a.cn/b[甲](c)", "[甲]"),
      ("<!-- 甲\n\n乙 -->丙", "\n\n丙"),
      ("甲 <!-- 乙", "甲 "), ("甲 ```乙``` 丙", "甲  丙"), ("```a`b\n丙", "```a`b\n丙"), ("[甲](乙", "[甲](乙"),
    ])
  func mask(text: String, wanted: String) { #expect(masked(text) == wanted) }

  @Test("any bytes are fine, and long runs take no time that grows with their square")
  func anyBytes() {
    var state: UInt64 = 7
    let alphabet = Array("`<>[]()!-*_~\\:/ \n\thwp\"x1".utf8) + [0xE5, 0xAE, 0x89, 0xEF, 0xFF, 0xC3]
    for _ in 0..<200 {
      let bytes = (0..<400).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int(state >> 33) % alphabet.count]
      }
      let text = AuthoredText(SourceFile(path: "a.md", bytes: bytes), title: "标题标题标题", kind: "notice")
      _ = text.map(TextDefects.find)
    }
    for piece in ["`", "[](", "<a", "<!--", "?", "x", "(", "某", "https://", "\\*"] {
      _ = defects(String(repeating: piece, count: 20_000))
    }
  }

  @Test("title and summary are text, other keys are not")
  func frontMatter() {
    #expect(defects("正文。", summary: "xx县的\n  xx市").of(.textPlaceholder).map(\.location?.line) == [3, 4])
    #expect(defects("正文。", title: "xx县的通知").of(.textPlaceholder).count == 1)
    let file = SourceFile(path: "a.md", bytes: Array("---\ntitle: a\nauthor: xx县\n---\n".utf8))
    #expect(AuthoredText(file, title: "a", kind: "page").map(TextDefects.find) == [])
  }
}
