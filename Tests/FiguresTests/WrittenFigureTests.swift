import Numbers
import Testing

@testable import Figures

@Suite struct WrittenFigureTests {
  @Test(arguments: [
    ("1175件", 1175), ("1,175", 1175), ("1,175件", 1175), ("1\u{2009}175", 1175), ("1 175", 1175), ("1745万元", 17_450_000),
    ("1.2亿", 120_000_000), ("3.5万亿", 3_500_000_000_000), ("1亿2345万元", 123_450_000), ("2千人", 2000),
    ("1700余万元", 17_000_000),
    ("32起", 32), ("2.5 million yuan", 2_500_000), ("twelve deaths", 12), ("8月份发生32起", 32), ("2024年8月5日前完成12家", 12),
    ("2024-08-05前完成12家", 12), ("第三产业32起", 32), ("每10万人死亡3人", 3), ("PM2.5超标12次", 12), ("一般事故3起", 3), ("3千克", 3),
  ])
  func `finds the number of a text`(text: String, expected: Int) throws {
    #expect(try WrittenFigure.read(text).magnitude == Fraction(expected))
  }

  @Test(arguments: ["", "abc", "两年来首次下降", "十二五", "1.2.3", "第三产业", "8月份", "一般"])
  func `finds no number where there is none`(text: String) throws {
    #expect(try !WrittenFigure.read(text).hasNumber)
  }

  @Test(arguments: [
    ("近2000人", WrittenFigure.Bound.nearly), ("将近2000人", .nearly), ("不足5人", .below), ("不到5%", .below), ("5人以下", .atMost),
    ("5人以内", .atMost), ("不超过5人", .atMost), ("under 5", .below), ("fewer than 5", .below), ("at most 5", .atMost),
    ("约5人", .approximately),
    ("5人左右", .approximately), ("about 5", .approximately), ("逾300人", .above), ("超过了300人", .above),
    ("more than 300", .above),
    ("70 %以上", .atLeast), ("不低于70%", .atLeast), ("300 or more", .atLeast), ("300+", .atLeast), ("300余人", .andMore),
    ("三十多人", .andMore),
    ("上百人", .atLeast), ("百余人", .andMore),
  ])
  func `reads bounds before and behind the number`(text: String, bound: WrittenFigure.Bound) throws {
    #expect(try WrittenFigure.read(text).bound == bound)
  }

  @Test(arguments: ["近年来死亡5人", "节约5吨", "超载5辆", "路上5起", "附近5家"])
  func `takes no bound from a word that only holds its character`(text: String) throws {
    let figure = try WrittenFigure.read(text)
    #expect(figure.hasNumber)
    #expect(figure.bound == nil)
  }

  @Test func `reads ranges with shared scales and units`() throws {
    for (text, low, high) in [
      ("4—5个", 4, 5), ("4~5家", 4, 5), ("10至20人", 10, 20), ("4—5万元", 40_000, 50_000), ("20%—25%", 20, 25),
    ] {
      let amount = try WrittenFigure.read(text).amount
      #expect(amount?.number.magnitude == Fraction(low), "\(text)")
      #expect(amount?.high == Fraction(high), "\(text)")
    }
  }

  @Test func `refuses two numbers in one link`() {
    #expect(throws: WrittenFigure.Unreadable.severalNumbers(["32起", "9人"])) { try WrittenFigure.read("32起、死亡9人") }
    #expect(throws: WrittenFigure.Unreadable.self) { try WrittenFigure.read("由28起到32起") }
    #expect(throws: WrittenFigure.Unreadable.self) { try WrittenFigure.read("from 28 to 32") }
  }

  @Test func `refuses a negated and a twofold direction`() {
    #expect(throws: WrittenFigure.Unreadable.negated("没有上升")) { try WrittenFigure.read("没有上升") }
    #expect(throws: WrittenFigure.Unreadable.contradiction("上升", "下降")) { try WrittenFigure.read("上升或下降3起") }
  }

  @Test func `refuses a number that is too large to be held`() {
    let digits = String(repeating: "9", count: 60)
    #expect(throws: WrittenFigure.Unreadable.tooLarge(digits)) { try WrittenFigure.read(digits) }
  }

  @Test func `never traps on any text`() {
    let pieces = [
      "百", "分", "之", "万", "亿", "9", "十", "点", "-", "—", "%", "至", "第", "多", "近", " ", ",", ".", "倍", "成", "降", "三",
      "up ", "到",
    ]
    var random: UInt64 = 3
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<8 {
        random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(random >> 33) % pieces.count]
      }
      _ = try? WrittenFigure.read(text, unit: Samples.tenThousandYuan)
    }
  }
}
