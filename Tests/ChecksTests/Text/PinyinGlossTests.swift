import Diagnostics
import Testing

@testable import Checks

@Suite("Readings in brackets")
struct PinyinGlossTests {
  @Test("are one finding for a text that is full of them, with the count and the first places")
  func dense() throws {
    let body = "踐行安全發(fā)展理念 堅(jiān)守安全生產(chǎn)底線 切實(shí)提升治理現(xiàn)代化水平。"
    let finding = try #require(defects(body).of(.textPinyinGloss).first)
    #expect(defects(body).of(.textPinyinGloss).count == 1)
    #expect(finding.message.hasPrefix("5 characters") && finding.message.contains("\"發(fā)\""))
    #expect(finding.location == SourceLocation(path: "content/a.md", line: 6, column: 5, length: 5))
    #expect(finding.notes.count == 3)
  }

  @Test("of a few names are none", arguments: ["六安(lù)市。", "六(lù)安、蚌(bèng)埠、丽(lí)水、厦(xià)门。"])
  func names(body: String) { #expect(defects(body).of(.textPinyinGloss) == []) }

  @Test("need a syllable with one tone", arguments: ["(a)", "(chan)", "(chǎnǎ)", "(xyǎ)", "(ǎ", "（一）", "(chǎn b)"])
  func syllables(bracket: String) {
    #expect(defects(String(repeating: "產\(bracket)", count: 9)).of(.textPinyinGloss) == [])
  }

  @Test(
    "are known in all forms of writing",
    arguments: ["(lǜ)", "（lǜ）", "(ér)", "(zhuàng)", "(ɡuān)", "(āng)", "(yuè)", "(nǚ)", "(xióng)"])
  func forms(bracket: String) {
    #expect(defects(String(repeating: "產\(bracket)", count: 9)).of(.textPinyinGloss).count == 1)
  }
}
