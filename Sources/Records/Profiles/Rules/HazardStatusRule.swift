import Chronology
import Diagnostics

extension DiagnosticKind {
  package static let hazardStatus = DiagnosticKind(
    "hazard-status", .file, .warning, title: "The status of a listed hazard does not agree with its dates.",
    explanation: """
      A hazard is delisted from the day on which it was taken off the list, overdue when it was due before the day of \
      the build (`--clock`) and has not been delisted, and else open. A hazard that is called open and is overdue is \
      only noted.
      """)
}

/// What has become of a hazard under listed supervision (挂牌督办).
package enum HazardStatus: String, Hashable, Sendable, CaseIterable {
  case open, overdue, delisted

  /// The status at the end of a day.
  package init(due: CivilDate?, delisted: CivilDate?, on day: CivilDate) {
    if let delisted, delisted <= day {
      self = .delisted
    } else {
      self = due.map { $0 < day } ?? false ? .overdue : .open
    }
  }
}

extension RecordRule {
  /// The status that is written is the one that the dates make.
  static let hazardStatus = RecordRule(
    .hazardStatus, source: "重大隐患挂牌督办及公告制度", needs: ["status", "delisted"]
  ) { context in
    guard let status = context.column("status"), let delisted = context.column("delisted"),
      let vocabulary = context.vocabulary("status")
    else { return nil }
    return HazardStatusCheck(
      status: status, due: context.column("due"), delisted: delisted, words: vocabulary.table,
      meanings: vocabulary.terms.map { HazardStatus(rawValue: $0.name) }, today: context.today)
  }
}

private struct HazardStatusCheck: RowCheck {
  let status: RoleColumn
  let due: RoleColumn?
  let delisted: RoleColumn
  let words: WordTable<Int>
  let meanings: [HazardStatus?]
  var today: Today

  var sameFindings: ClosedRange<Int> { today.sameAnswers }

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    guard let written = words[row.cells[status.index]].flatMap({ meanings[$0] }) else { return }
    let computed = computed(row)
    guard written != computed else { return }
    findings.add(
      column: status.index, .hazardStatus,
      Diagnostic(
        .hazardStatus, "the hazard is called \(written), but by its dates it is \(computed)", at: place(status.index),
        remedy: written == .delisted ? "enter the day on which it was delisted" : "correct the status or the dates",
        severity: written == .open && computed == .overdue ? .note : nil))
  }

  private mutating func computed(_ row: CheckedRow) -> HazardStatus {
    if let day = delisted.day(row), today.isAfter(day - 1) { return .delisted }
    if let day = due?.day(row), today.isAfter(day) { return .overdue }
    return .open
  }
}
