/// A stretch of time that statistics are made for: a year, half-year, quarter, month, week or day, or a run of these.
package struct Period: Hashable, Sendable {
  /// The calendar units that periods are made of, from the finest.
  package enum Unit: String, Sendable, CaseIterable, Comparable {
    case day, week, month, quarter, halfYear = "half-year", year

    package static func < (left: Unit, right: Unit) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .day: 0
      case .week: 1
      case .month: 2
      case .quarter: 3
      case .halfYear: 4
      case .year: 5
      }
    }
  }

  package let unit: Unit
  /// Ordinal numbers of the first and the last unit: days and weeks since 1970, months, quarters, half-years and years
  /// since the year 0.
  let first: Int
  let last: Int

  init(_ unit: Unit, _ first: Int, _ last: Int) {
    self.unit = unit
    self.first = first
    self.last = last
  }

  /// The unit of time that a day lies in.
  package init(_ unit: Unit, containing date: CivilDate) {
    let ordinal = Self.ordinal(of: date, unit)
    self.init(unit, ordinal, ordinal)
  }

  /// From the first day of one period to the last of another, as a run of `unit`s. Nil when they do not begin and end
  /// with one, or when nothing lies between them.
  package init?(_ unit: Unit, from start: CivilDate, to end: CivilDate) {
    self.init(unit, Self.ordinal(of: start, unit), Self.ordinal(of: end, unit))
    guard first <= last, self.start == start, self.end == end else { return nil }
  }

  package var count: Int { last - first + 1 }

  /// The first day.
  package var start: CivilDate { Self.start(of: first, unit) }

  /// The last day.
  package var end: CivilDate {
    let next = Self.start(of: last + 1, unit)
    // After the last day of the calendar there is none to begin the next unit with.
    return next == Self.start(of: last, unit) || next == .last
      ? .last : CivilDate(daysSinceEpoch: next.daysSinceEpoch - 1)
  }

  /// The first and the last of its units.
  package var firstUnit: Period { Period(unit, first, first) }
  package var lastUnit: Period { Period(unit, last, last) }

  package func contains(_ date: CivilDate) -> Bool { start <= date && date <= end }

  /// The period, in its units one by one.
  package var units: [Period] { (first...last).map { Period(unit, $0, $0) } }

  /// The period divided into smaller units. Nil when these do not fill it exactly, as weeks and months do not.
  package func divided(by unit: Unit) -> [Period]? { Period(unit, from: start, to: end)?.units }

  /// The same stretch a year before (同比). Nil where that year has none: 29 February, week 53.
  package var lastYear: Period? {
    switch unit {
    case .year: Period(unit, first - 1, last - 1)
    case .halfYear: Period(unit, first - 2, last - 2)
    case .quarter: Period(unit, first - 4, last - 4)
    case .month: Period(unit, first - 12, last - 12)
    case .week: Self.weekLastYear(first).flatMap { first in Self.weekLastYear(last).map { Period(unit, first, $0) } }
    case .day: Self.dayLastYear(first).flatMap { first in Self.dayLastYear(last).map { Period(unit, first, $0) } }
    }
  }

  /// The stretch of the same number of units just before (环比).
  package var preceding: Period { Period(unit, first - count, first - 1) }

  /// The run of so many units that ends with the last one of the period.
  package func run(of count: Int) -> Period { Period(unit, last - max(1, count) + 1, last) }

  /// From the first day of the year to the end of the period (累计), in the period's own unit where that is possible,
  /// else in days. A period that spans years counts from the year of its end.
  package var yearToDate: Period {
    let january = CivilDate(year: end.year, month: 1, day: 1) ?? start
    return Period(unit, from: january, to: end)
      ?? Period(.day, january.daysSinceEpoch, end.daysSinceEpoch)
  }

  // MARK: Ordinals

  static func ordinal(of date: CivilDate, _ unit: Unit) -> Int {
    switch unit {
    case .day: date.daysSinceEpoch
    // 1970-01-01 was a Thursday: the Monday before it has the number −3.
    case .week: (date.daysSinceEpoch + 3).flooredQuotient(by: 7)
    case .month: date.year * 12 + date.month - 1
    case .quarter: date.year * 4 + (date.month - 1) / 3
    case .halfYear: date.year * 2 + (date.month - 1) / 6
    case .year: date.year
    }
  }

  static func start(of ordinal: Int, _ unit: Unit) -> CivilDate {
    func month(_ number: Int) -> CivilDate {
      CivilDate(year: number.flooredQuotient(by: 12), month: number - number.flooredQuotient(by: 12) * 12 + 1, day: 1)
        ?? CivilDate(daysSinceEpoch: number < 12 ? .min / 2 : .max / 2)
    }
    return switch unit {
    case .day: CivilDate(daysSinceEpoch: ordinal)
    case .week: CivilDate(daysSinceEpoch: ordinal * 7 - 3)
    case .month: month(ordinal)
    case .quarter: month(ordinal * 3)
    case .halfYear: month(ordinal * 6)
    case .year: month(ordinal * 12)
    }
  }

  private static func weekLastYear(_ ordinal: Int) -> Int? {
    let week = WeekDate(ordinal: ordinal)
    return WeekDate(year: week.year - 1, week: week.week)?.ordinal
  }

  private static func dayLastYear(_ ordinal: Int) -> Int? {
    let day = CivilDate(daysSinceEpoch: ordinal)
    return CivilDate(year: day.year - 1, month: day.month, day: day.day)?.daysSinceEpoch
  }
}

/// A week of ISO 8601: it begins on Monday and belongs to the year that its Thursday lies in.
struct WeekDate {
  let year: Int
  let week: Int

  init(ordinal: Int) {
    let thursday = CivilDate(daysSinceEpoch: ordinal * 7)
    year = thursday.year
    let first = CivilDate(year: thursday.year, month: 1, day: 1)?.daysSinceEpoch ?? 0
    week = (thursday.daysSinceEpoch - first) / 7 + 1
  }

  /// Nil when the year has no such week.
  init?(year: Int, week: Int) {
    guard let january = CivilDate(year: year, month: 1, day: 4), (1...53).contains(week) else { return nil }
    let ordinal = Period.ordinal(of: january, .week) + week - 1
    guard WeekDate(ordinal: ordinal).year == year else { return nil }
    self.year = year
    self.week = week
  }

  var ordinal: Int {
    guard let january = CivilDate(year: year, month: 1, day: 4) else { return 0 }
    return Period.ordinal(of: january, .week) + week - 1
  }
}
