/// From characters to values.
extension ChineseNumeral {
  /// The number, or both ends of an approximate one (三四十: 30 and 40). Nil for what is no number.
  static func values(of pieces: [Piece], allowsBareUnit: Bool) -> (low: Int128, high: Int128?)? {
    let isSerial = pieces.allSatisfy { if case .digit = $0 { true } else { false } }
    if let pair = adjacentPair(in: pieces), !isSerial || pieces.count == 2 {
      var (lower, upper) = (pieces, pieces)
      lower.remove(at: pair + 1)
      upper.remove(at: pair)
      guard let low = value(of: lower, allowsBareUnit: false), let high = value(of: upper, allowsBareUnit: false)
      else { return nil }
      return (low, high)
    }
    if isSerial, pieces.count <= 18 {
      let value = pieces.reduce(Int128(0)) { sum, piece in
        if case .digit(let digit) = piece { sum * 10 + digit } else { sum }
      }
      return (value, nil)
    }
    return value(of: pieces, allowsBareUnit: allowsBareUnit).map { ($0, nil) }
  }

  /// Two digits in sequence, such as 三四, that stand for an approximate number.
  private static func adjacentPair(in pieces: [Piece]) -> Int? {
    for index in pieces.indices.dropLast() {
      if case .digit(let first) = pieces[index], case .digit(let second) = pieces[index + 1], first > 0,
        second == first + 1
      {
        return index
      }
    }
    return nil
  }

  /// A number built of digits and units, each smaller than the one before: 一亿零三十万, 一万亿, 两万五.
  private static func value(of pieces: [Piece], allowsBareUnit: Bool) -> Int128? {
    var sum = RunningSum(allowsBareUnit: allowsBareUnit)
    for (index, piece) in pieces.enumerated() {
      let isTaken =
        switch piece {
        case .digit(let digit): sum.take(digit: digit)
        case .unit(let unit): sum.take(unit: unit, isFirst: index == 0)
        case .myriad(let power): sum.take(myriad: power, isFirst: index == 0)
        }
      guard isTaken else { return nil }
    }
    return sum.result
  }

  private struct RunningSum {
    let allowsBareUnit: Bool
    /// Whole 亿, whole 万 since then, and what stands below.
    var above: Int128 = 0
    var myriads: Int128 = 0
    var section: Int128 = 0
    var digit: Int128?
    var hasZero = false
    var smallestUnit = Int128.max
    /// What a lone last digit counts tenths of: 两万五 is 25,000.
    var lastUnit: Int128 = 1

    mutating func take(digit new: Int128) -> Bool {
      guard digit == nil else { return false }
      if new == 0 { hasZero = true } else { digit = new }
      return true
    }

    mutating func take(unit: Int128, isFirst: Bool) -> Bool {
      guard unit < smallestUnit else { return false }
      // 十二 needs no 一 before 十; 近百人 none before 百.
      let isImplied = isFirst ? unit == 10 || allowsBareUnit : unit == 10 && section == 0
      guard let factor = digit ?? (isImplied ? 1 : nil) else { return false }
      section += factor * unit
      (digit, hasZero, smallestUnit, lastUnit) = (nil, false, unit, unit)
      return true
    }

    mutating func take(myriad power: Int128, isFirst: Bool) -> Bool {
      let part = section + (digit ?? 0)
      if power == 10_000 {
        guard myriads == 0, part > 0 || (isFirst && allowsBareUnit) else { return false }
        myriads = max(part, 1) * power
      } else {
        let whole = myriads + part
        guard whole > 0 || (isFirst && allowsBareUnit), above <= Int128(10_000_000_000_000_000) else { return false }
        above += max(whole, 1) * power
        myriads = 0
      }
      (section, digit, hasZero, smallestUnit, lastUnit) = (0, nil, false, .max, power)
      return true
    }

    var result: Int128? {
      let last = digit ?? 0
      return above + myriads + section + (lastUnit >= 100 && !hasZero ? last * (lastUnit / 10) : last)
    }
  }
}
