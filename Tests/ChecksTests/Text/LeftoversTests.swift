import Diagnostics
import Testing

@testable import Checks

@Suite("Emptied brackets")
struct EmptiedBracketsTests {
  @Test("are found", arguments: ["安规〔〕1号", "《 》规定", "通知（）", "企业()负责", "【】"])
  func found(text: String) { #expect(defects(text).of(.textEmptiedBrackets).count == 1) }

  @Test("are fine in code and around something", arguments: ["`〔〕`", "main()", "〔2024〕1号", "（一）", "〔", "（"])
  func sound(text: String) { #expect(defects(text).of(.textEmptiedBrackets) == []) }
}

@Suite("Parts of web pages")
struct PageChromeTests {
  @Test(
    "are lines that only pages have",
    arguments: [
      "打印本页", "- 分享到：微信 微博", "[复制链接]", "【打印】【关闭窗口】", "扫一扫在手机打开当前页 |", "粤ICP备12345678号", "Powered by Discuz! X3.2",
      "- 上一篇:某学院工作方案",
    ])
  func found(text: String) { #expect(defects("正文。\n\n\(text)").of(.textPageChrome).count == 1) }

  @Test(
    "are no sentences", arguments: ["扫一扫二维码即可举报。", "请把本页打印本页留存", "上一篇通报已经发布，本次通报其他内容。", "`打印本页`", "论坛的“扫一扫”和分享链接"])
  func sound(text: String) { #expect(defects("正文。\n\n\(text)").of(.textPageChrome) == []) }
}

@Suite("Spaces")
struct TextSpacesTests {
  @Test(
    "that nobody typed on purpose are one finding, with the change",
    arguments: [("占70 %以上", " "), ("安全\u{A0}\u{A0}生产", "\u{A0}\u{A0}"), ("\u{200B}安全", "\u{200B}")])
  func found(text: String, wanted: String) throws {
    let found = defects(text).of(.textSpaces)
    #expect(excerpts(found, text) == [wanted])
    #expect(found.first?.fix?.replacement == "")
  }

  @Test("are right in other languages", arguments: ["70 % of all", "10\u{A0}km", "安全 生产", "占70%以上"])
  func sound(text: String) { #expect(defects(text).of(.textSpaces) == []) }
}
