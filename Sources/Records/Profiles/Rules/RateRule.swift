import Diagnostics
import Numbers

extension DiagnosticKind {
  package static let rateDisagrees = DiagnosticKind(
    "rate-disagrees", .file, .error, title: "A rate does not agree with the numbers that it is made of.",
    explanation: """
      The rate in per cent is the part over the whole. It may be rounded in any way (half up, half even or cut off), \
      so it is wrong only from one unit of its last decimal on.
      """)
}

extension RecordRule {
  /// A rate in per cent is the part over the whole.
  static func rate(_ rate: String, _ part: String, over whole: String) -> RecordRule {
    RecordRule(.rateDisagrees, source: "What the numbers count.", needs: [rate, part, whole]) { context in
      guard let rate = context.column(rate), let part = context.column(part), let whole = context.column(whole)
      else { return nil }
      let unit = context.units[rate.name]
      return RateCheck(rate: rate, part: part, whole: whole, isFraction: unit == "1" || unit == "")
    }
  }
}

private struct RateCheck: RowCheck {
  let rate: RoleColumn
  let part: RoleColumn
  let whole: RoleColumn
  /// The column holds 0.85 and not 85 per cent.
  let isFraction: Bool

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    guard let written = rate.number(row), let part = part.number(row), let whole = whole.number(row), !whole.isZero,
      let exact = Fraction(part) / Fraction(whole), let scaled = exact * Fraction(isFraction ? 1 : 100),
      let distance = scaled - Fraction(written), let limit = Fraction(1, over: Fraction.powerOfTen(written.scale)),
      distance.magnitude >= limit
    else { return }
    findings.add(
      column: rate.index, .rateDisagrees,
      Diagnostic(
        .rateDisagrees,
        "\"\(rate.name)\" is \(written.text), but \(part.text) of \(whole.text) are "
          + (scaled.rounded(toDecimals: max(written.scale, 1), .halfUp)?.text ?? "something else")
          + (isFraction ? "" : " %"), at: place(rate.index)))
  }
}
