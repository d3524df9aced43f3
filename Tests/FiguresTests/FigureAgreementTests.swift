import Figures
import Numbers
import Records
import Testing

@Suite struct FigureAgreementTests {
  private func fault(
    _ text: String, _ figure: ComputedFigure, _ view: FigureView = .value, _ unit: MeasureUnit = Samples.accidents
  ) -> FigureDisagreement? {
    FigureAgreement.disagreement(between: text, and: figure, view: view, unit: unit)
  }

  @Test(arguments: [
    "32起", "三十二起", "32", "32起", "卅二起", "叁拾贰起", "32起事故", "32件", "共32起", "8月份事故32起", "一般事故32起", "降至32起", "32 accidents",
    "fell to 32", "逾30起", "30多起", "三十余起", "近35起", "不足40起", "约30起", "30起左右", "30起以上", "30—35起", "三四十起", "几十起", "over 30",
    "30+",
  ])
  func `a count agrees in every way that offices write it`(text: String) {
    #expect(fault(text, Samples.figure("32")) == nil)
  }

  @Test(arguments: [
    ("33起", FigureDisagreement.Reason.number), ("32人", .unit), ("32%", .unit), ("abc", .unreadable), ("第32位", .unit),
    ("近32起", .number), ("逾32起", .number), ("32起33起", .severalNumbers), ("下降32起", .direction), ("40余起", .number),
    ("约40起", .number),
    ("33—40起", .number), ("—", .number), ("无", .number),
  ])
  func `a count that is wrong is told why`(text: String, reason: FigureDisagreement.Reason) {
    #expect(fault(text, Samples.figure("32"))?.reason == reason)
  }

