import Chronology
import Numbers

/// A value of a cell that is not null.
package enum StoredValue: Hashable, Sendable {
  case text(String)
  case integer(Int)
  case decimal(FixedPoint)
  case date(CivilDate)
  /// Seconds since 1970-01-01T00:00:00 of the place's clock.
  case datetime(Int)
  case year(Int)
  /// Year × 12 + month − 1.
  case month(Int)
  case boolean(Bool)

  /// What an integer of a column means. Not for text columns.
  init(_ number: Int, _ storage: TableLayout.Storage) {
    switch storage {
    case .text, .integer: self = .integer(number)
    case .decimal(let scale): self = .decimal(FixedPoint(number, scale: scale))
    case .date: self = .date(CivilDate(daysSinceEpoch: number))
    case .datetime: self = .datetime(number)
    case .year: self = .year(number)
    case .month: self = .month(number)
    case .boolean: self = .boolean(number != 0)
    }
  }

  /// As in a data file: `2024-08-15`, `2024-08-15T08:30:00`, `2024-08`, `12.50`, `true`.
  package var text: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .decimal(let number): number.text
    case .date(let date): date.iso
    case .datetime(let seconds): Self.text(ofDateTime: seconds)
    case .year(let year): String(year)
    case .month(let ordinal): Self.text(ofMonth: ordinal)
    case .boolean(let flag): flag ? "true" : "false"
    }
  }

  /// The integer that a text stands for in a column, nil when it is none of its values. Not for text columns.
  static func integer(_ text: String, _ storage: TableLayout.Storage) -> Int? {
    switch storage {
    case .text: return nil
    case .integer, .year: return Int(text)
    case .decimal(let scale):
      guard let number = FixedPoint(text)?.normalized, number.scale <= scale else { return nil }
      let (product, overflow) = number.coefficient.multipliedReportingOverflow(
        by: Int(Fraction.powerOfTen(scale - number.scale)))
      return overflow ? nil : product
    case .date:
      return DateText(text).flatMap { $0.secondsOfDay == nil ? $0.date.daysSinceEpoch : nil }
    case .datetime:
      return DateText(text).flatMap { date in date.secondsOfDay.map { date.date.daysSinceEpoch * 86_400 + $0 } }
    case .month:
      guard let period = Period(text), period.unit == .month, period.count == 1 else { return nil }
      return period.start.year * 12 + period.start.month - 1
    case .boolean: return text == "true" ? 1 : text == "false" ? 0 : nil
    }
  }

  private static func text(ofMonth ordinal: Int) -> String {
    let year = ordinal.flooredQuotient(12)
    return CivilDate(year: year, month: ordinal - year * 12 + 1, day: 1)
      .map { Period(.month, containing: $0).text } ?? String(ordinal)
  }

  private static func text(ofDateTime seconds: Int) -> String {
    let days = seconds.flooredQuotient(86_400)
    let rest = seconds - days * 86_400
    let clock = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : String($0) }
    return CivilDate(daysSinceEpoch: days).iso + "T" + clock.joined(separator: ":")
  }
}

extension Int {
  /// The quotient rounded down, also below zero.
  func flooredQuotient(_ divisor: Int) -> Int {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}

extension TimeGrain {
  /// The number of the unit that a stored time lies in; nil when the column holds no time, or none so fine.
  func ordinal(of number: Int, _ storage: TableLayout.Storage) -> Int? {
    switch (storage, self) {
    case (.date, .day): return number
    case (.datetime, .day): return number.flooredQuotient(86_400)
    case (.date, _): return ordinal(ofDay: number)
    case (.datetime, _): return ordinal(ofDay: number.flooredQuotient(86_400))
    case (.month, .month): return number
    case (.month, .year): return number.flooredQuotient(12)
    case (.year, .year): return number
    case (.integer, .year): return (1...9999).contains(number) ? number : nil
    default: return nil
    }
  }

  /// The number of the unit that a day since 1970 lies in.
  func ordinal(ofDay day: Int) -> Int {
    if self == .day { return day }
    let date = CivilDate(daysSinceEpoch: day)
    return self == .month ? date.year * 12 + date.month - 1 : date.year
  }
}
