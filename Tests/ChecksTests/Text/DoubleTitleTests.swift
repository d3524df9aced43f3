import Diagnostics
import Testing

@testable import Checks

@Suite("Double titles")
struct DoubleTitleTests {
  @Test(
    "are found at the beginning, or twice in the text",
    arguments: [
      ("# 关于安全生产的通知\n\n正文。", 6), ("关于安全生产的通知\n\n正文。", 6), ("**关于安全生产的  通知**\n\n正文。", 6),
      ("来源\n\n关于安全生产的通知\n\n甲\n\n【关于安全生产的通知】", 8),
    ])
  func found(body: String, line: Int) {
    let found = defects(body).of(.textDoubleTitle)
    #expect(found.map(\.location?.line) == [line])
  }

  @Test(
    "are no sentence, no part, and no short word",
    arguments: ["关于安全生产的通知印发给你们。", "正文。\n\n关于安全生产的通知", "关于安全", "`关于安全生产的通知`"])
  func sound(body: String) { #expect(defects(body).of(.textDoubleTitle) == []) }

  @Test("of a single word may be a heading")
  func short() { #expect(defects("# 通知\n\n正文。", title: "通知").of(.textDoubleTitle) == []) }
}
