import Diagnostics
import Privacy
import Testing

@testable import Records

struct IdentityNumberTests {
  @Test(
    "The vectors of the domain reference pass or fail",
    arguments: [("11010519491231002X", true), ("360426199101010071", true), ("360426199101010072", false)])
  func vectors(number: String, isRight: Bool) {
    #expect(IdentityNumber.isChecked(Array(number.utf8)) == isRight)
  }

  @Test("A number is found at any place of a text, and only when it stands alone")
  func places() {
    let number = "11010519491231002X"
    func offset(_ text: String) -> Int? {
      Array(text.utf8).withUnsafeBufferPointer { IdentityNumber.firstOffset(in: $0) }
    }
    for length in 0...40 {
      let before = String(repeating: "-", count: length)
      #expect(offset(before + number + before) == length, "\(length)")
    }
    #expect(offset("身份证号" + number + "。") == 12)
    #expect(offset("1" + number) == nil)
    #expect(offset("A" + number) == nil)
    #expect(offset(number + "7") == nil)
    #expect(offset("110105194913310021") == nil)  // month 13
    #expect(offset("1".padding(to: 60)) == nil)
    #expect(offset("11010519491231002") == nil)
  }
}

extension String {
  fileprivate func padding(to count: Int) -> String { String(repeating: self, count: count) }
}

struct IdentityNumberRuleTests {
  let table = Checking(nil, "id:text note:text number:integer")

  @Test("An identity number is an error in any table, and the message does not repeat it")
  func errors() {
    let found = table.findings(
      "1|当事人(11010519491231002X)|", "360426199101010071||", "3||360426199101010071", "4|11010519491231002x|")
    #expect(found.filter { $0.severity == .error }.count == 4)
    #expect(found.ids.allSatisfy { $0 == "identity-number" })
    #expect(found.allSatisfy { !$0.message.contains("19491231") && !$0.message.contains("19910101") })
  }

  @Test("Within other text a wrong check character is a warning; a cell of its own is another number")
  func slips() {
    let found = table.findings("1|身份证360426199101010072|", "360426199101010072||")
    #expect(found.map(\.severity) == [.warning])
  }

  @Test("A column of numbers of that form, most of which fail the check, holds numbers of records")
  func serials() {
    let rows = (1...50).map { "3204002024010100\($0 < 10 ? "0" : "")\($0)||" }
    let found = table.run(rows).findings
    #expect(found.map(\.severity) == [.note])
  }
}
