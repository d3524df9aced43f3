import Diagnostics
import Testing

@testable import Checks

@Suite("Links with full-width brackets")
struct LinkBracketsTests {
  @Test(
    "are found, with the change that makes them links",
    arguments: [
      ("见[附件]（a.pdf）。", "[附件]（a.pdf）", "[附件](a.pdf)"), ("见[附件](a.pdf）。", "[附件](a.pdf）", "[附件](a.pdf)"),
      ("[附件]（a.pdf)", "[附件]（a.pdf)", "[附件](a.pdf)"), ("见![图]（b.png），", "![图]（b.png）", "![图](b.png)"),
      ("![图](b.png）", "![图](b.png）", "![图](b.png)"), ("【附件】（表（1）.xlsx）", "【附件】（表（1）.xlsx）", "[附件](表（1）.xlsx)"),
      ("［附件］(a.pdf)", "［附件］(a.pdf)", "[附件](a.pdf)"),
      ("[网站]（https://a.cn/b）", "[网站]（https://a.cn/b）", "[网站](https://a.cn/b)"),
      ("[3起]（figure:accidents）", "[3起]（figure:accidents）", "[3起](figure:accidents)"),
      ("[通知]（../notices/x.md#a）", "[通知]（../notices/x.md#a）", "[通知](../notices/x.md#a)"),
      ("![图](chart:deaths?by=month）", "![图](chart:deaths?by=month）", "![图](chart:deaths?by=month)"),
      ("- [甲](a.pdf）和[乙](b.pdf)", "[甲](a.pdf）", "[甲](a.pdf)"),
    ])
  func found(body: String, wanted: String, mended: String) throws {
    let found = defects(body).of(.textLinkBrackets)
    #expect(excerpts(found, body) == [wanted])
    let finding = try #require(found.first)
    #expect(finding.remedy == "write \(mended), with half-width brackets")
    #expect(finding.message.contains(wanted.hasPrefix("!") ? "a picture" : "a link"))
    // The change makes a link of it, which is none of these.
    let fix = try #require(finding.fix)
    let matter = "---\ntitle: 关于安全生产的通知\ndate: 2024-05-01\n---\n\n"
    let file = SourceFile(path: "content/a.md", bytes: Array((matter + body).utf8))
    var bytes = file.bytes
    for change in ([fix] + fix.more).sorted(by: { $0.location > $1.location }) {
      bytes.replaceSubrange(try #require(file.range(of: change.location)), with: Array(change.replacement.utf8))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text == matter + body.replacing(wanted, with: mended))
    #expect(defects(String(text.dropFirst(matter.count))).of(.textLinkBrackets) == [])
  }

  @Test(
    "are not meant where no address follows, in code, and in real links",
    arguments: [
      "[2024]（试行）", "【注意】（见第3页）", "[附件](a.pdf)", "`[附件]（a.pdf）`", "[附件]", "（a.pdf）", "附件】（a.pdf）", "[表](附件（1）.pdf)",
      "文字[^1]（下同）。\n\n[^1]: 注", "[甲]（1.5）", "[甲]（a.pdf", "[甲]（）", "    [附件]（a.pdf）", "[甲](试行）",
    ])
  func sound(body: String) { #expect(defects(body).of(.textLinkBrackets) == []) }

  @Test("are told five times for a file, and then counted") func capped() {
    let body = (1...9).map { "[附件]（\($0).pdf）" }.joined(separator: "、")
    let found = defects(body).of(.textLinkBrackets)
    #expect(found.count == 6)
    #expect(found.last?.message.contains("4 more") == true, "\(found.map(\.message))")
  }
}
