import Diagnostics
import Testing

@testable import Checks

@Suite("Headings without a space")
struct HeadingSpaceTests {
  @Test(
    "are found, with the change",
    arguments: [
      ("#标题", "#", "# "), ("正文。\n\n##第二条\n", "##", "## "), ("正文。\n######一、要求", "######", "###### "),
      ("   ###标题", "###", "### "),
      ("> ##引文", "##", "## "),
    ])
  func found(body: String, place: String, mended: String) {
    let found = defects(body).of(.textHeadingSpace)
    #expect(excerpts(found, body) == [place])
    #expect(found.map(\.fix?.replacement) == [mended])
  }

  @Test(
    "are no topics, numbers, headings, code or marks within a line",
    arguments: [
      "#安全生产月# 活动", "#话题##话题#", "#1 机组", "#2号", "# 标题", "## 标题", "C#语言", "见 #标题", "\\#标题", "`#标题`", "```\n#标题\n```",
      "    #标题", "#######标题", "#", "#Tag", "- [x] #标题",
    ])
  func sound(body: String) { #expect(defects(body).of(.textHeadingSpace) == []) }

  @Test("say what is printed") func message() {
    let found = defects("##第二条").of(.textHeadingSpace)
    #expect(found.map(\.message) == ["\"##第二条\" is no heading, and is printed with its \"##\""])
    #expect(found.map(\.remedy) == ["write a space after it: \"## 第二条\""])
  }

  @Test("in front matter are comments") func matter() {
    #expect(defects("文。", summary: "|\n  甲\n  #注释").of(.textHeadingSpace) == [])
  }
}
