import Diagnostics
import Testing

@testable import Checks

@Suite("Placeholders")
struct PlaceholdersTests {
  @Test(
    "are told where something is not filled in",
    arguments: [
      ("吸取xx重大事故教训", "xx"), ("XX县政府", "XX"), ("20XX年", "XX"), ("在××公司", "××"), ("×月×日", "×"), ("\\*市委", "*"),
      ("*市全面贯彻", "*"),
      ("推广*县市的模式", "*"), ("某某公司", "某某"), ("○○市", "○○"), ("于____年", "____"), ("ＸＸ局", "ＸＸ"), ("王××县", "××"),
      ("xxx同志", "xxx"), ("正文：xx。", "xx"), ("The text: xx.", "xx"),
    ])
  func open(text: String, wanted: String) {
    let found = defects(text).of(.textPlaceholder)
    #expect(excerpts(found, text).first == wanted, "\(found.map(\.message))")
  }

  @Test(
    "are not told from masked names, numbers, emphasis, products and sums",
    arguments: [
      "王XX、李××、赵某某、刘\\*\\*", "李XX同志", "苏D·×××××", "电话138\\*\\*\\*\\*5678", "电话138****5678", "某市召开会议", "尺寸3×4米",
      "*市政府*要求",
      "**市委**、*县委*要求", "* 市政府", "EXX-100型", "xx-large", "以“xx”代替", "二○○八年", "`xx县`", "__市委__要求", "___\n\n正文", "XXL号",
      "总量\\*",
    ])
  func sound(text: String) {
    let found = defects(text).of(.textPlaceholder)
    #expect(excerpts(found, text) == [])
  }

  @Test("of decisions are how persons are published, but for days and numbers")
  func enforcement() {
    #expect(defects("当事人xx公司、某某单位、××同志。", kind: "enforcement").of(.textPlaceholder) == [])
    #expect(defects("××年××月××号。", kind: "enforcement").of(.textPlaceholder).count == 3)
  }
}
