import Diagnostics

@testable import DataFormats

/// Reads delimited text as the file `a.csv`.
func readCSV(
  _ text: String, _ dialect: DelimitedDialect = .commas
) -> (table: DelimitedTable?, faults: [Diagnostic]) {
  var faults: [Diagnostic] = []
  let table = DelimitedTable(SourceFile(path: "a.csv", bytes: Array(text.utf8)), dialect: dialect, into: &faults)
  return (table, faults)
}

/// Reads JSON as the file `a.json`.
func readJSONTable(_ text: String) -> (table: JSONTable?, faults: [Diagnostic]) {
  var faults: [Diagnostic] = []
  let table = JSONTable(SourceFile(path: "a.json", bytes: Array(text.utf8)), into: &faults)
  return (table, faults)
}

extension TableSource {
  /// The rows as text, null as `∅`.
  var rows: [[String]] {
    var rows: [[String]] = []
    forEachRow { row in rows.append(row.cells.map { $0.form == .null ? "∅" : $0.text }) }
    return rows
  }

  /// The rows on one line: cells between `|`, rows between `/`, line breaks as `⏎`.
  var outline: String {
    let lines = [header.map(\.name)] + rows
    return lines.map { $0.joined(separator: "|") }.joined(separator: "/")
      .replacing("\r\n", with: "⏎").replacing("\n", with: "⏎").replacing("\r", with: "⏎")
  }

  /// The forms of all cells, row by row.
  var forms: [[TableCell.Form]] {
    var rows: [[TableCell.Form]] = []
    forEachRow { row in rows.append(row.cells.map(\.form)) }
    return rows
  }

  /// The places of all cells, row by row.
  var cellPlaces: [[String]] {
    var rows: [[String]] = []
    forEachRow { row in rows.append(row.cells.indices.map { row.location(ofCell: $0).short }) }
    return rows
  }

  /// `number:line` of each row.
  var rowLines: [String] {
    var rows: [String] = []
    forEachRow { row in rows.append("\(row.number):\(row.line)") }
    return rows
  }
}
