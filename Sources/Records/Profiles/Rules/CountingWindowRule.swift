import Chronology
import Diagnostics

extension DiagnosticKind {
  package static let countingWindow = DiagnosticKind(
    "accident-status", .file, .warning,
    title: "The figures of an accident are final too early, or provisional too long.",
    explanation: """
      The casualties of an accident are counted for 30 days after it, those of road accidents and fires for 7: until \
      then the figures are provisional, afterwards final. This depends on the day of the build (`--clock`). A row that \
      is still provisional 30 days after the end of its window is reported.
      """)
}

extension RecordRule {
  /// Final not before the days of counting have ended; provisional not long after.
  static let countingWindow = RecordRule(
    .countingWindow, source: "《生产安全事故报告和调查处理条例》（国务院令第493号）第十三条", needs: ["date", "status"]
  ) { context in
    guard let date = context.column("date"), let status = context.column("status"),
      let vocabulary = context.vocabulary("status"), let final = vocabulary.index(of: "final"),
      let provisional = vocabulary.index(of: "provisional")
    else { return nil }
    let kinds = ["category", "industry"].compactMap { context.column($0) }
    return WindowCheck(
      date: date, status: status, words: vocabulary.table, final: final, provisional: provisional, kinds: kinds,
      short: shortWindows(context, kinds), today: context.today)
  }

  /// For each column that says what kind of accident it was: the words and codes of those with the short window.
  private static func shortWindows(_ context: CheckContext, _ columns: [RoleColumn]) -> [WordTable<Bool>] {
    let words = Set(context.vocabulary("category")?.terms.first { $0.name == "short-window" }?.words ?? [])
    return columns.map { column in
      var table = WordTable(words.map { ($0, true) })
      for entry in context.codes[column.name]?.entries ?? []
      where entry.name.entries.contains(where: { words.contains($0.text) }) {
        table[entry.code] = true
      }
      return table
    }
  }
}

/// The lengths of the windows in days.
enum CountingWindow {
  static let usual = 30
  /// Of road accidents and fires.
  static let short = 7
  /// So long after its end an office has had time to enter what is final. Our own choice: no article says it.
  static let grace = 30
}

private struct WindowCheck: RowCheck {
  let date: RoleColumn
  let status: RoleColumn
  let words: WordTable<Int>
  let final: Int
  let provisional: Int
  let kinds: [RoleColumn]
  let short: [WordTable<Bool>]
  var today: Today

  var sameFindings: ClosedRange<Int> { today.sameAnswers }

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    guard let day = date.day(row), let word = words[row.cells[status.index]] else { return }
    let isShort = zip(kinds, short).contains { column, table in table[row.cells[column.index]] ?? false }
    let length = isShort ? CountingWindow.short : CountingWindow.usual
    if word == final, !today.isAfter(day + length) {
      findings.add(
        column: status.index, .countingWindow,
        Diagnostic(
          .countingWindow,
          "the figures are called final, but casualties count until \(iso(day + length)), \(length) days after the "
            + "accident", at: place(status.index), remedy: "call them provisional until then"))
    } else if word == provisional, today.isAfter(day + length + CountingWindow.grace) {
      findings.add(
        column: status.index, .countingWindow,
        Diagnostic(
          .countingWindow,
          "the figures are still called provisional, though the count ended on \(iso(day + length))",
          at: place(status.index), remedy: "enter the final figures, or correct the status"))
    }
  }

  private func iso(_ day: Int) -> String { CivilDate(daysSinceEpoch: day).iso }
}
