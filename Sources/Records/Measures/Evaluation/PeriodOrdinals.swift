import Chronology

extension TimeGrain {
  /// The first and the last unit of a period, nil when it does not begin and end with one.
  func ordinals(of period: Period) -> ClosedRange<Int>? {
    let (start, end) = (period.start, period.end)
    switch self {
    case .day:
      return start.daysSinceEpoch...end.daysSinceEpoch
    case .month:
      guard start.day == 1, end.day == CivilDate.length(ofMonth: end.month, year: end.year) else { return nil }
      return (start.year * 12 + start.month - 1)...(end.year * 12 + end.month - 1)
    case .year:
      guard start.day == 1, start.month == 1, end.month == 12, end.day == 31 else { return nil }
      return start.year...end.year
    }
  }
}

extension FigureQuery.Versus {
  /// The period that another is compared with, nil where there is none (29 February a year before).
  package func base(of period: Period) -> Period? {
    switch self {
    case .lastYear: period.lastYear
    case .lastPeriod: period.preceding
    case .period(let base): base
    }
  }
}
