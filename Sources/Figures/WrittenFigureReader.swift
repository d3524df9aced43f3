import Numbers
import Records

/// One pass over the folded text; what it finds is weighed in `figure(of:)`.
struct WrittenFigureReader {
  let text: [UInt32]
  let unit: MeasureUnit
  let kind: ComputedFigure.Unit

  var candidates: [Candidate] = []
  var changes: [WrittenFigure.Change] = []
  var negated: Range<Int>?
  var fromEnd: Range<Int>?
  var reckoned: Range<Int>?
  var rate: Range<Int>?
  var saysZero = false
  var ordinal: Range<Int>?

  /// Words that hold for the number right behind them.
  var pending = Pending()

  struct Candidate {
    enum Strength: Int, Comparable {
      case none, weak, plain, own
      static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
    }

    var amount: WrittenFigure.Amount
    var strength: Strength
  }

  struct Pending {
    var bound: (WrittenFigure.Bound, start: Int)?
    var isOrdinal = false
    var isLeading = false
    var isDenominator = false
    var negation: Int?
    /// Half of, twice.
    var part: Int?
  }

  init(text: [UInt32], unit: MeasureUnit, kind: ComputedFigure.Unit) {
    (self.text, self.unit, self.kind) = (text, unit, kind)
  }

  mutating func scan() {
    var index = 0
    while index < text.count { index = step(at: index) }
  }

  /// Takes what stands at the offset; the offset behind it.
  private mutating func step(at index: Int) -> Int {
    let scalar = text[index]
    if scalar.isASCIIDigit { return takeDigits(at: index, sign: nil) }
    if let sign = sign(at: index) {
      let digits = text[index + 1] == 0xA5 ? index + 2 : index + 1
      return takeDigits(at: digits, sign: sign, from: index)
    }
    if let end = unit.maskedLabelEnd(in: text, at: index) { return end }
    if let end = takePerCentPrefix(at: index) { return end }
    noteRate(at: index)
    if let end = takePart(at: index) { return end }
    if let phrase = Vocabulary.match(text, at: index) { return take(phrase, at: index) }
    if let end = takeShortChange(at: index) { return end }
    if let end = takeChineseNumeral(at: index) { return end }
    // A space, 了, 为, 有 or a currency sign may stand between a bound and its number.
    if !scalar.isFoldedSpace, !Self.soft.contains(scalar) { pending = Pending() }
    return index + 1
  }

  private static let soft = [UInt32](folding: "了为有达¥$:")

  /// A minus or plus that belongs to a number, not a dash between two.
  private func sign(at index: Int) -> ScannedNumber.Sign? {
    let scalar = text[index]
    guard scalar == UInt32(scalar: "-") || scalar == UInt32(scalar: "+") || scalar == 0x2013 else { return nil }
    let next = index + 1 < text.count ? text[index + 1] : 0
    let isFollowed = next.isASCIIDigit || (next == 0xA5 && index + 2 < text.count && text[index + 2].isASCIIDigit)
    guard isFollowed, index == 0 || !(text[index - 1].isASCIIDigit || text[index - 1].isSmallLetter) else { return nil }
    return scalar == UInt32(scalar: "+") ? .plus : .minus
  }

  // MARK: Words

  private mutating func take(_ phrase: Vocabulary.Phrase, at index: Int) -> Int {
    let end = index + phrase.scalars.count
    let before = pending
    pending = Pending()
    switch phrase.meaning {
    case .direction(let direction, let isNoun):
      return take(direction, from: index, to: end, isNoun: isNoun, after: before)
    case .nearlyUnchanged:
      changes.append(WrittenFigure.Change(direction: .unchanged, isNearly: true, span: index..<end))
    case .boundBefore(let bound):
      // 上 is a bound in 上百人 only.
      let isSingle = phrase.scalars == [UInt32(scalar: "上")]
      if !isSingle || (end < text.count && Self.bareUnits.contains(text[end])) { pending.bound = (bound, index) }
      pending.negation = before.negation
    case .boundAfter, .filler: break
    case .ordinal: pending.isOrdinal = true
    case .leading: pending.isLeading = true
    case .denominator: pending.isDenominator = true
    case .place(let place): takePlace(place, index..<end)
    case .zero: (saysZero, pending.negation) = (true, index)
    case .fromEnd: if kind == .rank { fromEnd = index..<end }
    case .multiple(let percent): takeMultiple(percent, index..<end)
    case .negation: pending.negation = index
    case .number(let value):
      var number = ScannedNumber(range: index..<end)
      number.magnitude = Fraction(value)
      number.script = .english
      pending = before
      return takeNumber(number, from: index)
    }
    return end
  }

