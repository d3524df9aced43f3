import Numbers
import Records

/// How an author writes numbers, applied to another number.
struct NumberStyle {
  let original: [Unicode.Scalar]
  let amount: WrittenFigure.Amount
  let figure: ComputedFigure
  let number: FixedPoint
  let unit: MeasureUnit

  private var written: ScannedNumber { amount.number }

  /// 百分之 or a currency sign before the number.
  var prefix: String {
    let start = written.range.lowerBound
    if start >= 3, String(String.UnicodeScalarView(original[start - 3..<start])) == "百分之" { return "百分之" }
    return start >= 1 && ["¥", "¥", "$"].contains(original[start - 1]) ? String(original[start - 1]) : ""
  }

  /// The unit with the space before it, as written.
  var unitText: String {
    var start = amount.unitSpan.lowerBound
    while start > 0, original[start - 1].properties.isWhitespace { start -= 1 }
    return String(String.UnicodeScalarView(original[start..<amount.unitSpan.upperBound]))
  }

  /// The number in the author's scale, then without; empty where it cannot be written.
  ///
  /// - Parameter isSigned: no verb says which way it went, so that a sign must.
  func texts(isSigned: Bool) -> [String] {
    let power = NumberComparison.power(of: amount, unit)
    var texts: [String] = []
    if written.scale > 0 {
      if let text = scaledText(power) { texts.append(text) }
    }
    if let value = valueInUnit(power), let text = plainText(value) { texts.append(text) }
    guard isSigned else { return texts }
    return texts.map { sign + $0 }
  }

  private var sign: String {
    guard !number.isZero else { return "" }
    let first = original[written.range.lowerBound]
    if number.coefficient < 0 { return written.sign == .minus ? String(first) : FigureText.minus }
    return written.sign == nil ? "" : written.sign == .plus ? String(first) : "+"
  }

  // MARK: Values

  /// 1745 for 17,450,000 written with 万.
  private func scaledText(_ power: Int) -> String? {
    let exact = (figure.exact ?? Fraction(number)).magnitude
    let isMeasuresOwn = written.scale == power
    guard let value = exact * .tenToThe(power - written.scale),
      let rounded = isMeasuresOwn ? magnitude : value.rounded(toDecimals: min(written.decimals, 18), figure.rounding),
      !rounded.isZero || number.isZero
    else { return nil }
    if written.script == .chinese, written.decimals == 0 {
      let whole = Fraction(rounded) * .tenToThe(written.scale)
      return whole.flatMap { $0.rounded(toDecimals: 0, .truncate) }.flatMap(chineseText)
    }
    guard let digits = plainText(rounded, isScaled: true) else { return nil }
    return digits + scaleWord
  }

  /// The computed number in the unit as written: 17450000 for 元 beside a measure in 万元.
  private func valueInUnit(_ power: Int) -> FixedPoint? {
    if power == 0 { return magnitude }
    // 1745万 without a unit: the number without its scale is again in the measure's.
    guard case .unit = amount.quantity else { return magnitude }
    let exact = (figure.exact ?? Fraction(number)).magnitude
    return (exact * .tenToThe(power)).flatMap { $0.rounded(toDecimals: min(written.decimals, 18), figure.rounding) }
  }

  private var magnitude: FixedPoint {
    guard number.coefficient < 0, number.coefficient != Int.min else { return number }
    return FixedPoint(-number.coefficient, scale: number.scale)
  }

  // MARK: Characters

  private func plainText(_ value: FixedPoint, isScaled: Bool = false) -> String? {
    let value = trimmed(value)
    if written.script == .chinese { return chineseText(value) }
    var text = value.text(separator: separator)
    if isFullWidth { text = Self.fullWidth(text) }
    return text
  }

  private func chineseText(_ value: FixedPoint) -> String? {
    let isFormal = original[written.range].contains { "壹贰叁肆伍陆柒捌玖拾佰仟貳參陸".unicodeScalars.contains($0) }
    let isCounting: Bool =
      switch amount.quantity {
      case .unit, .foreign: true
      default: false
      }
    return ChineseNumeral.text(of: trimmed(value), isFormal: isFormal, isCounting: isCounting)
  }

  /// As many zeros at the end as the author writes.
  private func trimmed(_ value: FixedPoint) -> FixedPoint {
    let short = value.normalized
    let kept = min(written.decimals, value.scale)
    guard short.scale < kept else { return short }
    let factor = (0..<kept - short.scale).reduce(1) { power, _ in power * 10 }
    let (coefficient, overflow) = short.coefficient.multipliedReportingOverflow(by: factor)
    return overflow ? value : FixedPoint(coefficient, scale: kept)
  }

  private var separator: String {
    guard written.separator != nil else {
      // A number below a thousand shows no habit.
      let isShort = written.range.count <= 3 && written.scale == 0
      return isShort && TextLanguage.of(String(String.UnicodeScalarView(original))) == "en" ? "," : ""
    }
    let mark = original[written.range].first {
      !$0.properties.numericType.isDigit && !"+-\u{2212}-–".unicodeScalars.contains($0)
    }
    return mark.map(String.init) ?? ""
  }

  private var isFullWidth: Bool { original[written.range].contains { (0xFF10...0xFF19).contains($0.value) } }

  /// As written behind the digits, or the common word of its power.
  private var scaleWord: String {
    let tail = original[written.range].reversed().prefix { !$0.properties.numericType.isDigit }.reversed()
    let word = String(String.UnicodeScalarView(tail))
    if let match = ScaleWord.match([UInt32](folding: word), after: 0), match.power == written.scale { return word }
    let isChinese = TextLanguage.of(String(String.UnicodeScalarView(original))) != "en"
    guard let name = ScaleWord.name(of: written.scale, isChinese: isChinese) else { return word }
    return isChinese ? name : " " + name
  }

  private static func fullWidth(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.compactMap { scalar in
          (0x21...0x7E).contains(scalar.value) ? Unicode.Scalar(scalar.value + 0xFEE0) : scalar
        }))
  }
}

extension Unicode.NumericType? {
  /// A decimal digit, of any width.
  fileprivate var isDigit: Bool { self == .decimal }
}
