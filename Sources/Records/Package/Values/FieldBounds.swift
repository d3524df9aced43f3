import Numbers

/// Between which values the values of a field lie: `minimum`, `maximum` and their exclusive forms.
struct FieldBounds: Sendable {
  struct Bound: Sendable {
    /// The name of the constraint.
    let rule: String
    /// As written.
    let text: String
    let value: FixedPoint
    let isLower: Bool
    let isExclusive: Bool

    /// `at least 0`.
    var description: String {
      switch (isLower, isExclusive) {
      case (true, false): "at least \(text)"
      case (true, true): "more than \(text)"
      case (false, false): "at most \(text)"
      case (false, true): "less than \(text)"
      }
    }

    func allows(_ number: FixedPoint) -> Bool {
      switch (isLower, isExclusive) {
      case (true, false): number >= value
      case (true, true): number > value
      case (false, false): number <= value
      case (false, true): number < value
      }
    }
  }

  let bounds: [Bound]

  init(_ field: TableField) {
    let parser = FieldParser(constraintsOf: field)
    let constraints = field.constraints
    let written = [
      ("minimum", constraints.minimum, true, false), ("exclusiveMinimum", constraints.exclusiveMinimum, true, true),
      ("maximum", constraints.maximum, false, false), ("exclusiveMaximum", constraints.exclusiveMaximum, false, true),
    ]
    bounds = written.compactMap { rule, text, isLower, isExclusive in
      guard let text, let value = Self.number(parser.value(text)) else { return nil }
      return Bound(rule: rule, text: text, value: value, isLower: isLower, isExclusive: isExclusive)
    }
  }

  private static func number(_ value: CellValue) -> FixedPoint? {
    switch value {
    case .integer(let number): FixedPoint(number)
    case .decimal(let coefficient, let decimals): FixedPoint(coefficient, scale: decimals)
    case .text, .fault: nil
    }
  }

  /// Whether nothing can lie between the bounds.
  var isEmpty: Bool {
    bounds.filter(\.isLower).contains { low in
      bounds.filter { !$0.isLower }.contains { high in
        low.value > high.value || (low.value == high.value && (low.isExclusive || high.isExclusive))
      }
    }
  }

  /// The same as a range of coefficients of a scale, so that a cell costs two comparisons of integers.
  func range(scale: Int) -> (lowest: Int, highest: Int) {
    var (lowest, highest) = (Int.min, Int.max)
    for bound in bounds {
      if bound.isLower {
        lowest = max(lowest, Self.coefficient(bound, scale: scale))
      } else {
        highest = min(highest, Self.coefficient(bound, scale: scale))
      }
    }
    return (lowest, highest)
  }

  /// The bound that a number breaks.
  func broken(by number: FixedPoint) -> Bound? { bounds.first { !$0.allows(number) } }

  /// The outermost coefficient that the bound allows.
  private static func coefficient(_ bound: Bound, scale: Int) -> Int {
    let exact = Int128(bound.value.coefficient) * Fraction.powerOfTen(scale)
    let divisor = Fraction.powerOfTen(bound.value.scale)
    var (quotient, remainder) = exact.quotientAndRemainder(dividingBy: divisor)
    if remainder < 0 {
      quotient -= 1
      remainder += divisor
    }
    // Now exact = quotient × divisor + remainder, with 0 <= remainder < divisor.
    if bound.isLower {
      if remainder > 0 || bound.isExclusive { quotient += 1 }
    } else if remainder == 0, bound.isExclusive {
      quotient -= 1
    }
    return Int(clamping: quotient)
  }
}
