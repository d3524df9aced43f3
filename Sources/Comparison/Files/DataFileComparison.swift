import DataFormats
import Diagnostics
import Files

/// Compares two versions of a data file in CSV, row by row, by the names of its columns and rows.
struct DataFileComparison {
  private(set) var figures: [FigureChange] = []
  private(set) var texts: [TextChange] = []
  /// How many more there are than are told.
  private(set) var untold = 0
  private let file: String

  /// So many of one file are told.
  private static let maximumTold = 200

  /// Nil when one of the two is no table.
  init?(_ oldBytes: [UInt8], _ newBytes: [UInt8], file: String) {
    self.file = "/" + file
    guard let old = Rows(oldBytes, path: file), let new = Rows(newBytes, path: file) else { return nil }
    compareColumns(old.columns, new.columns)
    let columns = TableComparison.matches(old.columns, new.columns)
    compareRows(old, new, columns)
  }

  private struct Rows {
    let columns: [String]
    var rows: [[String]] = []
    /// Whether the first column tells every row from the others.
    var hasKeys = true

    init?(_ bytes: [UInt8], path: String) {
      var ignored: [Diagnostic] = []
      guard let table = DelimitedTable(SourceFile(path: path, bytes: bytes), into: &ignored) else { return nil }
      columns = table.header.map(\.name)
      var rows: [[String]] = []
      var keys: Set<String> = []
      table.forEachRow { row in
        rows.append(row.cells.map(\.text))
        keys.insert(rows.last?.first ?? "")
      }
      self.rows = rows
      hasKeys = keys.count == rows.count
    }
  }

  private mutating func compareColumns(_ old: [String], _ new: [String]) {
    for hunk in SequenceDiff.hunks(of: old, new) {
      for index in hunk.old { tell(.term, .removed, old[index]) }
      for index in hunk.new { tell(.term, .added, new[index]) }
    }
  }

  private mutating func compareRows(_ old: Rows, _ new: Rows, _ columns: TableComparison.Matches) {
    if old.hasKeys && new.hasKeys {
      let before = Dictionary(old.rows.enumerated().map { ($1.first ?? "", $0) }) { first, _ in first }
      var kept: Set<Int> = []
      for row in new.rows {
        if let index = before[row.first ?? ""] {
          kept.insert(index)
          compare(old.rows[index], row, columns, new.columns)
        } else {
          tell(.row, .added, row.joined(separator: " | "))
        }
      }
      for (index, row) in old.rows.enumerated() where !kept.contains(index) {
        tell(.row, .removed, row.joined(separator: " | "))
      }
      return
    }
    for hunk in SequenceDiff.hunks(of: old.rows, new.rows) {
      let both = min(hunk.old.count, hunk.new.count)
      for offset in 0..<both {
        compare(old.rows[hunk.old.lowerBound + offset], new.rows[hunk.new.lowerBound + offset], columns, new.columns)
      }
      for index in hunk.old.dropFirst(both) { tell(.row, .removed, old.rows[index].joined(separator: " | ")) }
      for index in hunk.new.dropFirst(both) { tell(.row, .added, new.rows[index].joined(separator: " | ")) }
    }
  }

  private mutating func compare(
    _ old: [String], _ new: [String], _ columns: TableComparison.Matches, _ names: [String]
  ) {
    for (column, cell) in new.enumerated() {
      guard let before = columns.oldIndex[column], before < old.count, old[before] != cell else { continue }
      guard figures.count < Self.maximumTold else {
        untold += 1
        continue
      }
      let label = [new.first ?? "", names[column]].joined(separator: " · ")
      figures.append(FigureChange(kind: .datum, page: file, label: label, old: old[before], new: cell))
    }
  }

  private mutating func tell(_ kind: BlockKind, _ mark: TextRun.Mark, _ text: String) {
    guard texts.count < Self.maximumTold else {
      untold += 1
      return
    }
    texts.append(TextChange(kind: kind, place: .main, heading: "", runs: [TextRun(mark, text)]))
  }

  /// Leaves out the cells that a page in the same folder tells with the table itself: charts and tables lie beside it as
  /// files. `told` are the figures of that page.
  static func leavingOut(_ told: [FigureChange], from figures: [FigureChange]) -> [FigureChange] {
    let labels = told.filter { $0.kind == .cell }.map(\.label)
    return figures.filter { figure in !labels.contains { $0.hasSuffix(figure.label) } }
  }
}
