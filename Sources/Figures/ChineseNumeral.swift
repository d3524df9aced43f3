import Numbers

/// Numbers in Chinese characters, everyday (三十二, 两万五千), formal (壹拾贰) and digit by digit (二〇一六).
///
/// Source: GB/T 15835-2011, 5.2 (概数, 大写汉字数字, "零"和"〇").
enum ChineseNumeral {
  enum Piece: Sendable, Hashable {
    case digit(Int128)
    /// 十, 百, 千.
    case unit(Int128)
    /// 万, 亿.
    case myriad(Int128)
  }

  /// The run of numerals at the offset: where it ends, and the number, nil when it makes none (十二五).
  ///
  /// - Parameter allowsBareUnit: takes 百 alone as 100, as in 近百人.
  static func scan(
    _ text: [UInt32], at start: Int, allowsBareUnit: Bool = false
  ) -> (end: Int, number: ScannedNumber?)? {
    if let vague = vagueNumber(text, at: start) { return vague }
    var (pieces, index) = pieces(text, from: start)
    guard let first = pieces.first else { return nil }
    switch first {
    case .digit, .unit(10): break
    default: if !allowsBareUnit { return (index, nil) }
    }
    var decimals: [Int128] = []
    if index + 1 < text.count, text[index] == UInt32(scalar: "点") {
      let (tail, end) = Self.pieces(text, from: index + 1)
      let digits = tail.prefix { if case .digit = $0 { true } else { false } }
      decimals = digits.compactMap { if case .digit(let digit) = $0 { digit } else { nil } }
      // 万 or 亿 may follow the decimals; they are read as after digits.
      if !decimals.isEmpty { index = digits.count == tail.count ? end : index + 1 + digits.count }
    }
    guard let (low, high) = values(of: pieces, allowsBareUnit: allowsBareUnit) else { return (index, nil) }
    var number = ScannedNumber(range: start..<index)
    number.script = .chinese
    guard !decimals.isEmpty else { return (index, whole(number, low, high, pieces, text)) }
    guard decimals.count <= 18, high == nil else { return (index, nil) }
    let mantissa = decimals.reduce(low) { $0 * 10 + $1 }
    number.decimals = decimals.count
    number.magnitude = Fraction(mantissa, over: Fraction.powerOfTen(decimals.count))
    number.lastPlace = DigitScanner.lastPlace(of: mantissa) - decimals.count
    if let word = ScaleWord.match(text, after: index), word.isChinese {
      number.scale = word.power
      number.lastPlace += word.power
      number.magnitude = number.magnitude.flatMap { $0 * Fraction(Fraction.powerOfTen(word.power)) }
      number.range = start..<word.end
    }
    return (number.range.upperBound, number)
  }

  private static func whole(
    _ number: ScannedNumber, _ low: Int128, _ high: Int128?, _ pieces: [Piece], _ text: [UInt32]
  ) -> ScannedNumber {
    var number = number
    number.magnitude = Fraction(low)
    number.upper = high.map { Fraction($0) }
    number.lastPlace = DigitScanner.lastPlace(of: low)
    // 二十五万 is rounded to 万, as 25万 is; 两万五千 is not.
    for case .myriad(let power) in pieces.reversed().prefix(while: { if case .myriad = $0 { true } else { false } }) {
      number.scale += power == 10_000 ? 4 : 8
    }
    let end = number.range.upperBound
    if pieces.last == .unit(10), high == nil, end < text.count, text[end] == UInt32(scalar: "几") {
      number.range = number.range.lowerBound..<end + 1
      number.magnitude = Fraction(low + 1)
      number.upper = Fraction(low + 9)
    }
    return number
  }

  /// 几十, 数百, 几千万: twice the unit and more, less than ten times.
  private static func vagueNumber(_ text: [UInt32], at start: Int) -> (end: Int, number: ScannedNumber?)? {
    guard text[start] == UInt32(scalar: "几") || text[start] == UInt32(scalar: "数") else { return nil }
    let (pieces, end) = pieces(text, from: start + 1)
    var factor: Int128 = 1
    for piece in pieces {
      switch piece {
      case .unit(let unit), .myriad(let unit): factor *= unit
      case .digit: return (end, nil)
      }
      guard factor <= 1_000_000_000_000 else { return (end, nil) }
    }
    guard factor > 1 else { return nil }
    var number = ScannedNumber(range: start..<end)
    number.script = .chinese
    number.magnitude = Fraction(2 * factor)
    number.upper = Fraction(10 * factor - 1)
    return (end, number)
  }

  private static func pieces(_ text: [UInt32], from start: Int) -> (pieces: [Piece], end: Int) {
    var (pieces, index): ([Piece], Int) = ([], start)
    while index < text.count {
      let follower = index + 1 < text.count ? text[index + 1] : 0
      // 百分点, 百分之; 千克, 千瓦时: names of units.
      if text[index] == UInt32(scalar: "百"), follower == UInt32(scalar: "分") { break }
      if text[index] == UInt32(scalar: "千"), ScaleWord.kiloUnits.contains(follower) { break }
      switch text[index] {
      case UInt32(scalar: "廿"): pieces += [.digit(2), .unit(10)]
      case UInt32(scalar: "卅"): pieces += [.digit(3), .unit(10)]
      default:
        guard let piece = piece(text[index]) else { return (pieces, index) }
        pieces.append(piece)
      }
      index += 1
    }
    return (pieces, index)
  }

  static func piece(_ scalar: UInt32) -> Piece? {
    guard scalar >= 0x3007 else { return nil }
    if let digit = digits.firstIndex(of: scalar) { return .digit(Int128(digit % 10)) }
    switch scalar {
    case UInt32(scalar: "两"): return .digit(2)
    case UInt32(scalar: "〇"): return .digit(0)
    case UInt32(scalar: "十"), UInt32(scalar: "拾"): return .unit(10)
    case UInt32(scalar: "百"), UInt32(scalar: "佰"): return .unit(100)
    case UInt32(scalar: "千"), UInt32(scalar: "仟"): return .unit(1000)
    case UInt32(scalar: "万"): return .myriad(10_000)
    case UInt32(scalar: "亿"): return .myriad(100_000_000)
    default: return nil
    }
  }

  private static let digits = "零一二三四五六七八九零壹贰叁肆伍陆柒捌玖".unicodeScalars.map(\.value)
}