  static let bareUnits = [UInt32](folding: "百千万亿")

  private mutating func take(
    _ direction: ComputedFigure.Direction, from index: Int, to end: Int, isNoun: Bool, after before: Pending
  ) -> Int {
    var change = WrittenFigure.Change(direction: direction, span: index..<end)
    if before.negation != nil { negated = (before.negation ?? index)..<end }
    guard !isNoun else {
      changes.append(change)
      return end
    }
    var next = end
    if next < text.count, Self.levels.contains(text[next]) {
      (change.isLevel, next) = (true, next + 1)
    } else {
      let word = text.skippingSpaces(from: end)
      if text[index].isSmallLetter, text.holds(Self.to, at: word) { (change.isLevel, next) = (true, word + 2) }
    }
    changes.append(change)
    return next
  }

  private static let to = [UInt32](folding: "to ")

  /// 多3起, 少死亡2人, 降17%, 增至5家: one character, which is a verb of change only right before a number.
  private mutating func takeShortChange(at index: Int) -> Int? {
    let isUp = Self.shortUp.contains(text[index])
    guard isUp || Self.shortDown.contains(text[index]), index + 1 < text.count else { return nil }
    var (next, isLevel) = (index + 1, false)
    if Self.levels.contains(text[next]) { (next, isLevel) = (next + 1, true) }
    if next < text.count, text[next] == UInt32(scalar: "了") || text[next] == UInt32(scalar: "出") { next += 1 }
    next = text.skippingSpaces(from: next)
    guard next < text.count, startsNumber(at: next) || Self.deeds.contains(text[next]) else { return nil }
    pending = Pending()
    changes.append(
      WrittenFigure.Change(direction: isUp ? .up : .down, isLevel: isLevel, span: index..<index + 1))
    return isLevel ? index + 2 : index + 1
  }

  private func startsNumber(at index: Int) -> Bool {
    let scalar = text[index]
    if scalar.isASCIIDigit || scalar == 0xA5 || ChineseNumeral.piece(scalar) != nil { return true }
    guard case .boundBefore = Vocabulary.match(text, at: index)?.meaning else { return false }
    return true
  }

  private static let levels = [UInt32](folding: "到至为成")
  private static let shortUp = [UInt32](folding: "多增升涨高")
  private static let shortDown = [UInt32](folding: "少减降跌低")
  /// 多发生, 少死亡, 多伤, 少查处, 多立案, 少罚款.
  private static let deeds = [UInt32](folding: "发死伤查立罚")

  private mutating func takePlace(_ place: Int, _ span: Range<Int>) {
    guard kind == .rank else { return }
    var number = ScannedNumber(range: span)
    number.magnitude = Fraction(place)
    number.script = .english
    let amount = WrittenFigure.Amount(
      number: number, quantity: .place, span: span, unitSpan: span.upperBound..<span.upperBound)
    candidates.append(Candidate(amount: amount, strength: .own))
  }

  private mutating func takeMultiple(_ percent: Int, _ span: Range<Int>) {
    var number = ScannedNumber(range: span)
    number.magnitude = Fraction(abs(percent))
    number.script = .english
    let amount = WrittenFigure.Amount(
      number: number, quantity: .percent, span: span, unitSpan: span.upperBound..<span.upperBound)
    candidates.append(Candidate(amount: amount, strength: .own))
    changes.append(WrittenFigure.Change(direction: percent < 0 ? .down : .up, span: span))
  }

  // MARK: Numbers

