/// A document number (发文字号): `国办发〔2017〕47号`.
///
/// GB/T 9704-2012, 7.2.5: the sign of the office, the year in full within hexagonal brackets, the number without 第 and
/// without leading zeros, then 号.
package struct DocumentNumber: Hashable, Sendable {
  /// 发文机关代字.
  package let series: String
  package let year: Int
  package let number: Int

  package var text: String { "\(series)〔\(year)〕\(number)号" }

  /// Reads a number that has exactly the form of the standard; nil for anything else.
  package init?(_ text: String) {
    guard let number = DocumentNumber(meantBy: text), number.text.utf8.elementsEqual(text.utf8) else { return nil }
    self = number
  }

  /// Reads what people write who mean a document number: other brackets, full-width digits, white space, 第, leading
  /// zeros, a missing 号. Nil where the meaning is not certain.
  package init?(meantBy text: String) {
    var rest = text.unicodeScalars.filter { !$0.properties.isWhitespace }.map(Self.digitFolded)[...]
    guard let opening = rest.firstIndex(where: Self.openings.contains) else { return nil }
    let series = rest[..<opening]
    rest = rest[(opening + 1)...]
    guard !series.isEmpty, !series.contains(where: Self.closings.contains),
      let closing = rest.firstIndex(where: Self.closings.contains)
    else { return nil }
    var year = rest[..<closing]
    rest = rest[(closing + 1)...]
    if year.last == "年" { year.removeLast() }
    if rest.first == "第" { rest.removeFirst() }
    if rest.last == "号" { rest.removeLast() }
    guard year.count == 4, let year = Self.number(year), year >= 1900, (1...6).contains(rest.count),
      let number = Self.number(rest), number > 0
    else { return nil }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: series)
    self.series = String(name)
    self.year = year
    self.number = number
  }

  private static let openings: Set<Unicode.Scalar> = ["〔", "[", "［", "【", "(", "（", "﹝", "〖", "{", "｛", "「", "<", "〈"]
  private static let closings: Set<Unicode.Scalar> = ["〕", "]", "］", "】", ")", "）", "﹞", "〗", "}", "｝", "」", ">", "〉"]

  /// `２` → `2`.
  private static func digitFolded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    (0xFF10...0xFF19).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30)) : scalar
  }

  private static func number(_ digits: ArraySlice<Unicode.Scalar>) -> Int? {
    guard digits.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1.value - 0x30) }
  }
}
