import Testing

@testable import CommonMark

@Suite struct TextCounterTests {
  @Test(arguments: [
    ("安全生产。", 4, 5), ("8月份发生32起", 7, 8), ("GB 50016-2014", 3, 12), ("1,234.5万元", 3, 9), ("Hello, world", 2, 11),
    ("don't don’t", 2, 10), ("한국어 문서", 2, 5), ("ひらがなカナ", 6, 6), ("a.b 1.a", 4, 6), ("", 0, 0), ("　\u{A0} \n", 0, 0),
    ("e\u{301}a", 1, 3), ("𠮷野家", 3, 3), ("、。“”", 0, 4), ("ａｂ１", 1, 3), ("3.", 1, 2), ("〇", 1, 1), ("‘a’", 1, 3),
  ])
  func mixedTextIsCounted(text: String, words: Int, characters: Int) {
    #expect(TextCounter.count(Array(text.utf8)) == TextCounts(words: words, characters: characters))
  }

  @Test func faultyBytesAreSurvived() {
    #expect(TextCounter.count([0xE4, 0xBD]).words == 0)
    #expect(TextCounter.count([0xFF, 0xE6, 0x61]).characters > 0)
  }

  @Test func onlyWhatIsReadIsCounted() {
    let counts = Rendering("[甲](https://a.cn/b)![乙](c.png)[^1] `丙`\n\n[^1]: 丁\n").document?.counts
    #expect(counts == TextCounts(words: 3, characters: 3))
  }
}

@Suite struct LineJoinTests {
  @Test(arguments: [
    ("甲\n乙", "甲乙"), ("甲。\n乙", "甲。乙"), ("甲\na", "甲\na"), ("a\n甲", "a\n甲"), ("甲”\n乙", "甲”乙"), ("甲\n“乙", "甲“乙"),
    ("”\n“", "”\n“"),
    ("甲——\n乙", "甲——乙"), ("한국\n어", "한국\n어"), ("甲\n어", "甲\n어"), ("**甲**\n乙", "<strong>甲</strong>乙"),
    ("甲\n*乙*", "甲<em>乙</em>"),
    ("甲\n[乙](//a)", "甲<a href=\"//a\">乙</a>"), ("[甲\n乙](//a)", "<a href=\"//a\">甲乙</a>"), ("甲<!-- x -->\n乙", "甲乙"),
    ("`甲`\n乙", "<code>甲</code>乙"),
    ("甲\n<b>乙", "甲\n&lt;b&gt;乙"), ("甲  \n乙", "甲<br>\n乙"), ("ａ\n甲", "ａ甲"),
  ])
  func aLineBreakBetweenCJKCharactersIsDropped(markdown: String, html: String) {
    #expect(Rendering(markdown).html == "<p>\(html)</p>\n")
  }

  @Test func aFootnoteStandsBetweenCharactersWithoutPartingThem() {
    #expect(Rendering("甲[^1]\n乙\n\n[^1]: 注\n").html.contains("</sup>乙</p>"))
    #expect(Rendering("甲\n[^1]乙\n\n[^1]: 注\n").html.contains("甲<sup"))
  }

  @Test func joiningCanBeSwitchedOff() {
    #expect(Rendering("甲\n乙", options: .with { $0.joinsCJKLines = false }).html == "<p>甲\n乙</p>\n")
  }
}
