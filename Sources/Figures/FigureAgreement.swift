import Numbers
import Records

/// Whether the text of a link says what was computed.
///
/// - A number without a scale word, or with the measure's own (1745.3万元 of a measure in 万元), must be the number as
///   rounded; zeros at the end of the decimals may be left out.
/// - With another scale word the writer's decimals decide: 1.2亿 is right when the exact value, rounded as the measure
///   is, gives 1.2亿; it is never right when that gives 0.
/// - 近, 约, 逾, 余, 以上 and so on are bounds: see ``WrittenFigure/Bound``.
/// - Words of change must match; without one, a change is a signed number. 持平 needs a change of zero; 基本持平
///   allows less than one per cent or percentage point. A direction without a number is enough.
/// - 增长1倍 is 100 %, 增加到2倍 and 是去年的2倍 are as well; nothing falls by 倍.
/// - Units must be the measure's where both are there. Words that are no units (32起事故) are passed over.
package struct FigureAgreement: Sendable {
  let text: String
  let figure: ComputedFigure
  let view: FigureView
  let unit: MeasureUnit

  /// Nil when text and figure agree.
  package static func disagreement(
    between text: String, and figure: ComputedFigure, view: FigureView, unit: MeasureUnit
  ) -> FigureDisagreement? {
    let agreement = FigureAgreement(text: text, figure: figure, view: view, unit: unit)
    do throws(WrittenFigure.Unreadable) {
      return agreement.check(try WrittenFigure.read(text, unit: unit, as: figure.unit))
    } catch {
      return agreement.disagreement(with: error)
    }
  }

  var isComparison: Bool { view == .change || view == .difference }

  /// How it came out: what the engine says, or the sign of the number.
  var direction: ComputedFigure.Direction? {
    if let direction = figure.direction { return direction }
    guard isComparison, case .number(let number) = figure.outcome else { return nil }
    return number.isZero ? .unchanged : number.coefficient > 0 ? .up : .down
  }

  func check(_ written: WrittenFigure) -> FigureDisagreement? {
    guard case .number(let number) = figure.outcome else { return checkAbsent(written) }
    if written.saysAbsent { return disagreement(.number, text, "the text says that there is no number") }
    if let disagreement = checkChange(written, number) { return disagreement }
    if let amount = written.amount {
      return checkUnit(amount) ?? checkRate(written) ?? checkNumber(amount, written.change, number)
    }
    if written.saysZero {
      return number.isZero ? nil : disagreement(.number, text, "the text says none")
    }
    if written.change != nil, isComparison { return nil }
    if let ordinal = written.ordinal {
      return disagreement(.unit, words(ordinal), "the text names a place in an order, but the figure is none")
    }
    return disagreement(.unreadable, text, "no number can be read in the text")
  }

  private func checkAbsent(_ written: WrittenFigure) -> FigureDisagreement? {
    if written.saysAbsent { return nil }
    // After a zero base there is no percentage, but it did rise.
    if let change = written.change, written.amount == nil, !change.isLevel, change.direction == figure.direction {
      return nil
    }
    let why =
      switch figure.outcome {
      case .none(.zeroBase): "what it is compared with or divided by is zero"
      case .none(.noData): "the records do not cover the period (temporalCoverage in datapackage.yaml)"
      case .none(.noBase): "the records do not cover the period that it is compared with"
      case .none(.partialPeriod): "the records cover only a part of the period"
      case .none(.noTarget): "no target is set"
      case .none(.overflow): "the result has too many digits"
      case .number: ""
      }
    return FigureDisagreement(
      reason: .absent, written: text, computed: FigureText.absent,
      message: "written \"\(text)\", but no number can be computed: \(why); write \"\(FigureText.absent)\"")
  }

  private func checkChange(_ written: WrittenFigure, _ number: FixedPoint) -> FigureDisagreement? {
    guard let change = written.change else { return nil }
    var said: String { words(change.span) }
    guard isComparison else {
      if change.isLevel { return nil }
      return disagreement(
        .direction, said, "the figure is no change; ask for .change or .difference, or write no word of change")
    }
    if change.isLevel {
      if written.amount?.quantity == .multiple { return nil }
      return disagreement(.direction, said, "the text leads to a level, but the figure is the change itself")
    }
    if change.isNearly {
      let isSmall = figure.unit != .measure && Fraction(number).magnitude < Fraction(1)
      return number.isZero || isSmall ? nil : disagreement(.direction, said, outcomeWords)
    }
    if change.direction == direction || (change.direction == .unchanged && number.isZero) { return nil }
    return disagreement(.direction, said, outcomeWords)
  }

  private var outcomeWords: String {
    switch direction {
    case .up: "it rose"
    case .down: "it fell"
    case .unchanged, nil: "it did not change"
    }
  }

  private func checkUnit(_ amount: WrittenFigure.Amount) -> FigureDisagreement? {
    let isRight =
      switch (amount.quantity, figure.unit) {
      case (.bare, _), (.percent, .percent), (.percentagePoints, .percentagePoints), (.unit, .measure), (.place, .rank):
        true
      case (.multiple, .percent): view == .change
      case (.percent, .measure): unit.isPercent
      case (.foreign, .measure): unit.labels.isEmpty
      case (.foreign(let word), .rank): word == "位" || word == "名"
      default: false
      }
    return isRight ? nil : disagreement(.unit, words(amount.span), "the figure is \(meantUnit)")
  }

  /// 每日9人 is no 9人. A measure without a unit may be a rate for all that is known.
  private func checkRate(_ written: WrittenFigure) -> FigureDisagreement? {
    guard let rate = written.rate, figure.unit == .measure, !unit.labels.isEmpty, !unit.isRate else { return nil }
    return disagreement(.unit, words(rate), "the figure is no rate or average")
  }

  private var meantUnit: String {
    switch figure.unit {
    case .percent: "a number in per cent"
    case .percentagePoints: "a number in percentage points (百分点)"
    case .rank: "a place in an order"
    case .measure: unit.label(in: TextLanguage.of(text)).map { "a number in \($0)" } ?? "a plain number"
    }
  }

  // MARK: Words

  func words(_ range: Range<Int>) -> String { WrittenFigureReader.words(of: text, range) }

  /// What the text could say, in its own language.
  var computedText: String {
    FigureText(language: TextLanguage.of(text)).text(of: figure, view: view, unit: unit)
  }

  func disagreement(_ reason: FigureDisagreement.Reason, _ said: String, _ how: String) -> FigureDisagreement {
    FigureDisagreement(
      reason: reason, written: said, computed: computedText,
      message: "written \"\(said)\", computed \"\(computedText)\": \(how)")
  }

  private func disagreement(with fault: WrittenFigure.Unreadable) -> FigureDisagreement {
    switch fault {
    case .severalNumbers(let numbers):
      let list = numbers.map { "\"\($0)\"" }.joined(separator: " and ")
      return FigureDisagreement(
        reason: .severalNumbers, written: text, computed: computedText,
        message:
          "the text holds more than one number, \(list): give each a link of its own; computed \"\(computedText)\""
      )
    case .contradiction(let first, let second):
      return disagreement(.unreadable, text, "the text says both \"\(first)\" and \"\(second)\"")
    case .negated(let said):
      return disagreement(.unreadable, said, "the text says only what did not happen")
    case .fromEnd(let said):
      return disagreement(.unreadable, said, "the figure is a place counted from the greatest")
    case .reckoned(let said):
      return disagreement(.unreadable, said, "the text holds a number that something is reckoned from")
    case .tooLarge(let said):
      return disagreement(.number, said, "the text holds a number with too many digits")
    }
  }
}

/// Chinese or English, by the characters of a text.
enum TextLanguage {
  static func of(_ text: String, default fallback: String = "zh-Hans") -> String {
    var hasLetters = false
    for scalar in text.unicodeScalars {
      if scalar.value >= 0x3007 && scalar.value < 0xFF00 { return "zh-Hans" }
      hasLetters = hasLetters || scalar.properties.isAlphabetic && scalar.isASCII
    }
    return hasLetters ? "en" : fallback
  }
}
