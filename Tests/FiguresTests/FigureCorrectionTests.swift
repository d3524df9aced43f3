import Figures
import Numbers
import Records
import Testing

@Suite struct FigureCorrectionTests {
  private func corrected(
    _ text: String, _ figure: ComputedFigure, _ view: FigureView = .value, _ unit: MeasureUnit = Samples.accidents
  ) -> String {
    FigureCorrection.corrected(text, figure: figure, view: view, unit: unit, language: "zh-Hans")
  }

  @Test(arguments: [
    ("33起", "32起"), ("32起", "32起"), ("三十三起", "三十二起"), ("33起", "32起"), ("叁拾叁起", "叁拾贰起"), ("共发生33起事故", "共发生32起事故"),
    ("33 accidents", "32 accidents"), ("近32起", "32起"), ("逾40起", "32起"), ("32人", "32起"), ("40余起", "32起"),
    ("abc", "32 accidents"),
    ("下降32起", "32起"), ("", "32起"), ("逾30起", "逾30起"), ("33 起", "32 起"),
  ])
  func `a count keeps its author's style`(text: String, expected: String) {
    #expect(corrected(text, Samples.figure("32")) == expected)
  }

  @Test(arguments: [
    ("上升17.78%", "下降17.78%"), ("下降17.8%", "下降17.78%"), ("同比上升3.2%", "同比下降17.78%"), ("两年来首次上升", "两年来首次下降"),
    ("增幅为3%", "降幅为17.78%"), ("与去年同期持平", "比去年同期下降17.78%"), ("17.78%", "−17.78%"), ("-3%", "-17.78%"),
    ("rose by 3%", "fell by 17.78%"),
    ("上升17.78个百分点", "下降17.78%"), ("上升百分之三", "下降百分之十七点七八"), ("—", "下降17.78%"),
  ])
  func `a change gets the right verb and number`(text: String, expected: String) {
    #expect(corrected(text, Samples.fell, .change) == expected)
  }

  @Test(arguments: ["上升近七成", "上升七成", "上升三分之一", "上升千分之三", "上升7成"])
  func `a style that cannot hold the number gives way`(text: String) {
    let doubled = Samples.figure("100.00", unit: .percent, direction: .up)
    #expect(corrected(text, doubled, .change) == "上升100%")
  }

  @Test func `no change and no number replace the phrase`() {
    #expect(corrected("同比下降3%", Samples.unchanged, .change) == "同比持平")
    #expect(corrected("同比下降3%", ComputedFigure(.none(.zeroBase), direction: .up), .change) == "—")
  }

  @Test(arguments: [
    ("1746万元", "1745万元"), ("0.18亿元", "0.17亿元"), ("17,460,000元", "17,450,000元"), ("1,746万元", "1,745万元"),
    ("近2000万元", "1745万元"), ("1800余万元", "1745万元"), ("一千八百万元", "一千七百四十五万元"), ("1746", "17450000"), ("2亿元", "17450000元"),
    ("1746萬元", "1745萬元"), ("18.5 million yuan", "17.5 million yuan"),
  ])
  func `money keeps its scale`(text: String, expected: String) {
    #expect(corrected(text, Samples.figure("17450000"), .value, Samples.yuan) == expected)
  }

  @Test func `whatever was written, what is corrected agrees and stays so`() {
    let before = [
      "", "近", "约", "逾", "不足", "超过", "至少", "共", "死亡", "上升", "下降", "增加", "减少", "同比下降", "多", "少", "增至", "up ", "fell by ",
      "over ",
      "百分之", "第", "-", "+", "−", "与去年", "持平", "¥",
    ]
    let numbers = [
      "32", "1,175", "1,175", "32", "1 175", "1.2", "17.78", "三十二", "一千一百七十五", "壹拾贰", "1.2万", "3亿", "1亿2345万", "两万五千",
      "4—5", "三四十",
      "0", "无", "twelve", "2.5 million", "一点二亿", "1e9", "2024年", "",
    ]
    let after = [
      "", "起", "人", "万元", "元", "%", "%", "个百分点", "倍", "成", "余起", "多万元", "起以上", "%左右", " accidents", "位", "起事故",
    ]
    var random: UInt64 = 11
    func next(_ count: Int) -> Int {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(random >> 33) % count
    }
    for _ in 0..<5_000 {
      let text = before[next(before.count)] + numbers[next(numbers.count)] + after[next(after.count)]
      let view = FigureView.allCases[next(FigureView.allCases.count)]
      let (figure, unit) = sample(view, next)
      let result = FigureCorrection.corrected(text, figure: figure, view: view, unit: unit, language: "zh-Hans")
      let found = FigureAgreement.disagreement(between: result, and: figure, view: view, unit: unit)
      #expect(found == nil, "\(text) → \(result): \(found?.message ?? "")")
    }
  }

  /// A figure such as the view may have.
  private func sample(_ view: FigureView, _ next: (Int) -> Int) -> (ComputedFigure, MeasureUnit) {
    let units = [
      Samples.accidents, Samples.people, Samples.yuan, Samples.tenThousandYuan, Samples.perHundredThousand, .plain,
    ]
    let unit = units[next(units.count)]
    if next(20) == 0 { return (ComputedFigure(.none(.noBase)), unit) }
    if view == .rank { return (Samples.figure(String(1 + next(30)), unit: .rank), unit) }
    let isComparison = view == .change || view == .difference
    let kinds: [ComputedFigure.Unit] =
      view == .change || view == .share ? [.percent, .percentagePoints] : [.measure, .measure, .percent]
    let size = [10, 100, 3000, 100_000, 1_000_000_000][next(5)]
    let thousandths = next(6) == 0 ? 0 : next(size) * 1000 + next(1000)
    let sign = isComparison && next(2) == 0 ? -1 : 1
    let exact = Fraction(FixedPoint(sign * thousandths, scale: 3))
    let rounding = RoundingMode.allCases[next(3)]
    let number = exact.rounded(toDecimals: next(4), rounding) ?? FixedPoint(0)
    let direction: ComputedFigure.Direction = exact.isZero ? .unchanged : exact.isNegative ? .down : .up
    let figure = ComputedFigure(
      .number(number), exact: exact, unit: kinds[next(kinds.count)], direction: isComparison ? direction : nil,
      rounding: rounding)
    return (figure, unit)
  }
}
