import Chronology
import Diagnostics

extension DiagnosticKind {
  package static let displayTerm = DiagnosticKind(
    "display-term", .file, .warning, title: "The time for which a decision is shown is unusual.",
    explanation: """
      A decision on a penalty is usually shown for one year (公示期), at most for three. The last day of its display \
      lies outside of that. A display that ends before the decision is an error.
      """)
}

/// For how long decisions are shown. Practice of the credit platforms, not confirmed by a statute: data, and only a
/// warning.
package enum DisplayTerm {
  package static let usualYears = 1
  package static let longestYears = 3

  /// The last day on which a decision is shown when its record does not say: the day before the date comes round.
  package static func lastDay(of decision: CivilDate, years: Int = usualYears) -> CivilDate {
    let (year, month, day) = (decision.year + years, decision.month, decision.day)
    // 29 February comes round on 1 March.
    let anniversary = CivilDate(year: year, month: month, day: day) ?? CivilDate(year: year, month: 3, day: 1)
    return CivilDate(daysSinceEpoch: (anniversary ?? decision).daysSinceEpoch - 1)
  }
}

extension RecordRule {
  /// A decision is shown from its day on, and for no more than the longest term.
  static let displayTerm = RecordRule(
    .displayTerm, source: "行政处罚信息公示期（信用平台惯例，一般为一年，最长三年）", needs: ["date", "displayUntil"]
  ) { context in
    guard let date = context.column("date"), let until = context.column("displayUntil") else { return nil }
    return DisplayTermCheck(date: date, until: until)
  }
}

private struct DisplayTermCheck: RowCheck {
  let date: RoleColumn
  let until: RoleColumn

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    guard let day = date.day(row), let last = until.day(row) else { return }
    if last < day {
      findings.add(
        column: until.index, .dateOrder,
        Diagnostic(.dateOrder, "the display of the decision ends before its date", at: place(until.index)))
      return
    }
    // Shorter terms need no calendar.
    guard last - day > DisplayTerm.longestYears * 365 - 1 else { return }
    let longest = DisplayTerm.lastDay(of: CivilDate(daysSinceEpoch: day), years: DisplayTerm.longestYears)
    guard last > longest.daysSinceEpoch + 1 else { return }  // the anniversary itself is written as often
    findings.add(
      column: until.index, .displayTerm,
      Diagnostic(
        .displayTerm, "the decision is to be shown for more than \(DisplayTerm.longestYears) years",
        at: place(until.index), remedy: "\(longest.iso) would be the last day of \(DisplayTerm.longestYears) years"))
  }
}
