import Diagnostics

extension DiagnosticKind {
  package static let duplicateQuota = DiagnosticKind(
    "duplicate-quota", .file, .error, title: "A target is set twice.",
    explanation: "For one indicator, one region and one year there is one quota. Remove one of the rows.")
}

extension RecordRule {
  /// No two rows have the same values in the columns of these roles. Roles without a column are left out.
  static func oneQuota(per roles: String...) -> RecordRule {
    RecordRule(.duplicateQuota, source: "控制指标的下达办法", needs: ["quota"]) { context in
      let columns = roles.compactMap { context.column($0) }
      return columns.isEmpty ? nil : UniqueCheck(columns: columns)
    }
  }
}

private struct UniqueCheck: RowCheck {
  let columns: [RoleColumn]
  /// The first row of each combination.
  private var seen: [[UInt8]: SourceLocation] = [:]

  init(columns: [RoleColumn]) { self.columns = columns }

  mutating func check(_ row: CheckedRow, place: (Int) -> SourceLocation, into findings: inout RowFindings) {
    var key: [UInt8] = []
    for column in columns {
      switch row.cells[column.index] {
      case .null: break
      case .integer(let number): key += String(number).utf8
      case .text(let bytes): key += bytes
      }
      key.append(0)  // no text of a table holds it
    }
    let index = columns[0].index
    guard let first = seen[key] else {
      seen[key] = place(index)
      return
    }
    let values = columns.compactMap { row.word($0.index) }.joined(separator: ", ")
    findings.add(
      column: index, .duplicateQuota,
      Diagnostic(
        .duplicateQuota, "there is a second quota for \(values)", at: place(index),
        notes: [Diagnostic.Note("the first stands here", at: first)]))
  }
}
