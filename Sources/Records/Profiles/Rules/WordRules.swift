import Diagnostics

extension DiagnosticKind {
  package static let profileWord = DiagnosticKind(
    "profile-word", .file, .warning, title: "A grade, a colour or a status is written with an unknown word.",
    explanation: """
      The rules of a profile read these words. A resource names those that an office uses in `words:`, for example \
      `words: {status: {final: [办结]}}`.
      """)
}

extension RecordRule {
  /// A cell of the role holds one of the profile's words.
  static func word(_ role: String, source: String, _ severity: Severity = .warning) -> RecordRule {
    RecordRule(.profileWord, source: source, needs: [role]) { context in
      guard let column = context.column(role), let vocabulary = context.vocabulary(role) else { return nil }
      return WordCheck(column: column, vocabulary: vocabulary, words: vocabulary.table, severity: severity)
    }
  }
}

private struct WordCheck: RowCheck {
  let column: RoleColumn
  let vocabulary: Vocabulary
  let words: WordTable<Int>
  let severity: Severity

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    guard !row.isNull(column.index), words[row.cells[column.index]] == nil else { return }
    findings.add(
      column: column.index, .profileWord,
      Diagnostic(
        .profileWord, "\"\(row.word(column.index) ?? "")\" is no known \(vocabulary.role): \(vocabulary.list)",
        at: place(column.index),
        remedy: "write one of these, or name the word in words: {\(vocabulary.role): …} of the resource",
        severity: severity))
  }
}
