import Figures
import Numbers
import Records
import Testing

@Suite struct FigureTextTests {
  private let chinese = FigureText(language: "zh-Hans")
  private let english = FigureText(language: "en")

  @Test func `prints counts with their unit`() {
    #expect(chinese.text(of: Samples.figure("32"), unit: Samples.accidents) == "32起")
    #expect(english.text(of: Samples.figure("1175"), unit: Samples.accidents) == "1,175 accidents")
    #expect(english.text(of: Samples.figure("1"), unit: Samples.accidents) == "1 accident")
    #expect(chinese.text(of: Samples.figure("1175")) == "1175")
  }

  @Test func `writes large sums of money in 万 and 亿 where nothing is lost`() {
    let yuan = MeasureUnit(["zh-Hans": "元", "en": "CNY"])
    #expect(chinese.text(of: Samples.figure("25477400"), unit: yuan) == "2547.74万元")
    #expect(chinese.text(of: Samples.figure("120000000"), unit: yuan) == "1.2亿元")
    #expect(chinese.text(of: Samples.figure("100000.00"), unit: yuan) == "10万元")
    #expect(chinese.text(of: Samples.figure("25477401"), unit: yuan) == "25477401元")
    #expect(chinese.text(of: Samples.figure("99900"), unit: yuan) == "99900元")
    #expect(english.text(of: Samples.figure("25477400"), unit: yuan) == "25,477,400 CNY")
  }

  @Test func `prints changes with a verb`() {
    #expect(chinese.text(of: Samples.fell, view: .change) == "下降17.78%")
    #expect(english.text(of: Samples.fell, view: .change) == "down 17.78%")
    let rose = Samples.figure("3", direction: .up)
    #expect(chinese.text(of: rose, view: .difference, unit: Samples.accidents) == "增加3起")
    #expect(english.text(of: rose, view: .difference, unit: Samples.accidents) == "up 3 accidents")
    let points = Samples.figure("1.2", unit: .percentagePoints, direction: .up)
    #expect(chinese.text(of: points, view: .change) == "上升1.2个百分点")
    #expect(chinese.text(of: Samples.unchanged, view: .change) == "持平")
    #expect(english.text(of: Samples.unchanged, view: .change) == "unchanged")
  }

  @Test func `tables take signs, no units, and zeros`() {
    let cell = FigureText.tableCell(language: "zh-Hans")
    #expect(cell.text(of: Samples.fell, view: .change) == "\u{2212}17.78%")
    #expect(cell.text(of: Samples.figure("3.50", unit: .percent), view: .change) == "+3.50%")
    #expect(cell.text(of: Samples.unchanged, view: .change) == "0.00%")
    #expect(cell.text(of: Samples.figure("32"), unit: Samples.accidents) == "32")
  }

  @Test func `whole numbers lose their zeros in running text`() {
    let doubled = Samples.figure("100.00", unit: .percent, direction: .up)
    #expect(chinese.text(of: doubled, view: .change) == "上升100%")
    #expect(chinese.text(of: Samples.figure("17.50", unit: .percent)) == "17.50%")
    var trimming = chinese
    trimming.zeros = .trim
    #expect(trimming.text(of: Samples.figure("17.50", unit: .percent)) == "17.5%")
  }

  @Test func `prints places and what is absent`() {
    #expect(chinese.text(of: Samples.figure("3", unit: .rank), view: .rank) == "第3位")
    for (number, text) in [("1", "1st"), ("2", "2nd"), ("3", "3rd"), ("11", "11th"), ("22", "22nd")] {
      #expect(english.text(of: Samples.figure(number, unit: .rank), view: .rank) == text)
    }
    #expect(chinese.text(of: ComputedFigure(.none(.zeroBase)), view: .change) == "—")
  }

  @Test(arguments: FigureView.allCases)
  func `what is printed agrees with what was computed`(view: FigureView) {
    let units: [ComputedFigure.Unit] = view == .rank ? [.rank] : [.measure, .percent, .percentagePoints]
    for kind in units {
      for number in ["0", "1", "2", "32", "1175", "-3", "-17.78", "100.00", "0.5"] {
        guard view == .change || view == .difference || !number.hasPrefix("-"), kind != .rank || !number.contains(".")
        else { continue }
        for style in [chinese, english, .tableCell(language: "zh"), .tableCell(language: "en")] {
          let figure = Samples.figure(number, unit: kind)
          let text = style.text(of: figure, view: view, unit: Samples.accidents)
          let found = FigureAgreement.disagreement(between: text, and: figure, view: view, unit: Samples.accidents)
          #expect(found == nil, "\(text): \(found?.message ?? "")")
        }
      }
    }
  }
}
