import Diagnostics

extension DiagnosticKind {
  package static let negativeNumber = DiagnosticKind(
    "negative-number", .file, .error, title: "A number of persons, cases or yuan is below zero.",
    explanation: """
      Counts and sums of money in these tables are never negative. A correction is made in the row that was wrong, \
      not by a row with a minus.
      """)
  package static let exceedsWhole = DiagnosticKind(
    "exceeds-whole", .file, .error, title: "A part is greater than the whole.",
    explanation: "Of what was found, no more can be put right than was found.")
}

extension RecordRule {
  /// None of the numbers with these roles is below zero.
  static func notNegative(_ roles: String...) -> RecordRule {
    RecordRule(.negativeNumber, source: "What the numbers count.") { context in
      let columns = roles.compactMap { context.column($0) }
      return columns.isEmpty ? nil : NotNegativeCheck(columns: columns)
    }
  }

  /// The part is never greater than the whole.
  static func part(_ part: String, of whole: String) -> RecordRule {
    RecordRule(.exceedsWhole, source: "What the numbers count.", needs: [part, whole]) { context in
      guard let part = context.column(part), let whole = context.column(whole) else { return nil }
      return PartCheck(part: AlignedColumns([part, whole]), names: (part.name, whole.name))
    }
  }
}

private struct NotNegativeCheck: RowCheck {
  let columns: [RoleColumn]

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    for column in columns {
      guard let stored = row.stored(column.index), stored < 0 else { continue }
      findings.add(
        column: column.index, .negativeNumber,
        Diagnostic(
          .negativeNumber, "\"\(column.name)\" is \(column.number(row)?.text ?? ""), below zero",
          at: place(column.index)))
    }
  }
}

private struct PartCheck: RowCheck {
  let part: AlignedColumns
  let names: (part: String, whole: String)

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    guard let number = part.number(0, row), let whole = part.number(1, row), number > whole else { return }
    let column = part.columns[0]
    findings.add(
      column: column.index, .exceedsWhole,
      Diagnostic(
        .exceedsWhole,
        "\"\(names.part)\" is \(part.text(number)), more than \"\(names.whole)\", \(part.text(whole))",
        at: place(column.index)))
  }
}
