import Diagnostics
import Testing

@testable import Checks

@Suite("Lost characters")
struct LostCharactersTests {
  @Test(
    "are found where bytes were lost in documents of the field",
    arguments: [
      "變?yōu)槠髽I(yè)", "領(lǐng)域?qū)m?xiàng)整治", "梳理?;?、消防", "裝燃?xì)?、道路", "燃?xì)獍踩M(jìn)家庭", "確?!笆濉睍r期",
      "入?yún)^(qū)步伐",
      "四客一?!贝盀橹攸c(diǎn),", "燃?xì)獾裙艿赖脑O(shè)計(jì)", "當(dāng)?shù)亟?jīng)濟(jì)", "領(lǐng)域?qū)?兼)職", "要?jiǎng)?chuàng)新",
      "體系??茖W(xué)把握",
      "日?qǐng)?bào)",
    ])
  func seeds(text: String) { #expect(!defects(text).of(.textLostCharacter).isEmpty) }

  @Test(
    "are told by what encodings leave",
    arguments: [
      ("共有锟斤拷家", "锟斤拷"), ("烫烫烫", "烫烫烫"), ("安\u{FFFD}生产", "\u{FFFD}"), ("安\u{E5E5}产", "\u{E5E5}"), ("å®‰å…¨", "å®‰å…¨"),
      ("CafÃ©。", "Ã©"),
      ("落实?到位。", "?"), ("I(yè)", nil), ("企業I(yè)", "I(yè)"),
    ])
  func encodings(text: String, wanted: String?) {
    let found = defects(text).of(.textLostCharacter)
    #expect(excerpts(found, text) == [wanted].compactMap { $0 })
  }

  @Test(
    "are not told from questions, names and other languages",
    arguments: [
      "责任落实了吗?整改到位没有?我们要问。", "谁来管?怎么管?", "为什么?!因为责任不落实。", "Why? 因为。", "À la carte, señor, naïve, Ø 5 mm, 3 Ã 4", "真的?",
      "屯昌县",
      "鍟锟", "`?xì)` 是乱码",
    ])
  func sound(text: String) { #expect(defects(text).of(.textLostCharacter) == []) }

  @Test("are told of five times in a file, then counted")
  func capped() {
    let found = defects(String(repeating: "安\u{FFFD}全。", count: 30)).of(.textLostCharacter)
    #expect(found.count == 6)
    #expect(found.last?.message.hasPrefix("… and 25 more") == true)
  }
}
