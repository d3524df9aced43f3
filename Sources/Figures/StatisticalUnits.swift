/// Words that follow a number in statistics of public safety, as data: a site may add its own.
package enum StatisticalUnits {
  /// Measure words and units of Chinese text, simplified. Each may be written after 万 or 亿.
  package static let chinese: [String] = [
    "起", "人", "人次", "件", "件次", "家", "家次", "次", "处", "项", "宗", "例", "户", "台", "台次", "台套", "辆", "辆次", "艘", "艘次",
    "架", "名", "条", "份", "元", "倍", "吨", "公斤", "千克", "公里", "千米", "米", "平方米", "平方公里", "立方米", "公顷", "亩", "千瓦时",
    "个", "间", "栋", "座", "口", "只", "头", "套", "支", "批", "批次", "场", "班次", "桶", "瓶", "枚", "组", "册", "篇", "部", "所", "类", "位",
  ]

  /// Nouns of English text that a number counts.
  package static let english: [String] = [
    "accident", "accidents", "incident", "incidents", "death", "deaths", "fatality", "fatalities", "injury", "injuries",
    "injured", "killed", "dead", "missing", "person", "persons", "people", "worker", "workers", "case", "cases",
    "inspection", "inspections", "hazard", "hazards", "enterprise", "enterprises", "company", "companies", "firm",
    "firms", "fine", "fines", "penalty", "penalties", "yuan", "cny", "rmb", "tonne", "tonnes", "times", "percent",
    "vehicle", "vehicles", "fire", "fires",
  ]

  /// Measure words that offices use for one another: a text may say 32件 of a measure in 起.
  static let equivalents: [[[UInt32]]] =
    [
      ["起", "宗", "例", "件"], ["人", "名", "位"], ["家", "户"], ["台", "辆", "部"], ["项", "条", "处"], ["吨", "tonnes", "tonne"],
      ["倍", "times"], ["accident", "accidents", "incident", "incidents", "case", "cases"],
      ["enterprise", "enterprises", "company", "companies", "firm", "firms"],
      ["fine", "fines", "penalty", "penalties"], ["inspection", "inspections"], ["hazard", "hazards"],
      ["vehicle", "vehicles"], ["fire", "fires"],
      // Victims are people, but the dead are not the injured.
      persons + ["death", "deaths", "fatality", "fatalities", "killed", "dead"],
      persons + ["injury", "injuries", "injured"], persons + ["missing"],
    ].map { group in group.map { [UInt32](folding: $0) } } + [money] + foreignMoney

  private static let persons = ["person", "persons", "people", "worker", "workers"]

  /// Words that may also stand before the noun that is counted: 27 fire deaths, 3 missing persons.
  static let modifiers = Set(
    [
      "accident", "incident", "death", "fatality", "injury", "injured", "killed", "dead", "missing", "person", "worker",
      "case", "inspection", "hazard", "enterprise", "company", "firm", "fine", "penalty", "vehicle", "fire",
    ].map { [UInt32](folding: $0) })

  static let money = ["元", "圆", "yuan", "cny", "rmb"].map { [UInt32](folding: $0) }

  /// Other currencies, each by its names: 1619.55万美元 is no sum in 元.
  private static let foreignMoneyWords: [[String]] = [
    [
      "美元", "美金", "us dollars", "us dollar", "u.s. dollars", "american dollars", "dollars", "dollar", "usd", "us$", "$",
    ],
    ["港元", "港币", "港幣", "hong kong dollars", "hong kong dollar", "hkd", "hk$"],
    ["澳门元", "澳门币", "mop"], ["欧元", "歐元", "euros", "euro", "eur", "€"],
    ["日元", "日圆", "yen", "jpy"], ["英镑", "英鎊", "pounds sterling", "pounds", "pound", "gbp", "£"],
    ["卢布", "盧布", "roubles", "rubles", "rub"], ["韩元", "韩圆", "韓元", "krw", "₩"],
    ["澳元", "澳大利亚元", "australian dollars", "aud"], ["加元", "加拿大元", "canadian dollars", "cad"],
    ["新台币", "新臺幣", "新台幣", "台币", "台幣", "twd", "nt$"], ["新加坡元", "新元", "singapore dollars", "sgd"],
    ["瑞士法郎", "瑞郎", "法郎", "francs", "chf"], ["泰铢", "baht", "thb"], ["卢比", "rupees", "inr"],
    ["越南盾", "vnd"],
  ]

  private static let foreignMoney = foreignMoneyWords.map { group in group.map { [UInt32](folding: $0) } }

  /// For a currency that stands before the number (US$5, 港币5万元) or behind its 元 (5万元港币).
  static let foreignCurrencies = WordTable(foreignMoneyWords.joined())

  /// Units that read as a time: a number before them is a date or a span, unless the measure counts just that.
  static let times = WordTable([
    "年度", "年", "月份", "月", "个月", "日", "号", "时", "分", "秒", "点", "季度", "季", "周", "周年", "星期", "旬", "届", "天", "小时", "分钟",
    "世纪",
    "岁", "个工作日", "工作日", "days", "day", "hours", "months", "month", "years", "year", "weeks", "minutes",
  ])

  static let known = WordTable(chinese + ["圆", "yuan", "cny", "rmb"] + english + foreignMoneyWords.joined())
}

/// Folded words by their first scalar, longest first.
struct WordTable: Sendable {
  private let byFirstScalar: [UInt32: [[UInt32]]]
  private let longest: Int

  init(_ words: some Sequence<String>) {
    let folded = words.map { [UInt32](folding: $0) }.filter { !$0.isEmpty }
    longest = folded.map(\.count).max() ?? 0
    byFirstScalar = Dictionary(grouping: folded) { $0[0] }.mapValues { $0.sorted { $0.count > $1.count } }
  }

  /// The longest word that ends right before the offset, or before spaces there; none begins within another word.
  func match(in text: [UInt32], before end: Int) -> [UInt32]? {
    var stop = end
    while stop > 0, text[stop - 1].isFoldedSpace { stop -= 1 }
    for start in max(0, stop - longest)..<max(0, stop) {
      guard start == 0 || !(text[start].isSmallLetter && text[start - 1].isSmallLetter) else { continue }
      if let word = match(in: text, at: start), start + word.count == stop { return word }
    }
    return nil
  }

  /// The longest word at the offset; English ones end at a word's end.
  func match(in text: [UInt32], at start: Int) -> [UInt32]? {
    byFirstScalar[text[start]]?.first { word in
      guard text.holds(word, at: start) else { return false }
      let end = start + word.count
      return !(word[0].isSmallLetter && end < text.count && text[end].isSmallLetter)
    }
  }
}
