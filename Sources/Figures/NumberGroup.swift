import Numbers
import Records

/// A number and what follows it: more of a range, 余, the unit, 以上.
struct NumberGroup {
  let text: [UInt32]
  let unit: MeasureUnit
  var amount: WrittenFigure.Amount
  /// Behind all that belongs to the number.
  var end: Int
  /// A date, a span of time, or what a rate refers to: no figure.
  private(set) var isAside = false
  private(set) var hasOrdinalSuffix = false
  /// Something follows that makes a Chinese numeral a number: a unit, or the end of the text.
  private var isCounted = false
  /// from 28 to 32: no range, but two numbers.
  private(set) var separateSecond: WrittenFigureReader.Candidate?

  init(text: [UInt32], unit: MeasureUnit, number: ScannedNumber, start: Int) {
    (self.text, self.unit, end) = (text, unit, number.range.upperBound)
    amount = WrittenFigure.Amount(
      number: number, span: start..<number.range.upperBound,
      unitSpan: number.range.upperBound..<number.range.upperBound)
  }

  mutating func read(isOrdinal: Bool) {
    readOrdinalSuffix(isOrdinal: isOrdinal)
    readSuffix()
    readRange()
    readBoundBehind()
    readCurrency()
    amount.span = min(amount.span.lowerBound, amount.number.range.lowerBound)..<end
  }

  func strength(for kind: ComputedFigure.Unit) -> WrittenFigureReader.Candidate.Strength {
    switch (amount.quantity, kind) {
    case (.unit, .measure), (.percent, .percent), (.percentagePoints, .percentagePoints): return .own
    default: break
    }
    if amount.number.script == .digits || isCounted || amount.quantity != .bare { return .plain }
    // 十二事故, 零死亡, twelve deaths; but not 一 or "one", which are part of many words.
    guard let value = amount.number.magnitude, value != Fraction(1) else { return .none }
    return amount.number.range.count > 1 || value.isZero ? .weak : .none
  }

  private mutating func readOrdinalSuffix(isOrdinal: Bool) {
    if isOrdinal {
      if end < text.count, text[end] == UInt32(scalar: "位") || text[end] == UInt32(scalar: "名") { end += 1 }
      return
    }
    guard end + 1 < text.count, amount.number.script == .digits else { return }
    for suffix in Self.ordinalSuffixes where text.holds(suffix, at: end) {
      guard end + 2 == text.count || !text[end + 2].isSmallLetter else { continue }
      hasOrdinalSuffix = true
      end += 2
    }
  }

  private static let ordinalSuffixes = ["st", "nd", "rd", "th"].map { [UInt32](folding: $0) }

  /// 余, 多, 来, a scale behind them, and the unit.
  private mutating func readSuffix() {
    if end < text.count, let bound = remainder(text[end]) {
      amount.bound = bound
      end += 1
      isCounted = true
      if let word = ScaleWord.match(text, after: end), amount.number.scale == 0 {
        end = word.end
        amount.number.scale = word.power
        amount.number.lastPlace += word.power
        amount.number.magnitude = amount.number.magnitude.flatMap { $0 * .tenToThe(word.power) }
      }
    }
    let start = text.skippingSpaces(from: end)
    guard start < text.count else {
      isCounted = true
      return
    }
    if readShareUnit(at: start) || readOwnUnit(at: start) { isCounted = true }
  }

  /// 余 and 多 behind a number; 来 behind 十.
  private func remainder(_ scalar: UInt32) -> WrittenFigure.Bound? {
    switch scalar {
    case UInt32(scalar: "余"), UInt32(scalar: "多"):
      text.holds(Self.moreThan, at: end) ? nil : .andMore
    case UInt32(scalar: "来"): amount.number.script == .chinese && amount.number.lastPlace > 0 ? .approximately : nil
    default: nil
    }
  }

  /// %, 百分点, ‰, 成, 倍.
  private mutating func readShareUnit(at start: Int) -> Bool {
    for (word, quantity, power) in Self.shareUnits where text.holds(word, at: start) {
      let behind = start + word.count
      let follower = behind < text.count ? text[behind] : 0
      if word[0].isSmallLetter, follower.isSmallLetter { continue }
      // 成立, 成功, 成员 are no tenths; 3倍 of a measure in 倍 is its own unit.
      if word == [UInt32(scalar: "成")], Self.notTenths.contains(follower) { continue }
      if quantity == .multiple, unit.isMultiple { continue }
      if amount.quantity == .bare { amount.quantity = quantity }
      if let factor = amount.factor * .tenToThe(power) { amount.factor = factor }
      (amount.unitSpan, end) = (start..<behind, behind)
      return true
    }
    return false
  }

  private static let shareUnits: [([UInt32], WrittenFigure.Quantity, Int)] = shareWords.map {
    ([UInt32](folding: $0.0), $0.1, $0.2)
  }

  private static let shareWords: [(String, WrittenFigure.Quantity, Int)] = [
    ("个百分点", .percentagePoints, 0), ("百分点", .percentagePoints, 0), ("percentage points", .percentagePoints, 0),
    ("percentage point", .percentagePoints, 0), ("pp", .percentagePoints, 0), ("%", .percent, 0),
    ("per cent", .percent, 0), ("percent", .percent, 0), ("‰", .percent, -1), ("成", .percent, 1), ("倍", .multiple, 0),
    ("times", .multiple, 0), ("-fold", .multiple, 0), ("fold", .multiple, 0),
  ]

