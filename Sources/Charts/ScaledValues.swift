import Numbers

/// The values of a chart as whole numbers of one unit, 10^−`scale`, so that ticks and sums are exact.
struct ScaledValues {
  let scale: Int
  /// By series, then by category.
  let values: [[Int128?]]
  /// The least and the greatest value; nil when there is none at all.
  let range: ClosedRange<Int128>?
  /// The most decimals of any value as it is written.
  let decimals: Int

  /// With as many digits as the values have, cut only where they would not fit: 34 digits are far beyond what a
  /// picture shows, and leave room to add up a thousand of them.
  init(_ chart: Chart) {
    let numbers = chart.series.map { series in
      chart.categories.indices.map { series.value(at: $0)?.normalized }
    }
    let (wanted, wholeDigits) = Self.digits(of: numbers)
    let scale = max(0, min(wanted, 34 - wholeDigits))
    let factors = FixedPoint.scales.map { Fraction.powerOfTen(abs(scale - $0)) }
    let values = numbers.map { row in
      row.map { number in number.map { Self.scaled($0, to: scale, factors[$0.scale]) } }
    }
    self.scale = scale
    self.values = values
    range = Self.range(of: values)
    decimals = chart.series.lazy.flatMap(\.values).compactMap { $0?.scale }.max() ?? 0
  }

  /// The most decimals, and the most digits before the point (one at least).
  private static func digits(of numbers: [[FixedPoint?]]) -> (decimals: Int, whole: Int) {
    var (decimals, whole) = (0, 1)
    for row in numbers {
      for case let number? in row {
        decimals = max(decimals, number.scale)
        var (digits, rest) = (1 - number.scale, number.coefficient.magnitude)
        while rest >= 10 { (digits, rest) = (digits + 1, rest / 10) }
        whole = max(whole, digits)
      }
    }
    return (decimals, whole)
  }

  private static func range(of values: [[Int128?]]) -> ClosedRange<Int128>? {
    var range: ClosedRange<Int128>?
    for row in values {
      for case let value? in row {
        guard let known = range else {
          range = value...value
          continue
        }
        if value < known.lowerBound { range = value...known.upperBound }
        if value > known.upperBound { range = known.lowerBound...value }
      }
    }
    return range
  }

  private static func scaled(_ number: FixedPoint, to scale: Int, _ factor: Int128) -> Int128 {
    let coefficient = Int128(number.coefficient)
    return number.scale <= scale ? coefficient * factor : coefficient / factor
  }

  /// The same for stacks: what is above zero and what is below each add up.
  var stackedRange: ClosedRange<Int128>? {
    guard range != nil, let count = values.map(\.count).max() else { return nil }
    var (least, greatest): (Int128, Int128) = (0, 0)
    for category in 0..<count {
      let parts = values.compactMap { $0[category] }
      least = min(least, parts.filter { $0 < 0 }.reduce(0, +))
      greatest = max(greatest, parts.filter { $0 > 0 }.reduce(0, +))
    }
    return least...greatest
  }
}

extension ScaledValues {
  /// A sum for print, with the decimals of the parts; nil beyond 64 bits.
  func number(_ value: Int128) -> FixedPoint? {
    let wanted = min(decimals, FixedPoint.scales.upperBound)
    let difference = wanted - scale
    let (coefficient, overflow) =
      difference >= 0
      ? value.multipliedReportingOverflow(by: Fraction.powerOfTen(difference))
      : (value / Fraction.powerOfTen(-difference), false)
    guard !overflow else { return nil }
    return Int(exactly: coefficient).map { FixedPoint($0, scale: wanted) }
  }
}
