import Numbers
import Records

/// Numbers against numbers.
extension FigureAgreement {
  func checkNumber(
    _ amount: WrittenFigure.Amount, _ change: WrittenFigure.Change?, _ number: FixedPoint
  ) -> FigureDisagreement? {
    var said: String { words(amount.span) }
    let hasWord = isComparison && change.map { !$0.isLevel && $0.direction != .unchanged } ?? false
    let isMinus = amount.number.sign == .minus
    if hasWord, isMinus {
      return disagreement(.direction, said, "the text has both a minus and a word of change")
    }
    if amount.quantity == .multiple { return checkMultiple(amount, change, number) }
    guard let comparison = NumberComparison(amount, figure, unit, comparesMagnitude: hasWord) else {
      return disagreement(.number, said, "the text holds a number with too many digits")
    }
    if comparison.agrees { return nil }
    // Right but for the sign.
    if isComparison, !hasWord, number.coefficient < 0, amount.number.sign == nil,
      NumberComparison(amount, figure, unit, comparesMagnitude: true)?.agrees == true
    {
      return disagreement(.direction, said, "it fell, but the text has neither a minus nor a word of change")
    }
    return disagreement(.number, said, comparison.failure)
  }

  /// 增长1倍: by 100 %. 增加到2倍, 是去年的2倍: to 200 %, which is 100 % more.
  private func checkMultiple(
    _ amount: WrittenFigure.Amount, _ change: WrittenFigure.Change?, _ number: FixedPoint
  ) -> FigureDisagreement? {
    var said: String { words(amount.span) }
    if change?.direction == .down {
      return disagreement(.unit, said, "nothing falls by 倍; write per cent")
    }
    var percent = amount
    percent.quantity = .percent
    percent.factor = Fraction(100)
    if change == nil || change?.isLevel == true {
      guard let less = amount.number.magnitude.flatMap({ $0 - Fraction(1) }) else {
        return disagreement(.number, said, "the text holds a number with too many digits")
      }
      percent.number.magnitude = less
    }
    return NumberComparison(percent, figure, unit, comparesMagnitude: false)?.agrees == true
      ? nil : disagreement(.number, said, "the numbers differ")
  }
}

/// A written amount beside a computed number, both in the same unit.
struct NumberComparison {
  private let amount: WrittenFigure.Amount
  private let rounding: RoundingMode
  private let low: Fraction
  private let high: Fraction?
  /// As published, and as it was before it was rounded.
  private let value: Fraction
  private let exact: Fraction
  /// Power of ten of the last written digit.
  private let lastDigit: Int
  /// The writer chose another scale than the measure: what is written rounds as the measure does.
  private let hasOwnScale: Bool
  private let decimals: Int

  /// Nil when a number is too large to be held.
  ///
  /// - Parameter comparesMagnitude: a word of change stands for the sign.
  init?(_ amount: WrittenFigure.Amount, _ figure: ComputedFigure, _ unit: MeasureUnit, comparesMagnitude: Bool) {
    guard case .number(let number) = figure.outcome, let magnitude = amount.number.magnitude else { return nil }
    let written = amount.number
    let power = Self.power(of: amount, unit)
    let (value, exact) = (Fraction(number), figure.exact ?? Fraction(number))
    let factor = power == 0 ? nil : Fraction.tenToThe(power)
    guard let low = (magnitude * amount.factor).map({ written.sign == .minus ? $0.negated : $0 }),
      let scaled = factor.map({ value * $0 }) ?? value, let scaledExact = factor.map({ exact * $0 }) ?? exact
    else { return nil }
    let top = amount.high ?? written.upper
    self.low = low
    high = top.flatMap { $0 * amount.factor }
    if top != nil, high == nil { return nil }
    self.value = comparesMagnitude ? scaled.magnitude : scaled
    self.exact = comparesMagnitude ? scaledExact.magnitude : scaledExact
    self.amount = amount
    rounding = figure.rounding
    lastDigit = written.scale - written.decimals
    hasOwnScale = written.scale != power && (written.scale > 0 || power > 0)
    decimals = number.scale
  }

  /// Power of ten between the computed number and the unit that is written: 4 for 元 beside a measure in 万元. A bare
  /// number is in the measure's own unit.
  static func power(of amount: WrittenFigure.Amount, _ unit: MeasureUnit) -> Int {
    switch amount.quantity {
    case .unit(let label): label.power
    case .bare: amount.number.scale > 0 ? unit.power : 0
    default: 0
    }
  }

  var agrees: Bool {
    if let high { return low <= value && value <= high }
    switch amount.bound {
    case nil: return isEqual
    case .nearly: return value < low && isNear
    case .below: return value < low
    case .atMost: return value <= low
    case .above: return value > low
    case .atLeast: return value >= low
    case .andMore: return value > low && isBelowNext
    case .approximately: return isNear || isRounded
    }
  }

  var failure: String {
    if high != nil { return "the figure is not within the range" }
    switch amount.bound {
    case nil: return "the numbers differ"
    case .nearly: return "the figure is not just below that"
    case .below, .atMost: return "the figure is not below that"
    case .above, .atLeast: return "the figure is not above that"
    case .andMore: return "the figure is not a little above that"
    case .approximately: return "they are further apart than a tenth"
    }
  }

  private var isEqual: Bool {
    if low == value { return true }
    if amount.isFraction {
      let rounded = low.rounded(toDecimals: decimals, rounding)
      return rounded.map { Fraction($0) == value } ?? false
    }
    return hasOwnScale && isRounded
  }

  /// The exact value, rounded to the last written digit, is what is written; but nothing is rounded to zero.
  private var isRounded: Bool {
    guard let units = exact * .tenToThe(-lastDigit), let rounded = units.rounded(toDecimals: 0, rounding),
      let result = Fraction(rounded) * .tenToThe(lastDigit)
    else { return false }
    return result == low && !(rounded.isZero && !value.isZero)
  }

  /// Within a tenth of what is written.
  private var isNear: Bool {
    guard let distance = value - low, let tenth = low * .tenToThe(-1) else { return false }
    return distance.magnitude <= tenth.magnitude
  }

  /// 300余 is short of 400, 三十多 of 40.
  private var isBelowNext: Bool {
    guard let step = Fraction.tenToThe(amount.number.lastPlace) * amount.factor, let next = low + step
    else { return false }
    return value < next
  }
}
