/// A rational number, so that ratios, rates and percentages are exact until they are rounded once, for print.
///
/// Operations give nil instead of a wrong number when 128 bits do not suffice, and for a division by zero.
package struct Fraction: Hashable, Sendable {
  /// Carries the sign.
  package let numerator: Int128
  /// Above zero; has no common divisor with the numerator.
  package let denominator: Int128

  /// Nil for a denominator of zero.
  package init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0, numerator != .min, denominator != .min else { return nil }
    let divisor = Self.greatestCommonDivisor(numerator, denominator)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * (numerator / divisor)
    self.denominator = sign * (denominator / divisor)
  }

  package init(_ whole: Int) {
    numerator = Int128(whole)
    denominator = 1
  }

  package init(_ number: FixedPoint) {
    let scale = Self.powerOfTen(number.scale)
    let divisor = Self.greatestCommonDivisor(Int128(number.coefficient), scale)
    numerator = Int128(number.coefficient) / divisor
    denominator = scale / divisor
  }

  package var isZero: Bool { numerator == 0 }
  package var isNegative: Bool { numerator < 0 }
  package var magnitude: Fraction { isNegative ? negated : self }
  package var negated: Fraction { Fraction(uncheckedNumerator: -numerator, denominator) }

  private init(uncheckedNumerator numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  package static func + (left: Fraction, right: Fraction) -> Fraction? {
    guard let first = product(left.numerator, right.denominator),
      let second = product(right.numerator, left.denominator),
      let denominator = product(left.denominator, right.denominator)
    else { return nil }
    let (sum, overflow) = first.addingReportingOverflow(second)
    return overflow ? nil : Fraction(sum, over: denominator)
  }

  package static func - (left: Fraction, right: Fraction) -> Fraction? { left + right.negated }

  package static func * (left: Fraction, right: Fraction) -> Fraction? {
    guard let numerator = product(left.numerator, right.numerator),
      let denominator = product(left.denominator, right.denominator)
    else { return nil }
    return Fraction(numerator, over: denominator)
  }

  /// Nil for a division by zero.
  package static func / (left: Fraction, right: Fraction) -> Fraction? {
    guard let inverse = Fraction(right.denominator, over: right.numerator) else { return nil }
    return left * inverse
  }

  /// The number with so many decimals (0...18), or nil when it does not fit into 64 bits.
  package func rounded(toDecimals decimals: Int, _ mode: RoundingMode) -> FixedPoint? {
    guard FixedPoint.scales.contains(decimals),
      let scaled = Self.product(numerator.magnitudeAsSigned, Self.powerOfTen(decimals))
    else { return nil }
    var (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: denominator)
    let half = remainder - (denominator - remainder)  // below, at or above a half, without overflow
    switch mode {
    case .truncate: break
    case .halfUp: if half >= 0 { quotient += 1 }
    case .halfEven: if half > 0 || (half == 0 && !quotient.isMultiple(of: 2)) { quotient += 1 }
    }
    return Int(exactly: isNegative ? -quotient : quotient).map { FixedPoint($0, scale: decimals) }
  }

  /// 10 to the power of an exponent from 0 to 38, the greatest that an Int128 holds.
  package static func powerOfTen(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

  private static func product(_ left: Int128, _ right: Int128) -> Int128? {
    let (product, overflow) = left.multipliedReportingOverflow(by: right)
    return overflow ? nil : product
  }

  private static func greatestCommonDivisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (a, b) = (left.magnitudeAsSigned, right.magnitudeAsSigned)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}

extension Fraction: Comparable {
  package static func < (left: Fraction, right: Fraction) -> Bool {
    // Products of 128 bits are compared in full width, so that the order is always exact.
    let (first, second) = (
      left.numerator.multipliedFullWidth(by: right.denominator),
      right.numerator.multipliedFullWidth(by: left.denominator)
    )
    return (first.high, first.low) < (second.high, second.low)
  }
}

extension Int128 {
  fileprivate var magnitudeAsSigned: Int128 { self < 0 ? -self : self }
}