  private mutating func takeDigits(at index: Int, sign: ScannedNumber.Sign?, from start: Int? = nil) -> Int {
    switch DigitScanner.scan(text, at: index) {
    case .skip(let end):
      pending = Pending()
      return end
    case .number(var number):
      number.sign = sign
      number.range = (start ?? index)..<number.range.upperBound
      return takeNumber(number, from: number.range.lowerBound)
    }
  }

  private mutating func takeChineseNumeral(at index: Int) -> Int? {
    let followsBound = pending.bound != nil
    let next = index + 1 < text.count ? text[index + 1] : 0
    let isBare = followsBound || next == UInt32(scalar: "余") || next == UInt32(scalar: "多")
    guard let (end, number) = ChineseNumeral.scan(text, at: index, allowsBareUnit: isBare) else { return nil }
    guard let number else {
      pending = Pending()
      return max(end, index + 1)
    }
    if let end = takeFraction(of: number) { return end }
    return takeNumber(number, from: index)
  }

  /// 百分之十七点七八, 千分之三.
  private mutating func takePerCentPrefix(at index: Int) -> Int? {
    let isPercent = text.holds(Self.perCent, at: index)
    guard isPercent || text.holds(Self.perMille, at: index) else { return nil }
    let start = index + 3
    guard start < text.count else { return nil }
    var number: ScannedNumber?
    if text[start].isASCIIDigit, case .number(let digits) = DigitScanner.scan(text, at: start) { number = digits }
    if number == nil { number = ChineseNumeral.scan(text, at: start, allowsBareUnit: true)?.number }
    guard let number else { return nil }
    let factor = isPercent ? Fraction(1) : .tenToThe(-1)
    return takeNumber(number, from: index, quantity: .percent, factor: factor)
  }

  private static let perCent = [UInt32](folding: "百分之")
  private static let perMille = [UInt32](folding: "千分之")
  private static let outOf = [UInt32](folding: "分之")

  /// 三分之一, in per cent.
  private mutating func takeFraction(of whole: ScannedNumber) -> Int? {
    let end = whole.range.upperBound
    guard text.holds(Self.outOf, at: end), end + 2 < text.count,
      let part = ChineseNumeral.scan(text, at: end + 2)?.number, let below = whole.magnitude,
      let above = part.magnitude, let value = above / below, let percent = value * Fraction(100)
    else { return nil }
    var number = part
    number.magnitude = percent
    number.range = whole.range.lowerBound..<part.range.upperBound
    return takeNumber(number, from: whole.range.lowerBound, quantity: .percent, isFraction: true)
  }

  /// Adds a number with what stands around it; the offset behind.
  private mutating func takeNumber(
    _ number: ScannedNumber, from start: Int, quantity: WrittenFigure.Quantity? = nil, factor: Fraction = Fraction(1),
    isFraction: Bool = false
  ) -> Int {
    let before = pending
    pending = Pending()
    var group = NumberGroup(text: text, unit: unit, number: number, start: start)
    group.amount.quantity = quantity ?? .bare
    group.amount.factor = factor
    group.amount.isFraction = isFraction
    group.read(isOrdinal: before.isOrdinal || before.isLeading)
    if let (bound, boundStart) = before.bound {
      group.amount.bound = group.amount.bound ?? bound
      group.amount.span = boundStart..<group.amount.span.upperBound
    }
    let isPlace = before.isOrdinal || group.hasOrdinalSuffix || (before.isLeading && kind == .rank)
    if isPlace {
      if kind != .rank { ordinal = start..<group.end }
      guard kind == .rank, !group.isAside else { return group.end }
      group.amount.quantity = .place
      if before.isLeading { group.amount.bound = .atMost }
    }
    if isPlace || kind == .rank { noteFromEnd(start, group.end) }
    if !before.isDenominator, !group.isAside {
      if let negation = before.negation { negated = negation..<group.end }
      noteWhatFollows(group, after: before.part)
      candidates.append(Candidate(amount: group.amount, strength: isPlace ? .own : group.strength(for: kind)))
      if let second = group.separateSecond { candidates.append(second) }
    }
    return group.end
  }
}
