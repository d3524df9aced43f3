import Chronology
import Diagnostics

extension DiagnosticKind {
  package static let regionCode = DiagnosticKind(
    "region-code", .file, .warning, title: "A region code has not the form of GB/T 2260.",
    explanation: """
      Six digits: two of the province, two of the city, two of the county; 00 for all of a level. Figures are added up \
      along these pairs, so that a code of another form is in no total.
      """)
  package static let codeValidity = DiagnosticKind(
    "code-validity", .file, .warning, title: "A code was not in use on the day of its record.",
    explanation: """
      Categories of industries change with the years. The code list says from when to when each is valid (`since`, \
      `until`); the date of the record lies outside of that. Use the code that was valid then.
      """)
}

extension RecordRule {
  /// A cell of digits has the form of a region code. Names are for a foreign key to check.
  static let regionCode = RecordRule(.regionCode, source: "GB/T 2260", needs: ["region"]) { context in
    context.column("region").map { RegionCodeCheck(column: $0) }
  }

  /// The industry was in the code list on the day of the record.
  static let industryValidity = RecordRule(
    .codeValidity, source: "The versions of the industry code list.", needs: ["date", "industry"]
  ) { context in
    guard let date = context.column("date"), let industry = context.column("industry"),
      let list = context.codes[industry.name],
      list.entries.contains(where: { $0.since != nil || $0.until != nil })
    else { return nil }
    let lines = Dictionary(grouping: list.entries, by: \.code)
    return ValidityCheck(date: date, code: industry, lines: WordTable(lines.map { ($0.key, $0.value) }))
  }
}

private struct RegionCodeCheck: RowCheck {
  let column: RoleColumn

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    switch row.cells[column.index] {
    case .null: return
    case .integer(let number): if RegionCode.hasForm(number) { return }
    case .text(let bytes):
      guard let first = bytes.first, (0x30...0x39).contains(first), !RegionCode.hasForm(bytes) else { return }
    }
    findings.add(
      column: column.index, .regionCode,
      Diagnostic(
        .regionCode, "\"\(row.word(column.index) ?? "")\" has not the form of a region code", at: place(column.index),
        remedy: "write six digits, such as 320402"))
  }
}

private struct ValidityCheck: RowCheck {
  let date: RoleColumn
  let code: RoleColumn
  let lines: WordTable<[CodeList.Entry]>

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    guard let day = date.day(row), let entries = lines[row.cells[code.index]],
      !entries.contains(where: { $0.holds(on: day) })
    else { return }
    let spans = entries.map { "\($0.since.map(iso) ?? "…") to \($0.until.map(iso) ?? "…")" }.joined(separator: ", ")
    let name = entries.first?.name.entries.first.map { $0.text == entries[0].code ? "" : " (\($0.text))" } ?? ""
    findings.add(
      column: code.index, .codeValidity,
      Diagnostic(
        .codeValidity, "code \"\(row.word(code.index) ?? "")\"\(name) was not valid on \(iso(day)): \(spans)",
        at: place(code.index)))
  }

  private func iso(_ day: Int) -> String { CivilDate(daysSinceEpoch: day).iso }
}
