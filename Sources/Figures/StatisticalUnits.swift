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
      ["倍", "times"],
    ].map { group in group.map { [UInt32](folding: $0) } } + [money]

  static let money = ["元", "圆", "yuan", "cny", "rmb"].map { [UInt32](folding: $0) }

  /// Units that read as a time: a number before them is a date or a span, unless the measure counts just that.
  static let times = WordTable([
    "年度", "年", "月份", "月", "个月", "日", "号", "时", "分", "秒", "点", "季度", "季", "周", "周年", "星期", "旬", "届", "天", "小时", "分钟",
    "世纪",
    "岁", "个工作日", "工作日", "days", "day", "hours", "months", "month", "years", "year", "weeks", "minutes",
  ])

  static let known = WordTable(chinese + ["圆", "yuan", "cny", "rmb"])
}

/// Folded words by their first scalar, longest first.
struct WordTable: Sendable {
  private let byFirstScalar: [UInt32: [[UInt32]]]

  init(_ words: [String]) {
    let folded = words.map { [UInt32](folding: $0) }.filter { !$0.isEmpty }
    byFirstScalar = Dictionary(grouping: folded) { $0[0] }.mapValues { $0.sorted { $0.count > $1.count } }
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
