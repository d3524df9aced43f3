import Numbers
import Testing

@testable import Charts

@Suite struct NumberStyleTests {
  @Test func `numbers keep their decimals and have a true minus sign`() {
    let style = NumberStyle(suffix: "%")
    #expect(style.text(FixedPoint(-123450, scale: 2)) == "\u{2212}1,234.50%")
    #expect(style.signedText(FixedPoint(5)) == "+5%")
    #expect(style.signedText(FixedPoint(0)) == "0%")
  }

  @Test func `ticks have equal decimals, and a large unit only from ten of it on`() {
    let style = NumberStyle(largeUnits: NumberStyle.chineseUnits)
    #expect(style.tickTexts(multiples: 0...2, step: 5, exponent: -1) == ["0", "0.5", "1.0"])
    #expect(style.tickTexts(multiples: 0...2, step: 2, exponent: 4) == ["0", "20,000", "40,000"])
    #expect(style.tickTexts(multiples: 0...2, step: 5, exponent: 4) == ["0", "5万", "10万"])
    #expect(style.tickTexts(multiples: -1...1, step: 1, exponent: 9) == ["\u{2212}10亿", "0", "10亿"])
    #expect(NumberStyle().tickTexts(multiples: 0...1, step: 1, exponent: 9) == ["0", "1,000,000,000"])
  }
}
