import Testing

@testable import SiteModel

struct DocumentNumberTests {
  @Test("the form of the standard is read as it is", arguments: ["国办发〔2017〕47号", "云安委办函〔2024〕1号", "A〔2024〕120号"])
  func strict(text: String) {
    #expect(DocumentNumber(text)?.text == text)
  }

  @Test(
    "other forms are not that of the standard, and what is meant is clear",
    arguments: [
      "安委办[2024]3号", "安委办［2024］3号", "安委办【2024】3号", "安委办（2024）3号", "安委办(2024)3号", "安委办〔2024〕第3号", "安委办〔2024〕03号",
      "安委办〔2024〕3", "安委办 〔2024〕 3 号", "安委办〔２０２４〕３号", "安委办〔2024年〕3号", "安委办〔2024〕3号\u{3000}", "安委办﹝2024﹞003号",
      "安委办〔2024]3号",
    ])
  func meant(text: String) {
    #expect(DocumentNumber(text) == nil)
    #expect(DocumentNumber(meantBy: text)?.text == "安委办〔2024〕3号")
  }

  @Test(
    "nothing is guessed",
    arguments: [
      "", "3号", "〔2024〕3号", "安委办〔〕3号", "安委办〔24〕3号", "安委办〔2024〕号", "安委办〔2024〕0号", "安委办〔2024〕三号", "安委办〔2024〕3号4",
      "安委办2024年3号", "安委办〔2024", "安委办〔二〇二四〕3号", "〕安委办〔2024〕3号", "安委办〔2024〕1234567号", "安委办〔1024〕3号",
    ])
  func refused(text: String) {
    #expect(DocumentNumber(meantBy: text) == nil)
    #expect(DocumentNumber(text) == nil)
  }
}
