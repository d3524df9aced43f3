import Chronology

/// Periods as people write them: 2024年8月, August 2024.
package enum PeriodWording {
  /// In Chinese for `zh` and its kin, else in English.
  package static func text(_ period: Period, language: String) -> String {
    let isChinese = LanguageChoice.isChinese(language)
    if period.count == 1 { return isChinese ? chinese(period) : english(period) }
    let (first, last) = (period.firstUnit, period.lastUnit)
    return isChinese ? "\(chinese(first))至\(chinese(last))" : "\(english(first)) to \(english(last))"
  }

  private static func chinese(_ period: Period) -> String {
    let start = period.start
    switch period.unit {
    case .year: return "\(start.year)年"
    case .halfYear: return "\(start.year)年\(start.month == 1 ? "上" : "下")半年"
    case .quarter: return "\(start.year)年第\(["一", "二", "三", "四"][(start.month - 1) / 3])季度"
    case .month: return "\(start.year)年\(start.month)月"
    case .week:
      let parts = period.text.split(separator: "W")
      return "\(parts[0].prefix(4))年第\(Int(parts.last ?? "") ?? 0)周"
    case .day: return "\(start.year)年\(start.month)月\(start.day)日"
    }
  }

  private static func english(_ period: Period) -> String {
    let start = period.start
    switch period.unit {
    case .year: return "\(start.year)"
    case .halfYear: return "the \(start.month == 1 ? "first" : "second") half of \(start.year)"
    case .quarter: return "Q\((start.month - 1) / 3 + 1) \(start.year)"
    case .month: return "\(months[start.month - 1]) \(start.year)"
    case .week:
      let parts = period.text.split(separator: "W")
      return "week \(Int(parts.last ?? "") ?? 0) of \(parts[0].prefix(4))"
    case .day: return "\(start.day) \(months[start.month - 1]) \(start.year)"
    }
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}

/// The two languages of texts that the program writes itself.
enum LanguageChoice {
  static func isChinese(_ language: String) -> Bool {
    let primary = language.lowercased().prefix { $0 != "-" }
    return primary == "zh"
  }
}
