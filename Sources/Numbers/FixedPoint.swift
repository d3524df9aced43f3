/// A decimal number held exactly: `coefficient` × 10^−`scale`. `17.50` and `17.5` are equal but print as written.
package struct FixedPoint: Sendable {
  package let coefficient: Int
  /// Digits after the point, 0...18.
  package let scale: Int

  /// - Precondition: `scale` is 0...18, as many digits as an `Int` surely holds.
  package init(_ coefficient: Int, scale: Int = 0) {
    precondition(Self.scales.contains(scale), "a scale is 0...18")
    self.coefficient = coefficient
    self.scale = scale
  }

  package static let scales = 0...18

  /// Reads `-1234.50`: an optional sign, ASCII digits, an optional point with digits. Nil for anything else and for
  /// numbers beyond 64 bits.
  package init?(_ text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative || bytes.first == UInt8(ascii: "+") { bytes.removeFirst() }
    var (coefficient, scale, digits) = (0, 0, 0)
    var isAfterPoint = false
    for byte in bytes {
      if byte == UInt8(ascii: "."), !isAfterPoint, digits > 0 {
        isAfterPoint = true
        continue
      }
      guard (0x30...0x39).contains(byte) else { return nil }
      let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow((isNegative ? -1 : 1) * Int(byte - 0x30))
      guard !overflow, !carry else { return nil }
      coefficient = sum
      digits += 1
      if isAfterPoint { scale += 1 }
    }
    guard digits > 0, !isAfterPoint || scale > 0, Self.scales.contains(scale) else { return nil }
    self.init(coefficient, scale: scale)
  }

  package var isZero: Bool { coefficient == 0 }

  /// Without zeros at the end of the decimals.
  package var normalized: FixedPoint {
    var (coefficient, scale) = (coefficient, scale)
    while scale > 0, coefficient.isMultiple(of: 10) {
      coefficient /= 10
      scale -= 1
    }
    return FixedPoint(coefficient, scale: scale)
  }

  /// `-1234.50`, with as many decimals as the scale says.
  package var text: String { text(separator: "") }

  /// The same with a separator between groups of three digits before the point.
  package func text(separator: String) -> String {
    let digits = String(coefficient.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    let whole = padded.dropLast(scale)
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { grouped += separator }
      grouped.append(digit)
    }
    return (coefficient < 0 ? "-" : "") + grouped + (scale > 0 ? "." + padded.suffix(scale) : "")
  }
}

extension FixedPoint: Comparable, Hashable {
  package static func == (left: FixedPoint, right: FixedPoint) -> Bool { Fraction(left) == Fraction(right) }
  package static func < (left: FixedPoint, right: FixedPoint) -> Bool { Fraction(left) < Fraction(right) }
  package func hash(into hasher: inout Hasher) { hasher.combine(Fraction(self)) }
}
