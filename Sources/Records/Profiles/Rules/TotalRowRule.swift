import Diagnostics

extension DiagnosticKind {
  package static let totalRow = DiagnosticKind(
    "total-row", .file, .warning, title: "A row of a table seems to hold the total of the others.",
    explanation: """
      A cell says 合计, 总计, 小计, 共计 or total. Measures would count the row like any other, and everything twice. Delete \
      it: totals are computed.
      """)
}

/// Looks for rows of totals, which spreadsheets have below the records.
struct TotalRowCheck: RowCheck {
  private static let words = ["合计", "总计", "小计", "共计", "累计", "total", "Total", "TOTAL"].map { Array($0.utf8) }
  private let columns: [(index: Int, name: String)]

  /// Nil for a table without text.
  init?(_ layout: TableLayout) {
    columns = layout.columns.enumerated().filter { $0.element.storage == .text }.map { ($0.offset, $0.element.name) }
    if columns.isEmpty { return nil }
  }

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    for (index, name) in columns {
      guard case .text(let bytes) = row.cells[index], bytes.count <= 6,
        Self.words.contains(where: { bytes.elementsEqual($0) })
      else { continue }
      findings.add(
        column: index, .totalRow,
        Diagnostic(
          .totalRow, "\"\(name)\" is \"\(String(decoding: bytes, as: UTF8.self))\": the row seems to be a total",
          at: place(index), remedy: "delete the row: it would be counted with the others"))
      return
    }
  }
}