  @Test func `the message names both values`() {
    let found = fault("33起", Samples.figure("32"))
    #expect(found?.written == "33起")
    #expect(found?.computed == "32起")
    #expect(found?.message == "written \"33起\", computed \"32起\": the numbers differ")
    #expect(
      fault("上升17.78%", Samples.fell, .change)?.message == "written \"上升\", computed \"下降17.78%\": it fell")
  }

  @Test(arguments: [
    "下降17.78%", "-17.78%", "−17.78%", "-17.78%", "-17.78", "同比下降17.78%", "同比减少百分之十七点七八", "降17.78%", "降幅为17.78%",
    "下降了约18%",
    "两年来首次下降", "不升反降", "下降17—18%", "下降不到20%", "下降 17.78 %", "fell by 17.78%", "down 17.78%", "17.78% lower",
    "down 17.78 per cent",
  ])
  func `a change agrees with its verb or sign`(text: String) {
    #expect(fault(text, Samples.fell, .change) == nil)
  }

  @Test(arguments: [
    ("上升17.78%", FigureDisagreement.Reason.direction), ("17.78%", .direction), ("持平", .direction), ("翻一番", .direction),
    ("下降到17.78%", .direction), ("下降-17.78%", .direction), ("没有上升", .unreadable), ("下降17.77%", .number),
    ("下降17.8%", .number),
    ("下降17.78个百分点", .unit), ("32起", .unit), ("下降1倍", .unit), ("—", .number),
  ])
  func `a change that is wrong is told why`(text: String, reason: FigureDisagreement.Reason) {
    #expect(fault(text, Samples.fell, .change)?.reason == reason)
  }

  @Test(arguments: ["减少5人", "减少了5人", "少死亡5人", "少5人", "-5人", "比2023年少5人", "5 fewer", "down 5"])
  func `a difference agrees`(text: String) {
    #expect(fault(text, Samples.figure("-5", direction: .down), .difference, Samples.people) == nil)
  }

  @Test(arguments: ["上升100%", "上升100.00%", "翻一番", "翻番", "增长1倍", "增长一倍", "增加到2倍", "是去年的2倍", "doubled", "+100%"])
  func `doubling is a hundred per cent`(text: String) {
    #expect(fault(text, Samples.figure("100.00", unit: .percent, direction: .up), .change) == nil)
  }

  @Test(arguments: ["持平", "与去年同期持平", "没有变化", "零增长", "基本持平", "与去年同期一致", "unchanged", "no change", "0%"])
  func `no change agrees`(text: String) {
    #expect(fault(text, Samples.unchanged, .change) == nil)
  }

  @Test func `about level allows less than one per cent`() {
    #expect(fault("基本持平", Samples.figure("0.87", unit: .percent, direction: .up), .change) == nil)
    #expect(fault("基本持平", Samples.fell, .change)?.reason == .direction)
    #expect(fault("持平", Samples.figure("0.87", unit: .percent, direction: .up), .change)?.reason == .direction)
  }

  @Test func `percentage points are not per cent`() {
    let rose = Samples.figure("1.2", unit: .percentagePoints, direction: .up)
    for text in ["上升1.2个百分点", "提高1.2个百分点", "高1.2个百分点", "up 1.2 percentage points", "+1.2"] {
      #expect(fault(text, rose, .change) == nil, "\(text)")
    }
    #expect(fault("上升1.2%", rose, .change)?.reason == .unit)
  }

  @Test(arguments: [
    "1745万元", "1745万", "0.17亿元", "1.7千万元", "17450000元", "17,450,000元", "17 450 000元", "¥17,450,000", "约1700万元",
    "1700余万元",
    "一千七百四十五万元", "17.45 million yuan",
  ])
  func `money agrees in the writer's scale`(text: String) {
    #expect(fault(text, Samples.figure("17450000"), .value, Samples.yuan) == nil)
  }

  @Test(arguments: [
    "27 deaths", "27 persons", "27 people", "27 injured", "27 accident deaths", "27 enterprises", "27 times",
    "27 fines",
  ])
  func `another noun is another unit`(text: String) {
    #expect(fault(text, Samples.figure("27"))?.reason == .unit)
  }

  @Test(arguments: ["27 accidents", "27 incidents", "27 road accidents", "27 fire accidents", "27 vehicle collisions"])
  func `a noun that is the measure's or none of ours agrees`(text: String) {
    #expect(fault(text, Samples.figure("27")) == nil)
  }

  @Test func `the dead are people but not injured`() {
    let deaths = MeasureUnit(["zh-Hans": "人", "en": "deaths"])
    for text in ["9 deaths", "9 fatalities", "9 people", "9 killed", "9 persons", "9 people killed", "9 worker deaths"]
    {
      #expect(fault(text, Samples.figure("9"), .value, deaths) == nil, "\(text)")
    }
    for text in ["9 injuries", "9 people injured", "9 accidents"] {
      #expect(fault(text, Samples.figure("9"), .value, deaths)?.reason == .unit, "\(text)")
    }
    #expect(fault("9 deaths", Samples.figure("9"), .value, MeasureUnit("人")) == nil)
    #expect(fault("1 fatality", Samples.figure("1"), .value, deaths) == nil)
  }

  @Test(arguments: [
    "1745万美元", "1745万港元", "1745万港币", "1745万欧元", "1745万日元", "1745万韩元", "0.1745亿英镑", "17,450,000 US dollars",
    "17,450,000 euros", "17.45 million USD", "US$17,450,000", "$17,450,000", "€17,450,000", "港币1745万元", "1745万元港币",
    "1745萬歐元", "1745万新台币",
  ])
  func `a sum in another currency is foreign`(text: String) {
    for unit in [Samples.yuan, MeasureUnit(["zh-Hans": "元", "en": "CNY"])] {
      #expect(fault(text, Samples.figure("17450000"), .value, unit)?.reason == .unit)
    }
  }

  @Test(arguments: ["1745万美元", "US$17,450,000", "$17,450,000", "17,450,000 US dollars", "美元17450000"])
  func `a measure in another currency agrees with its names`(text: String) {
    #expect(fault(text, Samples.figure("17450000"), .value, MeasureUnit(["zh-Hans": "美元", "en": "USD"])) == nil)
  }

  @Test func `a scale in the unit of the measure is reckoned with`() {
    let figure = Samples.figure("1745.30")
    for text in ["1745.3万元", "1745.3", "17453000元", "0.1745亿元", "0.17亿元"] {
      #expect(fault(text, figure, .value, Samples.tenThousandYuan) == nil, "\(text)")
    }
    for text in ["1745万元", "1745.3元", "0亿元", "0.18亿元"] {
      #expect(fault(text, figure, .value, Samples.tenThousandYuan)?.reason == .number, "\(text)")
    }
  }

  @Test func `the writer's decimals are rounded as the measure is`() {
    let loss = Samples.figure("17890000", rounding: .truncate)
    #expect(fault("0.17亿元", loss, .value, Samples.yuan) == nil)
    #expect(fault("0.18亿元", loss, .value, Samples.yuan)?.reason == .number)
  }

  @Test(arguments: ["近2000人", "近两千人", "1,987人", "一千九百八十七人", "1900多人", "上千人", "不到2000人", "nearly 2,000 people"])
  func `bounds hold or not`(text: String) {
    #expect(fault(text, Samples.figure("1987"), .value, Samples.people) == nil)
    #expect(fault(text, Samples.figure("987"), .value, Samples.people) != nil || text == "不到2000人")
  }

  @Test func `shares agree in tenths and with bounds`() {
    for text in ["70 %以上", "七成以上", "逾七成", "百分之七十以上", "70%—80%", "72.30%", "约72%"] {
      #expect(fault(text, Samples.figure("72.3", unit: .percent), .share) == nil, "\(text)")
    }
    #expect(fault("三分之一", Samples.figure("33.33", exact: Fraction(100, over: 3), unit: .percent), .share) == nil)
  }

  @Test func `nothing is zero, but a dash is not`() {
    for text in ["0起", "0", "零起", "无", "没有", "未发生", "none", "no accidents"] {
      #expect(fault(text, Samples.figure("0")) == nil, "\(text)")
    }
    #expect(fault("—", Samples.figure("0"))?.reason == .number)
  }

  @Test func `where there is no number only a dash or the direction agrees`() {
    let figure = ComputedFigure(.none(.zeroBase), unit: .percent, direction: .up)
    for text in ["—", "--", "不可比", "上年同期为零", "上升", "n/a"] { #expect(fault(text, figure, .change) == nil, "\(text)") }
    for text in ["上升100%", "下降", "0", "持平"] { #expect(fault(text, figure, .change)?.reason == .absent, "\(text)") }
    #expect(fault("3起", ComputedFigure(.none(.noData)))?.message.contains("do not cover the period") == true)
  }

  @Test func `small numbers in words agree`() {
    #expect(fault("零死亡", Samples.figure("0"), .value, Samples.people) == nil)
    #expect(fault("zero deaths", Samples.figure("0"), .value, Samples.people) == nil)
    #expect(fault("one person", Samples.figure("1"), .value, Samples.people) == nil)
    #expect(fault("不足百人", Samples.figure("99"), .value, Samples.people) == nil)
    #expect(fault("三百二十余万元", Samples.figure("3214000"), .value, Samples.yuan) == nil)
  }

  @Test func `what is printed for one number never agrees with another`() {
    let numbers = [
      "0", "1", "2", "10", "11", "100", "1175", "1174", "17.78", "17.77", "-17.78", "-17.77", "100.00", "-2", "20000",
    ]
    for view in [FigureView.value, .change, .difference] {
      for kind in [ComputedFigure.Unit.measure, .percent, .percentagePoints] {
        for language in ["zh-Hans", "en"] {
          for first in numbers where view != .value || !first.hasPrefix("-") {
            let text = FigureText(language: language).text(
              of: Samples.figure(first, unit: kind), view: view, unit: Samples.accidents)
            for second in numbers where FixedPoint(first) != FixedPoint(second) {
              #expect(fault(text, Samples.figure(second, unit: kind), view) != nil, "\(text) for \(second)")
            }
          }
        }
      }
    }
  }

  @Test func `places agree`() {
    let third = Samples.figure("3", unit: .rank)
    for text in ["第3位", "第三位", "第三", "3", "3rd", "third", "前三", "前3名", "位居第三"] {
      #expect(fault(text, third, .rank) == nil, "\(text)")
    }
    for text in ["第2位", "首位", "前2名", "3起"] { #expect(fault(text, third, .rank) != nil, "\(text)") }
  }

  @Test(arguments: [
    "没有27起", "并非27起", "不是27起", "未达到27起", "没有超过26起", "not 27", "no 27 accidents", "未发生27起", "无27起", "不止27起",
    "没有近27起", "is not 27",
  ])
  func `what is denied does not agree`(text: String) {
    #expect(fault(text, Samples.figure("27")) != nil)
  }

  @Test func `a denied bound is the opposite bound`() {
    for text in ["没有超过27起", "未超过30起", "不超过27起", "没有低于27起", "未达到28起"] {
      #expect(fault(text, Samples.figure("27")) == nil, "\(text)")
    }
  }

  @Test(arguments: [
    "倒数第一", "倒数第1位", "最后一名", "last", "末位第一", "1st from the end", "后一位", "第一低", "second last", "bottom 1",
  ])
  func `a place from the end does not agree`(text: String) {
    #expect(fault(text, Samples.figure("1", unit: .rank), .rank) != nil)
    #expect(fault("3rd, up from 5th last year", Samples.figure("3", unit: .rank), .rank)?.reason != .unit)
  }

  @Test(arguments: [
    "27/2起", "27的一半", "27起的一半", "27起的两倍", "27起的三分之一", "half of 27", "half of the 27", "twice 27", "two times 27", "27²",
    "27e3", "27k", "27半起", "27起/日", "27起每天", "27 accidents per day", "27 a day", "平均每天27起", "人均27", "每日27起", "daily 27",
    "每10万人27起",
  ])
  func `a number that another one is reckoned from does not agree`(text: String) {
    #expect(fault(text, Samples.figure("27")) != nil)
  }

  @Test(arguments: ["27起的一般事故", "27起半挂车事故", "每月通报,27起", "27km", "27起(一半为火灾)"])
  func `what only looks like reckoning agrees`(text: String) {
    #expect(fault(text, Samples.figure("27")) == nil)
  }

  @Test(arguments: [
    "未遂事故27起", "无一例外27起", "无证驾驶27起", "非煤矿山27起", "27 accidents, none of them fatal", "27 accidents last month", "上半年27起",
  ])
  func `a denial of something else agrees`(text: String) {
    #expect(fault(text, Samples.figure("27")) == nil)
  }

  @Test func `the message of a rate names the rate`() {
    #expect(fault("27起/日", Samples.figure("27"))?.written == "27起/日")
    #expect(fault("27 accidents a day", Samples.figure("27"))?.written == "27 accidents a day")
  }

  @Test func `a measure that is a rate agrees with rates`() {
    for (text, label) in [("每日27起", "起/日"), ("27起/日", "起/日"), ("27/日", "起/日"), ("平均每天27起", "起/天")] {
      #expect(fault(text, Samples.figure("27"), .value, MeasureUnit(label)) == nil, "\(text)")
    }
    let rate = MeasureUnit("deaths per 100,000 workers")
    for text in ["27 deaths per 100,000 workers", "27 deaths", "27"] {
      #expect(fault(text, Samples.figure("27"), .value, rate) == nil, "\(text)")
    }
  }

  @Test func `a unit with a number of its own is not read as the figure`() {
    for text in ["0.123人/10万人", "每10万人0.123人", "0.123", "十万人死亡率0.123"] {
      #expect(fault(text, Samples.figure("0.123"), .value, Samples.perHundredThousand) == nil, "\(text)")
    }
  }

  @Test func `traditional characters are read`() {
    #expect(fault("1745萬元", Samples.figure("17450000"), .value, Samples.yuan) == nil)
    #expect(fault("減少兩起", Samples.figure("-2", direction: .down), .difference) == nil)
  }
}