  private static let notTenths = [UInt32](folding: "立功员本为年交果绩效")

  /// The measure's unit, another one, or a word of time: the longest.
  private mutating func readOwnUnit(at start: Int) -> Bool {
    if let labelEnd = unit.fullLabelEnd(in: text, at: start) {
      (amount.unitSpan, end) = (start..<labelEnd, labelEnd)
      return true
    }
    let start = headNoun(at: start)
    let own = unit.match(text, at: start)
    let known = StatisticalUnits.known.match(in: text, at: start)
    let time = StatisticalUnits.times.match(in: text, at: start)
    if let own, own.end - start >= max(known?.count ?? 0, time?.count ?? 0) {
      amount.quantity = .unit(own.label)
      (amount.unitSpan, end) = (start..<own.end, own.end)
    } else if let time, time.count >= known?.count ?? 0 {
      isAside = true
      end = start + time.count
    } else if let known, !isPassedOver(known, at: start) {
      amount.quantity =
        unit.label(replacedBy: known).map { .unit($0) } ?? .foreign(String(scalars: known))
      (amount.unitSpan, end) = (start..<start + known.count, start + known.count)
    } else {
      return false
    }
    // 十万人死亡率, 百万吨死亡率: what a rate refers to.
    if text.holds(Self.deathRate, at: end) { isAside = true }
    return true
  }

  private static let deathRate = [UInt32](folding: "死亡率")

  /// A second number behind a dash, 至, 到 or "to" (GB/T 15835-2011, 5.1.3: ~ or —).
  private mutating func readRange() {
    var index = text.skippingSpaces(from: end)
    guard index < text.count, amount.bound == nil || amount.bound == .approximately else { return }
    let mark = text[index]
    let isWord = Self.rangeWords.contains(mark) || text.holds(Self.to, at: index)
    guard isWord || Self.dashes.contains(mark) else { return }
    index += mark.isSmallLetter ? 2 : 1
    while index < text.count, Self.dashes.contains(text[index]) { index += 1 }
    index = text.skippingSpaces(from: index)
    guard index < text.count, let number = secondNumber(at: index) else { return }
    var second = NumberGroup(text: text, unit: unit, number: number, start: number.range.lowerBound)
    second.readSuffix()
    let isSpan = isWord && followsFrom()
    (end, isAside, isCounted) = (second.end, isAside || second.isAside, isCounted || second.isCounted)
    if isSpan {
      separateSecond = WrittenFigureReader.Candidate(amount: second.amount, strength: .plain)
      return
    }
    shareScale(with: second.amount.number)
    if amount.quantity == .bare {
      (amount.quantity, amount.factor) = (second.amount.quantity, second.amount.factor)
    }
    amount.high = second.amount.number.magnitude
    if amount.high == nil { amount.number.magnitude = nil }
    amount.unitSpan = second.amount.unitSpan
    skipDateTail()
  }

  private func secondNumber(at index: Int) -> ScannedNumber? {
    if text[index].isASCIIDigit, case .number(let number) = DigitScanner.scan(text, at: index) { return number }
    return ChineseNumeral.scan(text, at: index)?.number
  }

  /// 4—5万 is said for 4万—5万.
  private mutating func shareScale(with second: ScannedNumber) {
    let first = amount.number
    guard first.scale == 0, second.scale > 0, first.script == second.script, let low = first.magnitude,
      low < .tenToThe(second.scale)
    else { return }
    amount.number.magnitude = low * .tenToThe(second.scale)
  }

  /// 2024-08-05 is a date.
  private mutating func skipDateTail() {
    guard end + 1 < text.count, text[end] == UInt32(scalar: "-"), text[end + 1].isASCIIDigit else { return }
    isAside = true
    end += 1
    while end < text.count, text[end].isASCIIDigit { end += 1 }
  }

  /// 由28起到32起, from 28 to 32.
  private func followsFrom() -> Bool {
    var index = amount.span.lowerBound
    while index > 0, text[index - 1].isFoldedSpace { index -= 1 }
    guard index > 0 else { return false }
    return Self.fromWords.contains(text[index - 1]) || text.holds(Self.from, at: index - 4)
  }

  private static let moreThan = [UInt32](folding: "多于")
  private static let to = [UInt32](folding: "to ")
  private static let from = [UInt32](folding: "from")
  private static let dashes = [UInt32](folding: "-~—–―")
  private static let rangeWords = [UInt32](folding: "至到")
  private static let fromWords = [UInt32](folding: "由从自")

  private mutating func readBoundBehind() {
    let index = text.skippingSpaces(from: end)
    guard index < text.count, amount.high == nil else { return }
    if text[index] == UInt32(scalar: "+"), index == end {
      (amount.bound, end) = (.atLeast, end + 1)
    } else if let phrase = Vocabulary.match(text, at: index), case .boundAfter(let bound) = phrase.meaning {
      (amount.bound, end) = (bound, index + phrase.scalars.count)
    }
  }
}

extension String {
  /// Folded scalars as text.
  init(scalars: some Sequence<UInt32>) {
    self = String(String.UnicodeScalarView(scalars.compactMap(Unicode.Scalar.init)))
  }
}
