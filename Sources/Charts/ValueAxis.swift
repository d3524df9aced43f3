import Numbers

/// A value axis with ticks at 1, 2 or 5 times a power of ten, no finer than the data.
struct ValueAxis {
  struct Tick: Equatable {
    let value: Int128
    let text: String
  }

  let lower: Int128
  let upper: Int128
  let ticks: [Tick]

  /// - Parameters:
  ///   - range: least and greatest value, in units of 10^−`scale`. Nil for no data: an axis from 0 to 1.
  ///   - startsAtZero: bars do, since their length is what one sees; a line does unless its values lie close together
  ///     and far from zero.
  ///   - intervals: at most so many between ticks, one or more.
  init(_ range: ClosedRange<Int128>?, scale: Int, startsAtZero: Bool, intervals: Int, style: NumberStyle) {
    var (least, greatest) = (range?.lowerBound ?? 0, range?.upperBound ?? 0)
    let isNearZero = least <= 0 || greatest - least >= greatest / 3
    let isNearZeroBelow = greatest >= 0 || greatest - least >= -least / 3
    if startsAtZero || (isNearZero && isNearZeroBelow) {
      least = min(least, 0)
      greatest = max(greatest, 0)
    }
    if least == greatest { (least, greatest) = Self.widened(least, scale: scale) }

    // Zero is a tick of every axis that passes it, with an interval on both sides.
    let intervals = Int128(max(intervals, least < 0 && greatest > 0 ? 2 : 1))
    var (step, power): (Int128, Int128) = (1, 1)
    var exponent = 0
    while Self.ceiling(greatest, step * power) - Self.floor(least, step * power) > intervals {
      switch step {
      case 1: step = 2
      case 2: step = 5
      default: (step, power, exponent) = (1, power * 10, exponent + 1)
      }
    }
    // As many intervals as were asked for, or fewer: both fit into an `Int`, unlike the values.
    let multiples = Int(clamping: Self.floor(least, step * power))...Int(clamping: Self.ceiling(greatest, step * power))
    let texts = style.tickTexts(multiples: multiples, step: Int(step), exponent: exponent - scale)
    ticks = zip(multiples, texts).map { Tick(value: Int128($0) * step * power, text: $1) }
    lower = Int128(multiples.lowerBound) * step * power
    upper = Int128(multiples.upperBound) * step * power
  }

  var includesZero: Bool { lower <= 0 && upper >= 0 }

  /// Where a value lies between the ends of the axis: 0...1.
  func fraction(of value: Int128) -> Double { (value - lower).approximated / (upper - lower).approximated }

  /// Zero, or the end of the axis that is closer to it.
  var base: Int128 { min(max(0, lower), upper) }

  /// The width of the widest tick label in em.
  var labelWidth: Double { ticks.map { TextWidth.ofText($0.text) }.max() ?? 0 }

  /// Room around a single value: down to zero, or from 0 to 1 when it is zero itself.
  private static func widened(_ value: Int128, scale: Int) -> (Int128, Int128) {
    if value == 0 { return (0, Fraction.powerOfTen(scale)) }
    return value > 0 ? (0, value) : (value, 0)
  }

  private static func floor(_ value: Int128, _ step: Int128) -> Int128 {
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: step)
    return remainder < 0 ? quotient - 1 : quotient
  }

  private static func ceiling(_ value: Int128, _ step: Int128) -> Int128 { -floor(-value, step) }
}

extension Int128 {
  /// The nearest floating-point number or a neighbour of it. `Double(self)` is a generic loop, a hundred times as slow.
  var approximated: Double {
    let magnitude = magnitude
    let (high, low) = (UInt64(truncatingIfNeeded: magnitude &>> 64), UInt64(truncatingIfNeeded: magnitude))
    let sum = Double(high) * 0x1p64 + Double(low)
    return self < 0 ? -sum : sum
  }
}
