import Numbers

/// A number as it stands in a text, without what it counts.
struct ScannedNumber: Sendable, Hashable {
  enum Script: Sendable, Hashable { case digits, chinese, english }
  enum Sign: Sendable, Hashable { case plus, minus }

  /// Offsets of scalars, sign and scale words included.
  var range: Range<Int>
  /// Nil for a number that is too large to be held.
  var magnitude: Fraction?
  /// The other end of an approximate number such as 三四十 or 十几 (GB/T 15835-2011, 5.2.1).
  var upper: Fraction?
  /// Digits after the point, as written.
  var decimals = 0
  /// Power of ten of the scale word: 4 for 万, 8 for 亿, 6 for million; 0 for none.
  var scale = 0
  var sign: Sign?
  var script = Script.digits
  /// Between groups of three digits, folded.
  var separator: UInt32?
  /// Power of ten of the last digit that is not zero: 2 for 300, -1 for 1.5. What 余 and 多 go up to.
  var lastPlace = 0
}

/// Reads numbers in digits, with separators, decimals and scale words.
enum DigitScanner {
  enum Outcome: Sendable {
    case number(ScannedNumber)
    /// Digits that are no number, such as 1.2.3 or the 2.5 of PM2.5; goes on at the offset.
    case skip(to: Int)
  }

  /// So that decimals and scale words still fit into 128 bits, or are found not to.
  private static let largest = Fraction.powerOfTen(36)

  /// The number whose first digit stands at the offset. A sign before it is not looked at.
  static func scan(_ text: [UInt32], at start: Int) -> Outcome {
    var index = start
    var mantissa: Int128 = 0
    var isTooLarge = false
    func take(_ digit: UInt32) {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      isTooLarge = isTooLarge || overflow || product > Self.largest
      if !isTooLarge { mantissa = product + Int128(digit - 0x30) }
    }
    while index < text.count, text[index].isASCIIDigit {
      take(text[index])
      index += 1
    }
    let separator = index - start <= 3 ? groupSeparator(text, at: index) : nil
    while let separator, isGroup(text, at: index, separator) {
      for digit in text[index + 1...index + 3] { take(digit) }
      index += 4
    }
    var decimals = 0
    if index + 1 < text.count, text[index] == UInt32(scalar: "."), text[index + 1].isASCIIDigit {
      index += 1
      while index < text.count, text[index].isASCIIDigit {
        take(text[index])
        decimals += 1
        index += 1
      }
      if index + 1 < text.count, text[index] == UInt32(scalar: "."), text[index + 1].isASCIIDigit {
        return .skip(to: endOfDottedDigits(text, from: index))
      }
    }
    if start > 0, text[start - 1].isSmallLetter { return .skip(to: index) }
    var number = ScannedNumber(range: start..<index)
    number.decimals = decimals
    number.separator = separator
    if !isTooLarge, decimals <= 18 {
      number.magnitude = Fraction(mantissa, over: Fraction.powerOfTen(decimals))
      number.lastPlace = lastPlace(of: mantissa) - decimals
    }
    return .number(addingScales(text, to: number))
  }

  /// 万, 亿 and the like after the digits, and smaller parts after those: 1亿2345万.
  private static func addingScales(_ text: [UInt32], to number: ScannedNumber) -> ScannedNumber {
    guard let word = ScaleWord.match(text, after: number.range.upperBound) else { return number }
    var number = number
    number.magnitude = number.magnitude.flatMap { $0 * Fraction(Fraction.powerOfTen(word.power)) }
    number.scale = word.power
    number.lastPlace += word.power
    number.range = number.range.lowerBound..<word.end
    // A smaller part follows at once: 1亿2345万, 3万5千.
    guard word.isChinese, number.decimals == 0, word.end < text.count, text[word.end].isASCIIDigit,
      case .number(let rest) = scan(text, at: word.end), rest.decimals == 0, rest.separator == nil,
      rest.scale > 0 || rest.range.count == word.power, let low = rest.magnitude,
      low < Fraction(Fraction.powerOfTen(word.power)), let sum = number.magnitude.flatMap({ $0 + low })
    else { return number }
    number.magnitude = sum
    number.scale = rest.scale
    number.lastPlace = rest.lastPlace
    number.range = number.range.lowerBound..<rest.range.upperBound
    return number
  }

  private static func groupSeparator(_ text: [UInt32], at index: Int) -> UInt32? {
    guard index < text.count, text[index] == UInt32(scalar: ",") || text[index].isFoldedSpace else { return nil }
    return isGroup(text, at: index, text[index]) ? text[index] : nil
  }

  /// A separator and exactly three digits.
  private static func isGroup(_ text: [UInt32], at index: Int, _ separator: UInt32) -> Bool {
    guard index + 3 < text.count, text[index] == separator else { return false }
    guard text[index + 1].isASCIIDigit, text[index + 2].isASCIIDigit, text[index + 3].isASCIIDigit else { return false }
    return index + 4 == text.count || !text[index + 4].isASCIIDigit
  }

  private static func endOfDottedDigits(_ text: [UInt32], from start: Int) -> Int {
    var index = start
    while index < text.count, text[index].isASCIIDigit || text[index] == UInt32(scalar: ".") { index += 1 }
    return index
  }

  static func lastPlace(of mantissa: Int128) -> Int {
    var (rest, place) = (mantissa, 0)
    while rest != 0, rest % 10 == 0 {
      rest /= 10
      place += 1
    }
    return place
  }
}

extension Fraction {
  /// A whole number; nil only beyond 128 bits.
  init(_ whole: Int128) {
    // The denominator is one, so that this cannot fail but for the one number without a positive counterpart.
    self = Fraction(whole, over: 1) ?? Fraction(0)
  }

  /// Ten to the power, which may be below zero.
  static func tenToThe(_ power: Int) -> Fraction {
    if power == 0 { return Fraction(1) }
    let whole = Fraction(powerOfTen(abs(power)))
    return power < 0 ? (Fraction(1) / whole ?? whole) : whole
  }
}
