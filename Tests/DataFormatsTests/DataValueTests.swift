import Diagnostics
import Testing

@testable import DataFormats

struct DataValueTests {
  private let place = SourceLocation(path: "a.yaml", line: 2, column: 3)

  @Test("a value is of one type")
  func hasOneType() {
    let text = DataValue(.scalar("x", isQuoted: false), at: place)
    let list = DataValue(.sequence([text]), at: place)
    let mapping = DataValue(.mapping([.init(key: "k", keyLocation: place, value: text)]), at: place)
    let nothing = DataValue(.null, at: place)
    #expect([text, list, mapping, nothing].map { $0.text != nil } == [true, false, false, false])
    #expect([text, list, mapping, nothing].map { $0.elements != nil } == [false, true, false, false])
    #expect([text, list, mapping, nothing].map { $0.members != nil } == [false, false, true, false])
    #expect([text, list, mapping, nothing].map(\.isNull) == [false, false, false, true])
    #expect([text, list, mapping, nothing].map(\.nameOfType) == ["\"x\"", "a list", "a mapping", "nothing"])
  }

  @Test(
    "messages quote at most forty characters, on one line",
    arguments: [
      (String(repeating: "字", count: 40), String(repeating: "字", count: 40)),
      (String(repeating: "字", count: 41), String(repeating: "字", count: 40) + "…"),
      (String(repeating: "x", count: 100_000), String(repeating: "x", count: 40) + "…"),
      ("a\nb\r\nc", "a b c"),
    ])
  func shortensQuotation(text: String, quoted: String) {
    #expect(DataValue(.scalar(text, isQuoted: true), at: place).nameOfType == "\"\(quoted)\"")
  }
}
