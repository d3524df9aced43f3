import Diagnostics
import Testing

@testable import Checks

@Suite("Half-width punctuation")
struct HalfWidthPunctuationTests {
  private func mended(_ body: String) -> String? {
    let matter = "---\ntitle: 关于安全生产的通知\ndate: 2024-05-01\n---\n\n"
    let found = defects(body).of(.textHalfWidthPunctuation)
    #expect(found.count <= 1)
    guard let fix = found.first?.fix else { return nil }
    var bytes = Array((matter + body).utf8)
    let file = SourceFile(path: "content/a.md", bytes: bytes)
    for change in ([fix] + fix.more).sorted(by: { $0.location > $1.location }) {
      guard let range = file.range(of: change.location) else { return nil }
      bytes.replaceSubrange(range, with: Array(change.replacement.utf8))
    }
    return String(decoding: bytes.dropFirst(matter.utf8.count), as: UTF8.self)
  }

  @Test(
    "is one finding with a change of all places",
    arguments: [
      ("各县,各部门:", "各县，各部门："), ("(一)深化整治;二是", "（一）深化整治；二是"), ("**事项**,通知", "**事项**，通知"), ("立即整改!", "立即整改！"),
      ("怎么办?答:查", "怎么办？答：查"), ("近年来,2016年", "近年来，2016年"), ("共5家(含1家).完成", "共5家（含1家）.完成"), ("工作.我们", "工作。我们"),
      ("“双下降”,企业", "“双下降”，企业"), ("你好, 世界", "你好， 世界"), ("[事故](a.md),伤亡", "[事故](a.md)，伤亡"), ("甲(乙(丙)丁)", "甲（乙（丙）丁）"),
    ])
  func mending(body: String, wanted: String) { #expect(mended(body) == wanted) }

  @Test(
    "is right in numbers, times, addresses, code, Latin text and English sentences",
    arguments: [
      "共1,234起、9:30、1.5万元。", "见https://a.cn/b,c。", "`甲,乙`", "GB/T 9704-2012, 第6章", "使用 A, B 两种", "安全，生产：（一）。", "1. 甲",
      "- 甲",
      "Words such as 放假, 补班 and others are known to the reader of this page, who reads English.", "甲\\,乙",
      "![甲](a.png)", "见[甲](a.md)",
      "产(chǎn)品",
    ])
  func sound(body: String) { #expect(mended(body) == nil) }

  @Test("says how often and where")
  func message() throws {
    let finding = try #require(defects("甲,乙,丙,丁,戊,己").of(.textHalfWidthPunctuation).first)
    #expect(finding.message.hasPrefix("5 half-width punctuation marks"))
    #expect(finding.location == SourceLocation(path: "content/a.md", line: 6, column: 2, length: 1))
    #expect(finding.notes.compactMap(\.location?.column) == [4, 6, 8])
  }
}
