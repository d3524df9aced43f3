import Numbers
import Records

/// Prints what was computed: for links without text, for tables and for the list of sources.
package struct FigureText: Sendable {
  /// Which zeros at the end of the decimals stay.
  package enum Zeros: Sendable {
    /// As rounded: 36.00%. Columns of a table.
    case keep
    /// Only where nothing else stands behind the point: 36%, but 17.50%. Running text.
    case trimWhole
    /// None: 36%, 17.5%.
    case trim
  }

  /// BCP 47, such as zh-Hans; what is neither Chinese nor English is printed in English.
  package var language: String
  package var showsUnit = true
  /// A change as a signed number (-17.78%, with U+2212), not with a word (下降17.78%).
  package var isSigned = false
  package var zeros = Zeros.trimWhole
  /// Separators between groups of three digits. Nil: as the language has it (GB/T 15835-2011, 5.1.1, leaves it open).
  package var groupsDigits: Bool?

  package init(language: String) { self.language = language }

  /// For the cells of a table: signed, without units, zeros kept so that points stand below each other.
  package static func tableCell(language: String) -> FigureText {
    var text = FigureText(language: language)
    (text.showsUnit, text.isSigned, text.zeros) = (false, true, .keep)
    return text
  }

  package static let absent = "—"
  static let minus = "\u{2212}"

  var isChinese: Bool { language.hasPrefix("zh") }

  /// The figure in words: `32起`, `下降17.78%`, `第1位`, or a dash where there is no number.
  package func text(of figure: ComputedFigure, view: FigureView = .value, unit: MeasureUnit = .plain) -> String {
    guard case .number(let number) = figure.outcome else { return Self.absent }
    if figure.unit == .rank { return place(number) }
    let isComparison = view == .change || view == .difference
    guard isComparison, !isSigned else {
      let sign = number.coefficient < 0 ? Self.minus : isComparison && number.coefficient > 0 ? "+" : ""
      return sign + amount(number, figure.unit, unit)
    }
    if number.isZero {
      let isExact = figure.direction == nil || figure.direction == .unchanged
      return isChinese ? (isExact ? "持平" : "基本持平") : (isExact ? "unchanged" : "nearly unchanged")
    }
    let isUp = number.coefficient > 0
    guard isChinese else { return (isUp ? "up " : "down ") + amount(number, figure.unit, unit) }
    let verb = view == .difference && figure.unit == .measure ? (isUp ? "增加" : "减少") : (isUp ? "上升" : "下降")
    return verb + amount(number, figure.unit, unit)
  }

  /// Without its sign.
  private func amount(_ number: FixedPoint, _ kind: ComputedFigure.Unit, _ unit: MeasureUnit) -> String {
    if showsUnit, kind == .measure, let scaled = Self.inLargeUnits(number, unit.label(in: language)) { return scaled }
    return digits(number) + (showsUnit ? unitText(number, kind, unit) : kind == .percent ? "%" : "")
  }

  /// Sums of money from a hundred thousand 元 as offices write them: 2547.74万元, 1.2亿元. Only where nothing is lost by
  /// two decimals.
  private static func inLargeUnits(_ number: FixedPoint, _ label: String?) -> String? {
    guard label == "元" else { return nil }
    for (power, least, name) in [(8, 8, "亿"), (4, 5, "万")] {
      guard let divided = Fraction(number).magnitude / Fraction.tenToThe(power),
        Fraction(number).magnitude >= Fraction.tenToThe(least),
        let short = divided.rounded(toDecimals: 2, .truncate), Fraction(short) == divided
      else { continue }
      return short.normalized.text + name + "元"
    }
    return nil
  }

  func unitText(_ number: FixedPoint, _ kind: ComputedFigure.Unit, _ unit: MeasureUnit) -> String {
    let isOne = Fraction(number).magnitude == Fraction(1)
    switch kind {
    case .percent: return "%"
    case .percentagePoints: return isChinese ? "个百分点" : isOne ? " percentage point" : " percentage points"
    case .rank: return isChinese ? "位" : ""
    case .measure:
      guard let label = unit.label(in: language) else { return "" }
      // 3 × 100 million yuan, lest the digits run together.
      if label.unicodeScalars.first.map({ ("0"..."9").contains($0) }) == true { return " × " + label }
      if label.unicodeScalars.first.map({ $0.value > 0x2E7F || $0 == "%" }) == true { return label }
      return " " + (isOne && !isChinese ? Self.singular(label) : label)
    }
  }

  func digits(_ number: FixedPoint) -> String {
    let isWhole = number.normalized.scale == 0
    let shown =
      switch zeros {
      case .keep: number
      case .trimWhole: isWhole ? number.normalized : number
      case .trim: number.normalized
      }
    let groups = groupsDigits ?? !isChinese
    let text = shown.text(separator: groups ? "," : "")
    return text.hasPrefix("-") ? String(text.dropFirst()) : text
  }

  private func place(_ number: FixedPoint) -> String {
    let digits = digits(number)
    guard showsUnit else { return digits }
    if isChinese { return "第\(digits)位" }
    let isTeen = (11...13).contains(number.coefficient % 100)
    let suffix =
      switch number.coefficient % 10 {
      case 1 where !isTeen: "st"
      case 2 where !isTeen: "nd"
      case 3 where !isTeen: "rd"
      default: "th"
      }
    return digits + suffix
  }

  /// 1 accident, 1 death per 100,000 workers: the noun that is counted loses its plural.
  static func singular(_ label: String) -> String {
    var words = label.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let noun = (words.firstIndex { $0 == "per" } ?? words.count) - 1
    guard words.indices.contains(noun) else { return label }
    words[noun] = singular(word: words[noun])
    return words.joined(separator: " ")
  }

  private static func singular(word: String) -> String {
    if word == "people" { return "person" }
    if word.hasSuffix("ies"), word.utf8.count > 4 { return word.dropLast(3) + "y" }
    for ending in ["sses", "ches", "shes", "xes"] where word.hasSuffix(ending) { return String(word.dropLast(2)) }
    return word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
  }
}
