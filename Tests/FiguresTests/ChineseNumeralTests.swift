import Numbers
import Testing

@testable import Figures

@Suite struct ChineseNumeralTests {
  private func value(_ text: String) -> Fraction? {
    ChineseNumeral.scan([UInt32](folding: text), at: 0)?.number?.magnitude
  }

  @Test(arguments: [
    ("三十二", 32), ("十二", 12), ("一十二", 12), ("十", 10), ("零", 0), ("两", 2), ("一百零五", 105), ("一百五", 150), ("一百一十", 110),
    ("一千一百七十五", 1175), ("两万五千", 25_000), ("两万五", 25_000), ("一亿零三十万", 100_300_000), ("一万亿", 1_000_000_000_000),
    ("一万三千亿", 1_300_000_000_000), ("二〇一六", 2016), ("一七八", 178), ("廿三", 23), ("卅二", 32), ("壹佰贰拾叁", 123),
    ("三十二萬", 320_000),
    ("一千零五", 1005), ("十万", 100_000), ("两千三百万", 23_000_000),
  ])
  func `reads everyday, formal and serial numerals`(text: String, expected: Int) {
    #expect(value(text) == Fraction(expected))
  }

  @Test(arguments: ["十二五", "百万", "万", "三百三百", "亿", "十十"])
  func `refuses what is no number`(text: String) {
    #expect(value(text) == nil)
  }

  @Test(arguments: [("三四十", 30, 40), ("七八", 7, 8), ("十几", 11, 19), ("几十", 20, 99), ("数百", 200, 999), ("十二三", 12, 13)])
  func `reads approximate numbers as ranges`(text: String, low: Int, high: Int) {
    let number = ChineseNumeral.scan([UInt32](folding: text), at: 0)?.number
    #expect(number?.magnitude == Fraction(low))
    #expect(number?.upper == Fraction(high))
  }

  @Test func `reads decimals, with a scale behind them`() {
    #expect(value("十七点七八") == Fraction(1778, over: 100))
    #expect(value("一点二亿") == Fraction(120_000_000))
  }

  @Test func `leaves the first character of a unit alone`() {
    let number = ChineseNumeral.scan([UInt32](folding: "三百分点"), at: 0)?.number
    #expect(number?.magnitude == Fraction(3))
    #expect(number?.range == 0..<1)
  }

  @Test func `reads back what it writes`() {
    var values = [0, 1, 2, 9, 10, 11, 20, 100, 101, 110, 200, 1000, 1001, 1010, 2000, 10_000, 10_001, 100_000_000]
    values += [100_300_000, 1_000_000_000_000, 1_300_000_000_000, 2_000_000_002, 9_999_999_999_999_999]
    var random: UInt64 = 7
    for digits in 1...16 {
      for _ in 0..<200 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        values.append(Int(random >> 2) % Int(Fraction.powerOfTen(digits)))
      }
    }
    for value in values {
      for isFormal in [false, true] {
        let text = ChineseNumeral.text(of: FixedPoint(value), isFormal: isFormal) ?? ""
        #expect(self.value(text) == Fraction(value), "\(text)")
      }
    }
  }

  @Test(arguments: [
    (12, "十二"), (20_005, "两万零五"), (2_200, "两千二百"), (1175, "一千一百七十五"), (100_300_000, "一亿零三十万"), (10, "十"), (0, "零"),
    (2, "二"),
  ])
  func `writes as offices do`(value: Int, expected: String) {
    #expect(ChineseNumeral.text(of: FixedPoint(value)) == expected)
  }

  @Test func `writes formal characters and decimals`() {
    #expect(ChineseNumeral.text(of: FixedPoint(12), isFormal: true) == "壹拾贰")
    #expect(ChineseNumeral.text(of: FixedPoint(1778, scale: 2)) == "十七点七八")
    #expect(ChineseNumeral.text(of: FixedPoint(10_000_000_000_000_000)) == nil)
  }
}
