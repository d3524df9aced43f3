import Testing

@testable import Charts

@Suite struct TextWidthTests {
  @Test func `a hanzi is one em, Latin letters and digits about half`() {
    #expect(TextWidth.ofText("云川市") == 3)
    #expect((0.5...0.6).contains(TextWidth.ofText("8")))
    #expect((2.8...3.4).contains(TextWidth.ofText("Wuhan")))
    #expect(TextWidth.ofText("e\u{301}") == TextWidth.ofText("e"))
  }

  @Test(
    "Lines break between hanzi, at spaces, and not before closing marks",
    arguments: [
      ("临港经济技术开发区", 5, 2, ["临港经济技", "术开发区"]),
      ("Northern Territories", 6, 2, ["Northern", "Territories"]),
      ("高新区\u{FF08}云川\u{FF09}分局", 6, 2, ["高新区\u{FF08}云", "川\u{FF09}分局"]),
      ("云川", 5, 2, ["云川"]),
      ("", 5, 2, []),
    ] as [(String, Double, Int, [String])])
  func breaks(text: String, limit: Double, maximum: Int, expected: [String]) {
    let (lines, isCut) = TextWidth.lines(of: text, limit: limit, maximum: maximum)
    #expect(lines == expected)
    #expect(!isCut)
  }

  @Test func `what does not fit ends in an ellipsis, within the limit`() {
    let (lines, isCut) = TextWidth.lines(of: "临港经济技术开发区管理委员会", limit: 4, maximum: 2)
    #expect(lines == ["临港经济", "技术开…"])
    #expect(isCut)
  }

  @Test func `no line is wider than the limit, and no text is lost without a mark`() {
    var chance = Chance(7)
    let letters = Array("云川市高新Aaw 1,。(-")
    for _ in 0..<500 {
      let text = String((0..<chance.below(30)).map { _ in letters[chance.below(letters.count)] })
      let limit = 2 + Double(chance.below(80)) / 10
      let (lines, isCut) = TextWidth.lines(of: text, limit: limit, maximum: 3)
      #expect(lines.allSatisfy { TextWidth.ofText($0) <= limit + 0.001 })
      if !isCut { #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " }) }
    }
  }
}
