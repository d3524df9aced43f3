import Numbers

/// What makes of a number another one than it says: parts and multiples, arithmetic, rates, places from the end.
extension WrittenFigureReader {
  /// Half of, twice: they hold for the number behind them.
  mutating func takePart(at index: Int) -> Int? {
    guard text[index].isSmallLetter, index == 0 || !text[index - 1].isSmallLetter,
      let word = Self.parts.match(in: text, at: index)
    else { return nil }
    pending = Pending()
    pending.part = index
    return index + word.count
  }

  /// 每日 and 人均 hold for the numbers behind them, up to the next mark of punctuation.
  mutating func noteRate(at index: Int) {
    if Self.marks.contains(text[index]) {
      if candidates.isEmpty { rate = nil }
    } else if candidates.isEmpty, index == 0 || !(text[index].isSmallLetter && text[index - 1].isSmallLetter),
      let word = Self.rates.match(in: text, at: index)
    {
      rate = index..<index + word.count
    }
  }

  /// 后三位; 第三低.
  mutating func noteFromEnd(_ start: Int, _ end: Int) {
    guard kind == .rank else { return }
    if start > 0, text[start - 1] == UInt32(scalar: "后") { fromEnd = start - 1..<end }
    if end < text.count, Self.least.contains(text[end]) { fromEnd = start..<end + 1 }
  }

  /// What stands behind a number and its unit.
  mutating func noteWhatFollows(_ group: NumberGroup, after part: Int?) {
    let (start, end) = (group.amount.span.lowerBound, group.end)
    if let part { reckoned = part..<end }
    if let behind = Self.reckoningEnd(in: text, number: group.amount.number, unitEnd: end, unit) {
      reckoned = start..<behind
    }
    if group.amount.quantity == .multiple { pending.part = start }
    let next = text.skippingSpaces(from: end)
    guard next < text.count else { return }
    if let word = Self.ratesBehind.match(in: text, at: next) {
      rate = start..<next + word.count
    } else if text[next] == UInt32(scalar: "/") {
      rate = start..<min(text.count, next + 2)
    }
  }

  /// Behind 27², 27e3, 27/2, 27半, 27的一半; nil where nothing of that follows.
  private static func reckoningEnd(
    in text: [UInt32], number: ScannedNumber, unitEnd: Int, _ unit: MeasureUnit
  ) -> Int? {
    let end = number.range.upperBound
    if end < text.count, unit.fullLabelEnd(in: text, at: text.skippingSpaces(from: end)) == nil {
      // 一半 is a word of its own, and no number.
      let isHalf = text[end] == UInt32(scalar: "半") && !(number.script == .chinese && number.magnitude == Fraction(1))
      if superscripts.contains(text[end]) || isHalf { return end + 1 }
      if number.script == .digits, number.scale == 0, isLetterSuffix(text, at: end, unit) { return end + 1 }
      let sign = text.skippingSpaces(from: end)
      let operand = text.skippingSpaces(from: sign + 1)
      if sign < text.count, operators.contains(text[sign]), operand < text.count, isNumeral(text[operand]),
        !unit.isRate
      {
        return operand + 1
      }
    }
    guard unitEnd < text.count else { return nil }
    if text[unitEnd] == UInt32(scalar: "半"), unitEnd > end, halved.contains(text[unitEnd - 1]),
      unitEnd + 1 == text.count || !notHalf.contains(text[unitEnd + 1])
    {
      return unitEnd + 1
    }
    return partBehind(text, at: unitEnd)
  }

  /// 27e3, 27k, 27w, but not 27km and no unit of the measure.
  private static func isLetterSuffix(_ text: [UInt32], at end: Int, _ unit: MeasureUnit) -> Bool {
    guard text[end].isSmallLetter, unit.match(text, at: end) == nil else { return false }
    guard end + 1 < text.count else { return shortScales.contains(text[end]) }
    let next = text[end + 1]
    if text[end] == UInt32(scalar: "e"), next == UInt32(scalar: "+") || next == UInt32(scalar: "-") { return true }
    return next.isASCIIDigit || (shortScales.contains(text[end]) && !next.isSmallLetter)
  }

  /// 27起的一半, 27的两倍, 27的三成, 27起的三分之一.
  private static func partBehind(_ text: [UInt32], at index: Int) -> Int? {
    guard text[index] == UInt32(scalar: "的"), index + 1 < text.count else { return nil }
    let start = index + 1
    if let word = halves.match(in: text, at: start) { return start + word.count }
    var end = ChineseNumeral.scan(text, at: start).flatMap { $0.number?.range.upperBound }
    if text[start].isASCIIDigit, case .number(let number) = DigitScanner.scan(text, at: start) {
      end = number.range.upperBound
    }
    guard let end, end < text.count, shares.contains(text[end]) || text.holds(outOf, at: end) else { return nil }
    return end + 1
  }

  private static func isNumeral(_ scalar: UInt32) -> Bool {
    scalar.isASCIIDigit || ChineseNumeral.piece(scalar) != nil
  }

  private static let superscripts = [UInt32](folding: "²³¹⁰⁴⁵⁶⁷⁸⁹⁻⁺")
  private static let operators = [UInt32](folding: "/*^×÷∕⁄=")
  private static let shortScales = [UInt32](folding: "kmbw")
  private static let halved = [UInt32](folding: "个倍成%")
  private static let notHalf = [UInt32](folding: "挂自封年数")
  private static let shares = [UInt32](folding: "倍成半%")
  private static let outOf = [UInt32](folding: "分之")
  private static let least = [UInt32](folding: "低少小")
  private static let marks = [UInt32](folding: ",.;:、。")
  private static let halves = WordTable(["一半", "半数", "一多半", "多半", "大半", "小半", "零头", "百分之", "千分之", "数倍", "几倍"])

  private static let parts = WordTable(
    ["half", "half of", "quarter of", "quarters of", "third of", "thirds of", "fraction of", "twice", "thrice"].flatMap
    {
      [$0, $0 + " the", $0 + " of the"]
    })

  private static let rates = WordTable([
    "每", "人均", "户均", "日均", "月均", "年均", "周均", "次均", "亩均", "per", "every", "each", "daily", "monthly", "hourly", "weekly",
  ])
  private static let ratesBehind = WordTable([
    "每", "per", "each", "apiece", "every", "a day", "a week", "a month", "a year", "an hour", "daily", "a head",
  ])
}
