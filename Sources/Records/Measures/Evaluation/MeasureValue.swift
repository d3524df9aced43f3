import Chronology
import Numbers

/// What a measure comes to, exact, before a view looks at it.
struct MeasureValue: Hashable, Sendable {
  /// The number, or why there is none.
  let exact: Result<Fraction, ComputedFigure.Absence>
  /// The records cover only a part of the period.
  var isPartial = false
  /// Rows behind it: with a value, for sums and different values.
  var rows = 0

  static func none(_ absence: ComputedFigure.Absence) -> MeasureValue {
    MeasureValue(exact: .failure(absence))
  }
}

extension CubeStore {
  /// The value of a measure.
  ///
  /// - Parameters:
  ///   - filters: those on dimensions that a source lacks do not count for it (the binder has checked that this is
  ///     meant: a rate's denominator).
  ///   - period: nil for all time; a source without time holds always.
  func value(
    _ plan: MeasurePlan, _ filters: [DimensionFilter], _ period: Period?
  ) throws(RecordEngineError) -> MeasureValue {
    switch plan.form {
    case .rows(let source, let sum, let scale):
      return try rowsValue(source, period) { range, grain throws(RecordEngineError) in
        let tally = try tally(source, sum: sum, filters, range, grain: grain)
        return sum == nil ? tally : Tally(rows: tally.present, total: tally.total, present: tally.present)
      } number: { tally in
        if sum == nil { return Fraction(tally.rows) }
        if tally.present == 0, !sources.all[source].holdsEvents { return nil }
        return Fraction(tally.total, over: Fraction.powerOfTen(scale))
      }
    case .distinct(let source, let column):
      return try rowsValue(source, period) { range, grain throws(RecordEngineError) in
        try distinct(source, column, filters, range, grain: grain)
      } number: {
        Fraction(Int($0.total))
      }
    case .ratio(let above, let below, let times, let isRate):
      let numerator = try value(above, filters, period)
      let denominator = try value(below, filters, period)
      return Self.ratio(numerator, denominator, times: times, isRate: isRate)
    }
  }

  /// - Parameter number: nil where nothing is known.
  private func rowsValue(
    _ source: Int, _ period: Period?,
    _ count: (ClosedRange<Int>?, TimeGrain) throws(RecordEngineError) -> Tally, number: (Tally) -> Fraction?
  ) throws(RecordEngineError) -> MeasureValue {
    var isPartial = false
    var (range, grain): (ClosedRange<Int>?, TimeGrain) = (nil, .month)
    if let time = sources.all[source].time {
      grain = max(time.grain, .month)
      if let period {
        guard let coverage = try coverage(source) else { return .none(.noData) }
        let days = period.start.daysSinceEpoch...period.end.daysSinceEpoch
        guard coverage.overlaps(days) else { return .none(.noData) }
        isPartial = !(coverage.lowerBound <= days.lowerBound && days.upperBound <= coverage.upperBound)
        range = grain.ordinals(of: period)
        // Months that are not whole are counted by days, where days are known.
        if range == nil, time.grain == .day { (range, grain) = (days, .day) }
        if range == nil { return .none(.noData) }
      }
    }
    let tally = try count(range, grain)
    guard let number = number(tally) else { return .none(.noData) }
    return MeasureValue(exact: .success(number), isPartial: isPartial, rows: tally.rows)
  }

  /// A rate whose denominator has no row is not known; a denominator of zero has no ratio.
  private static func ratio(
    _ above: MeasureValue, _ below: MeasureValue, times: Int, isRate: Bool
  ) -> MeasureValue {
    switch (above.exact, below.exact) {
    case (.failure(let absence), _), (_, .failure(let absence)): return .none(absence)
    case (.success(let numerator), .success(let denominator)):
      if isRate, below.rows == 0 { return .none(.noData) }
      if denominator.isZero { return .none(.zeroBase) }
      guard let scaled = numerator * Fraction(times), let ratio = scaled / denominator else { return .none(.overflow) }
      return MeasureValue(
        exact: .success(ratio), isPartial: above.isPartial || below.isPartial, rows: above.rows + below.rows)
    }
  }
}
