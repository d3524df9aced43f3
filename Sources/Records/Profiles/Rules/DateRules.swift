import Chronology
import Diagnostics

extension DiagnosticKind {
  package static let recordInFuture = DiagnosticKind(
    "record-in-future", .file, .warning, title: "A record tells of something that has not happened yet.",
    explanation: """
      The day lies after that of the build (`--clock`, else the clock). Most often a digit of the year is wrong; such \
      a row also stretches the time that the records seem to cover.
      """)
  package static let dateOrder = DiagnosticKind(
    "date-order", .file, .error, title: "Two dates of a record are in the wrong order.",
    explanation: "A hazard is announced before it is due and before it is delisted; a warning holds before it expires.")
}

extension RecordRule {
  /// The day with this role is not after today.
  static func notInFuture(_ role: String) -> RecordRule {
    RecordRule(.recordInFuture, source: "Records tell what has happened.", needs: [role]) { context in
      context.column(role).map { FutureCheck(column: $0, today: context.today) }
    }
  }

  /// The first day is not after the second; not the same either where `strictly`.
  static func order(_ first: String, _ second: String, strictly: Bool = false) -> RecordRule {
    RecordRule(.dateOrder, source: "What the dates are.", needs: [first, second]) { context in
      guard let first = context.column(first), let second = context.column(second) else { return nil }
      return OrderCheck(first: first, second: second, isStrict: strictly)
    }
  }
}

private struct FutureCheck: RowCheck {
  let column: RoleColumn
  var today: Today

  var sameFindings: ClosedRange<Int> { today.sameAnswers }

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    guard let day = column.day(row), !today.isAfter(day - 1) else { return }
    findings.add(
      column: column.index, .recordInFuture,
      Diagnostic(
        .recordInFuture,
        "\"\(column.name)\" is \(CivilDate(daysSinceEpoch: day).iso), after the day of the build, "
          + CivilDate(daysSinceEpoch: today.day).iso, at: place(column.index)))
  }
}

private struct OrderCheck: RowCheck {
  let first: RoleColumn
  let second: RoleColumn
  let isStrict: Bool

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    guard let start = moment(first, row), let end = moment(second, row) else { return }
    guard isStrict ? start >= end : start > end else { return }
    findings.add(
      column: second.index, .dateOrder,
      Diagnostic(
        .dateOrder, "\"\(second.name)\" is \(start == end ? "the same as" : "before") \"\(first.name)\"",
        at: place(second.index), notes: [Diagnostic.Note("\"\(first.name)\" stands here", at: place(first.index))]))
  }

  /// The column as seconds where both hold times of day, else as days: a day and a moment of that day are the same.
  private func moment(_ column: RoleColumn, _ row: CheckedRow) -> Int? {
    first.storage == .datetime && second.storage == .datetime ? row.stored(column.index) : column.day(row)
  }
}
