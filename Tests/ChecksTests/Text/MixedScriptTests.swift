import Diagnostics
import Testing

@testable import Checks

@Suite("Mixed scripts")
struct MixedScriptTests {
  @Test("name the characters of the other script")
  func mixed() throws {
    let simplified = try #require(defects("安全生產条例对企业责任规定，應当执行。").of(.textMixedScript).first)
    #expect(simplified.message == "2 traditional characters stand in a simplified text: 產 應")
    #expect(simplified.location?.column == 4)
    let traditional = try #require(defects("確保燃氣安全進家庭，變槠企業責任", title: "通知").of(.textMixedScript).first)
    #expect(traditional.message == "a simplified character stands in a traditional text: 槠")
  }

  @Test(
    "are not seen in characters that both scripts write, nor in a quotation",
    arguments: [
      "以后在台里，只干于范并采恒游。东西门。", "後來企業應當執行，干部、台灣、里程、只有、范圍", "安全生产规定如下：对企业责任人员应当进行检查，发现问题严肃处罚。\n\n應當執行這個條例規定。",
      "毕昇、喆、堃都是人名，东东",
    ])
  func sound(body: String) { #expect(defects(body, title: "通知的通知").of(.textMixedScript) == []) }

  @Test("each list has its characters once, and none of the other")
  func lists() {
    let simplified = Array(HanScripts.simplified.unicodeScalars)
    let traditional = Array(HanScripts.traditional.unicodeScalars)
    #expect(Set(simplified).count == simplified.count && Set(traditional).count == traditional.count)
    #expect(Set(simplified).isDisjoint(with: traditional))
    #expect((simplified + traditional).allSatisfy { (0x4E00...0x9FFF).contains($0.value) })
  }
}

@Suite("Letters that look like Latin ones")
struct LookalikeLettersTests {
  @Test("are found within Latin words", arguments: [("GB/Т 9704", "Т"), ("Сontrol", "С"), ("PΟST", "Ο")])
  func found(text: String, wanted: String) {
    #expect(excerpts(defects(text).of(.textLookalikeLetter), text) == [wanted])
  }

  @Test(
    "are fine in their own language", arguments: ["Москва", "5 μm、3 kΩ", "О нас", "ΔT", "α-粒子", "Россия-China и СССР"])
  func sound(text: String) { #expect(defects(text).of(.textLookalikeLetter) == []) }
}
