import Markup
import Publishing
import Records

/// Hashes of the data behind charts, tables and lists: codes and numbers, no words of the theme or of the language, so
/// that a better word for "total" is no change of what was published.
struct DataDigest {
  private var bytes: Bytes = []

  private var text: String { "sha256:" + SHA256Digest(bytes).hexadecimal.prefix(32) }

  static func text(of table: EvaluatedTable) -> String {
    var digest = DataDigest()
    for column in table.columns {
      digest.add("\(column.measure.name).\(column.view.rawValue)")
      digest.add(column.series.map(name) ?? "")
    }
    for row in table.rows {
      digest.add(name(of: row.header))
      for cell in row.cells { digest.add(text(of: cell)) }
    }
    for cell in table.total ?? [] { digest.add(cell.map(text) ?? "") }
    return digest.text
  }

  static func text(of page: RowPage) -> String {
    var digest = DataDigest()
    for column in page.columns { digest.add(column.name) }
    for row in page.rows {
      for value in row { digest.add(value?.text ?? "") }
    }
    return digest.text
  }

  static func text(of result: StoredQueryResult) -> String {
    var digest = DataDigest()
    for column in result.columns { digest.add(column) }
    for row in result.rows {
      for cell in row { digest.add(text(of: cell)) }
    }
    return digest.text
  }

  private mutating func add(_ text: String) {
    bytes.append(raw: text)
    bytes.append(0)
  }

  private static func name(of header: EvaluatedTable.Header) -> String {
    switch header {
    case .period(let period): period.text
    case .member(dimension: _, let member): member.code
    case .rest: "-"
    case .total: "*"
    }
  }

  private static func text(of figure: ComputedFigure) -> String {
    guard case .number(let number) = figure.outcome else { return "-" }
    return number.text + (figure.direction.map { " \($0)" } ?? "")
  }

  private static func text(of cell: StoredQueryResult.Cell) -> String {
    switch cell {
    case .null: ""
    case .integer(let number): String(number)
    case .real(let text), .text(let text): text
    }
  }
}
