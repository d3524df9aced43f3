/// Compares two versions of a table by the names of its rows and columns.
struct TableComparison {
  private(set) var figures: [FigureChange] = []
  private(set) var texts: [TextChange] = []
  private let page: String
  private let name: String
  private let heading: String

  init(_ old: PageTable, _ new: PageTable, page: String, heading: String) {
    self.page = page
    self.heading = heading
    name = new.caption.isEmpty ? heading : new.caption
    if old.caption != new.caption { tell(.caption, MarkedText(old.caption, new.caption).runs) }
    compare(TableGrid(old), TableGrid(new))
    if figures.isEmpty, texts.isEmpty {
      // Other headings, another order: what names cannot tell.
      tell(.table, MarkedText(old.summary, new.summary).runs)
    }
  }

  private mutating func compare(_ old: TableGrid, _ new: TableGrid) {
    let columns = Self.matches(old.columns, new.columns)
    tellColumns(old.columns, new.columns, columns)
    let rows = Self.matches(old.rows.map(\.name), new.rows.map(\.name))
    for (index, row) in new.rows.enumerated() {
      guard let before = rows.oldIndex[index] else {
        tell(.row, [TextRun(.added, row.summary)])
        continue
      }
      compare(old.rows[before], row, columns, new.columns)
    }
    for (index, row) in old.rows.enumerated() where !rows.isKept[index] {
      tell(.row, [TextRun(.removed, row.summary)])
    }
  }

  private mutating func compare(
    _ old: TableGrid.Row, _ new: TableGrid.Row, _ columns: Matches, _ names: [String]
  ) {
    for (column, cell) in new.cells.enumerated() {
      guard let oldColumn = columns.oldIndex[column], oldColumn < old.cells.count else { continue }
      let before = old.cells[oldColumn]
      guard before?.text != cell?.text || before?.spoken != cell?.spoken else { continue }
      // What is shown is the same: what is read aloud is not.
      let isShown = before?.text != cell?.text
      let label = [name, new.name, names[column]].filter { !$0.isEmpty }.joined(separator: " · ")
      figures.append(
        FigureChange(
          kind: .cell, page: page, label: label, old: isShown ? before?.text : before?.spoken,
          new: isShown ? cell?.text : cell?.spoken))
    }
  }

  private mutating func tellColumns(_ old: [String], _ new: [String], _ columns: Matches) {
    for (index, name) in new.enumerated() {
      guard let before = columns.oldIndex[index] else {
        tell(.term, [TextRun(.added, name)])
        continue
      }
      if old[before] != name { tell(.term, MarkedText(old[before], name).runs) }
    }
    for (index, name) in old.enumerated() where !columns.isKept[index] { tell(.term, [TextRun(.removed, name)]) }
  }

  private mutating func tell(_ kind: BlockKind, _ runs: [TextRun]) {
    texts.append(TextChange(kind: kind, place: .main, heading: kind == .caption ? heading : name, runs: runs))
  }

  /// Which new row or column is which old one.
  struct Matches {
    /// By the new index.
    var oldIndex: [Int?]
    /// By the old index.
    var isKept: [Bool]
  }

  /// Matches by name; of several with one name the first is the first. Where hardly a name is kept, as when rows are
  /// numbered or names are corrected, what is left is matched by its place.
  static func matches(_ old: [String], _ new: [String]) -> Matches {
    var matches = Matches(
      oldIndex: Array(repeating: nil, count: new.count), isKept: Array(repeating: false, count: old.count))
    var places: [String: [Int]] = [:]
    for (index, name) in old.enumerated().reversed() { places[name, default: []].append(index) }
    for (index, name) in new.enumerated() {
      if let place = places[name]?.popLast() {
        matches.oldIndex[index] = place
        matches.isKept[place] = true
      }
    }
    if old.count == new.count {
      for index in new.indices where matches.oldIndex[index] == nil && !matches.isKept[index] {
        matches.oldIndex[index] = index
        matches.isKept[index] = true
      }
    }
    return matches
  }
}

extension PageTable {
  /// Its text, a row a line.
  var summary: String {
    ([caption].filter { !$0.isEmpty } + rows.map { $0.cells.map(\.text).joined(separator: " | ") })
      .joined(separator: "\n")
  }
}

extension TableGrid.Row {
  /// Its text in one line.
  fileprivate var summary: String { cells.compactMap { $0?.text }.joined(separator: " | ") }
}
