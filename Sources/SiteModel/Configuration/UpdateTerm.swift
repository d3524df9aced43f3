import Chronology
import DataFormats

/// How long a column may go without anything new before it counts as stale: `staleAfter: 14d`.
package enum UpdateTerm: Sendable, Hashable {
  case days(Int)
  case months(Int)
  /// It may stay as it is, such as a handbook.
  case never

  /// `14d`, `2w`, `6m`, `1y` or `never`; nil for anything else, and for terms of nothing or of more than a century.
  package init?(_ text: String) {
    if text == "never" {
      self = .never
      return
    }
    guard let unit = text.last, let number = Int(text.dropLast()), number > 0, number <= 36_500 else { return nil }
    switch unit {
    case "d": self = .days(number)
    case "w" where number <= 5200: self = .days(number * 7)
    case "m" where number <= 1200: self = .months(number)
    case "y" where number <= 100: self = .months(number * 12)
    default: return nil
    }
  }

  /// The last day on which what was new on `day` still counts; nil when it always does. A month that is too short ends
  /// the term on its last day.
  package func end(from day: CivilDate) -> CivilDate? {
    switch self {
    case .never: return nil
    case .days(let days): return CivilDate(daysSinceEpoch: day.daysSinceEpoch + days)
    case .months(let months):
      let count = day.year * 12 + day.month - 1 + months
      let (year, month) = (count / 12, count % 12 + 1)
      let last = CivilDate.length(ofMonth: month, year: year)
      return CivilDate(year: year, month: month, day: min(day.day, last)) ?? .last
    }
  }

  /// For sorting: the shorter term first.
  package var approximateDays: Int {
    switch self {
    case .days(let days): days
    case .months(let months): months * 30
    case .never: .max
    }
  }

  /// As a sentence says it, such as `14 days`.
  package var phrase: String {
    switch self {
    case .days(let days): "\(days) day\(days == 1 ? "" : "s")"
    case .months(let months): "\(months) month\(months == 1 ? "" : "s")"
    case .never: "for ever"
    }
  }
}

extension MappingReader {
  /// A term such as `6m`.
  mutating func updateTerm(_ key: String) -> UpdateTerm? {
    guard let value = value(key) else { return nil }
    if let term = value.text.flatMap(UpdateTerm.init) { return term }
    return reject(
      value, key, "a number of days, weeks, months or years such as 14d, 2w, 6m or 1y, or never")
  }
}
