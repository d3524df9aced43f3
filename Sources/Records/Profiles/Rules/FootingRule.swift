import Diagnostics

extension DiagnosticKind {
  package static let footing = DiagnosticKind(
    "footing", .file, .error, title: "The parts do not add up to the total.",
    explanation: """
      A table may say which columns are parts of which: `footing: [{total: total, parts: [criminal, disciplinary]}]`. \
      Then they add up in every row. Where a part has no value, the others must not exceed the total.
      """)
}

/// Checks the sums of each row: those of the profile and those that a resource declares.
struct FootingCheck: RowCheck {
  /// The parts, then the total.
  private let numbers: AlignedColumns

  init(parts: [RoleColumn], total: RoleColumn) { numbers = AlignedColumns(parts + [total]) }

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    let last = numbers.columns.count - 1
    guard let total = numbers.number(last, row) else { return }
    var (sum, isComplete) = (Int128(0), true)
    for index in 0..<last {
      if let number = numbers.number(index, row) { sum += number } else { isComplete = false }
    }
    guard isComplete ? sum != total : sum > total else { return }
    let column = numbers.columns[last]
    findings.add(
      column: column.index, .footing,
      Diagnostic(
        .footing, "\(terms(row)) = \(numbers.text(sum)), but \"\(column.name)\" is \(numbers.text(total))",
        at: place(column.index), remedy: "correct the total or its parts: \(names)"))
  }

  private func terms(_ row: CheckedRow) -> String {
    (0..<(numbers.columns.count - 1)).compactMap { numbers.number($0, row).map(numbers.text) }.joined(separator: " + ")
  }

  private var names: String { numbers.columns.dropLast().map(\.name).joined(separator: ", ") }
}
