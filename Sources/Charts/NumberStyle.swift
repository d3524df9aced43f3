import Numbers

/// How numbers are written in pictures and tables. Decimals are those that a number has.
package struct NumberStyle: Sendable, Hashable {
  /// A name for a power of ten, so that the ticks of an axis stay short.
  package struct LargeUnit: Sendable, Hashable {
    package let power: Int
    package let name: String

    package init(power: Int, name: String) {
      self.power = power
      self.name = name
    }
  }

  /// Between groups of three digits.
  package var separator: String
  /// After each number: %.
  package var suffix: String
  /// Used on axes whose numbers reach ten of the unit: 10万 rather than 100,000.
  package var largeUnits: [LargeUnit]

  package init(separator: String = ",", suffix: String = "", largeUnits: [LargeUnit] = []) {
    self.separator = separator
    self.suffix = suffix
    self.largeUnits = largeUnits
  }

  /// 万 and 亿.
  package static let chineseUnits = [LargeUnit(power: 4, name: "万"), LargeUnit(power: 8, name: "亿")]

  /// The true minus sign (U+2212), which is as wide as a digit and is read out.
  static let minus = "\u{2212}"

  /// `1,234.50%`, `−3`.
  package func text(_ number: FixedPoint) -> String { Self.withMinus(number.text(separator: separator)) + suffix }

  /// The same with a plus sign above zero.
  func signedText(_ number: FixedPoint) -> String { (number.coefficient > 0 ? "+" : "") + text(number) }

  /// The labels of ticks `multiple` × `step` × 10^`exponent`, all in one unit and with equal decimals; zero is `0`.
  func tickTexts(multiples: ClosedRange<Int>, step: Int, exponent: Int) -> [String] {
    let largest = max(multiples.lowerBound.magnitude, multiples.upperBound.magnitude) * UInt(step)
    let digits = String(largest).utf8.count + exponent
    let unit = largeUnits.filter { digits > $0.power + 1 }.max { $0.power < $1.power }
    let shifted = exponent - (unit?.power ?? 0)
    return multiples.map { multiple in
      if multiple == 0 { return "0" + suffix }
      return (multiple < 0 ? Self.minus : "")
        + plain(multiple.magnitude * UInt(step), exponent: shifted) + (unit?.name ?? "") + suffix
    }
  }

  /// `magnitude` × 10^`exponent` in digits.
  private func plain(_ magnitude: UInt, exponent: Int) -> String {
    let decimals = max(0, -exponent)
    var digits = Array(String(magnitude).utf8) + Array(repeating: UInt8(ascii: "0"), count: max(0, exponent))
    digits.insert(contentsOf: Array(repeating: UInt8(ascii: "0"), count: max(0, decimals + 1 - digits.count)), at: 0)
    let whole = digits.count - decimals
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index == whole {
        text += "."
      } else if index > 0, index < whole, (whole - index).isMultiple(of: 3) {
        text += separator
      }
      text.unicodeScalars.append(Unicode.Scalar(digit))
    }
    return text
  }

  private static func withMinus(_ text: String) -> String { text.hasPrefix("-") ? minus + text.dropFirst() : text }
}
