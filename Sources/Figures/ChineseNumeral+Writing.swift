import Numbers

/// From values to characters.
extension ChineseNumeral {
  /// The number in everyday or formal characters: 三十二, 一千一百七十五, 十七点七八; nil from 10^16 on.
  ///
  /// - Parameter isCounting: a lone two before a measure word is 两, not 二.
  static func text(of number: FixedPoint, isFormal: Bool = false, isCounting: Bool = false) -> String? {
    let digits = String(number.coefficient.magnitude)
    let padded = String(repeating: "0", count: max(0, number.scale + 1 - digits.count)) + digits
    guard let whole = Int(padded.dropLast(number.scale)), whole < 10_000_000_000_000_000 else { return nil }
    let names = isFormal ? formal : everyday
    if isCounting, number.scale == 0, whole == 2, !isFormal { return "两" }
    var text = self.text(of: whole, names)
    if number.scale > 0 {
      text += "点" + padded.suffix(number.scale).compactMap { $0.wholeNumberValue.map { names.digits[$0] } }.joined()
    }
    return text
  }

  private struct Names: Sendable {
    let digits: [String]
    /// 十, 百, 千 by power of ten.
    let units: [String]
    let isFormal: Bool
  }

  private static let everyday = Names(
    digits: "零一二三四五六七八九".map(String.init), units: ["", "十", "百", "千"], isFormal: false)
  private static let formal = Names(
    digits: "零壹贰叁肆伍陆柒捌玖".map(String.init), units: ["", "拾", "佰", "仟"], isFormal: true)

  private static func text(of whole: Int, _ names: Names) -> String {
    if whole == 0 { return names.digits[0] }
    var (text, rest, hasGap) = ("", whole, false)
    for (power, name) in [(1_000_000_000_000, "万亿"), (100_000_000, "亿"), (10_000, "万"), (1, "")] {
      let section = rest / power
      rest %= power
      if section == 0 {
        hasGap = !text.isEmpty
        continue
      }
      if !text.isEmpty, hasGap || section < 1000 { text += names.digits[0] }
      text += section == 2 && power > 1 && text.isEmpty && !names.isFormal ? "两" : self.section(section, names)
      // 一万亿 and then 三千亿: the 亿 is said once.
      text += name == "万亿" && rest / 100_000_000 > 0 ? "万" : name
      hasGap = false
    }
    // 十二, not 一十二.
    return !names.isFormal && text.hasPrefix("一十") ? String(text.dropFirst()) : text
  }

  /// 1...9999.
  private static func section(_ value: Int, _ names: Names) -> String {
    var (text, hasGap) = ("", false)
    for (power, factor) in [(3, 1000), (2, 100), (1, 10), (0, 1)] {
      let digit = value / factor % 10
      if digit == 0 {
        hasGap = hasGap || !text.isEmpty
        continue
      }
      if hasGap { text += names.digits[0] }
      hasGap = false
      text += (digit == 2 && power == 3 && !names.isFormal ? "两" : names.digits[digit]) + names.units[power]
    }
    return text
  }
}
