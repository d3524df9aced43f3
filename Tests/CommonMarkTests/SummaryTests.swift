import Testing

@testable import CommonMark

@Suite struct SummaryTests {
  private func summary(_ markdown: String, length: Int = 10) -> Excerpt? {
    Rendering(markdown, options: .with { $0.summaryLength = length }).document?.summary
  }

  @Test func theFirstParagraphsAreTakenUntilThereIsEnough() {
    let summary = summary("# 题\n\n一二三四五[甲](a.md)\n\n> 引\n\n- 项\n\n六七八九十\n\n不再\n")
    #expect(summary?.fragment.shown == "<p>一二三四五<a href=\"{a.md}\">甲</a></p>\n<p>六七八九十</p>\n")
    #expect(summary?.text == "一二三四五甲六七八九十")
  }

  @Test func paragraphsOfImagesAreSkipped() {
    #expect(summary("![图](a.png)\n\n甲\n")?.text == "甲")
    #expect(summary("![图](a.png)\n") == nil)
    #expect(summary("# 题\n") == nil)
  }

  @Test func theMarkEndsIt() {
    let summary = summary("## 题[^1]\n\n甲 *乙*\n\n- 丙\n\n<!--more-->\n\n丁\n\n[^1]: 注\n")
    #expect(summary?.fragment.shown == "<h2>题</h2>\n<p>甲 <em>乙</em></p>\n<ul>\n<li>丙</li>\n</ul>\n")
    #expect(summary?.text == "题甲 乙丙")
  }

  @Test func aMarkWithoutTextBeforeItIsNoSummary() {
    #expect(summary("<!--more-->\n\n甲\n")?.text == "甲")
    #expect(summary("甲\n\n> <!--more-->\n\n乙\n\n<!--more-->\n\n丙\n")?.text == "甲乙")
  }

  @Test func westernParagraphsAreJoinedByASpace() {
    #expect(summary("one\ntwo\n\nthree\n")?.text == "one two three")
  }

  @Test func slotsOfASummaryPointIntoIt() {
    let markdown = "# 题\n\n注[^1]甲[a](a.md)\n\n[b](b.md)[^1]乙[c](c.md)\n\n[^1]: x\n"
    #expect(
      summary(markdown)?.fragment.shown
        == "<p>注甲<a href=\"{a.md}\">a</a></p>\n<p><a href=\"{b.md}\">b</a>乙<a href=\"{c.md}\">c</a></p>\n")
  }
}
