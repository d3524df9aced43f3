import Numbers

/// The values of a chart as whole numbers of one unit, 10^−`scale`, so that ticks and sums are exact.
struct ScaledValues {
  let scale: Int
  /// By series, then by category.
  let values: [[Int128?]]

  /// With as many digits as the values have, cut only where they would not fit: 34 digits are far beyond what a
  /// picture shows, and leave room to add up a thousand of them.
  init(_ chart: Chart) {
    let numbers = chart.series.map { series in
      chart.categories.indices.map { series.value(at: $0)?.normalized }
    }
    let all = numbers.joined().compactMap { $0 }
    let wanted = all.map(\.scale).max() ?? 0
    let wholeDigits = all.map { String($0.coefficient.magnitude).utf8.count - $0.scale }.max() ?? 1
    let scale = max(0, min(wanted, 34 - max(1, wholeDigits)))
    self.scale = scale
    values = numbers.map { $0.map { $0.map { Self.scaled($0, to: scale) } } }
  }

  private static func scaled(_ number: FixedPoint, to scale: Int) -> Int128 {
    let coefficient = Int128(number.coefficient)
    return number.scale <= scale
      ? coefficient * Fraction.powerOfTen(scale - number.scale)
      : coefficient / Fraction.powerOfTen(number.scale - scale)
  }

  /// The least and the greatest value; nil when there is none at all.
  var range: ClosedRange<Int128>? {
    let all = values.joined().compactMap { $0 }
    guard let least = all.min(), let greatest = all.max() else { return nil }
    return least...greatest
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
  /// A sum for print, with so many decimals or as many as it needs; nil beyond 64 bits.
  func number(_ value: Int128, decimals: Int) -> FixedPoint? {
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

extension Chart {
  /// The most decimals of any value.
  var decimals: Int { series.flatMap(\.values).compactMap { $0?.scale }.max() ?? 0 }
}
