/// A table of a page, cells in the order in which they are written.
struct PageTable: Sendable {
  struct Cell: Hashable, Sendable {
    /// What is shown.
    var text = ""
    /// What is read aloud beside it, where that differs.
    var spoken = ""
    var isHeader = false
    var columns = 1
    var rows = 1
    var isRowHeader = false
  }

  struct Row: Sendable {
    let isHead: Bool
    var cells: [Cell] = []

    /// Whether it names columns.
    var namesColumns: Bool {
      isHead || (!cells.isEmpty && cells.allSatisfy { $0.isHeader && !$0.isRowHeader } && cells.count > 1)
    }
  }

  static let maximumSpan = 200

  let caption: String
  let rows: [Row]
}

/// A table as a grid: every row has a name, every column has one.
struct TableGrid: Sendable {
  struct Row: Sendable {
    let name: String
    /// By column; nil where the row has none. A cell that spans is given where it begins.
    let cells: [PageTable.Cell?]
  }

  let columns: [String]
  let rows: [Row]

  init(_ table: PageTable) {
    let placed = Self.place(table.rows)
    let headCount = zip(table.rows, placed).prefix { $0.0.namesColumns }.count
    let width = placed.map(\.count).max() ?? 0
    columns = (0..<width).map { column in
      var names: [String] = []
      for row in placed[..<headCount] {
        if column < row.count, let name = row[column]?.cell.text, !name.isEmpty, names.last != name {
          names.append(name)
        }
      }
      return names.joined(separator: " ")
    }
    rows = placed[headCount...].map { row in
      let headers = row.compactMap { $0 }.filter(\.cell.isRowHeader).map(\.cell.text)
      let name = headers.isEmpty ? row.compactMap { $0?.cell.text }.first ?? "" : headers.joined(separator: " ")
      return Row(name: name, cells: row.map { $0?.isOrigin == true ? $0?.cell : nil })
    }
  }

  private struct Placed {
    let cell: PageTable.Cell
    /// Whether the cell begins here, and does not only reach to here.
    let isOrigin: Bool
  }

  /// Puts every cell where its row and the spans from above leave room.
  private static func place(_ rows: [PageTable.Row]) -> [[Placed?]] {
    var placed: [[Placed?]] = []
    var reaching: [Int: (cell: PageTable.Cell, rows: Int)] = [:]
    for row in rows {
      var line: [Placed?] = []
      var waiting = row.cells[...]
      while !waiting.isEmpty || reaching.keys.contains(where: { $0 >= line.count }) {
        let column = line.count
        if let (cell, left) = reaching[column] {
          line.append(Placed(cell: cell, isOrigin: false))
          reaching[column] = left > 1 ? (cell, left - 1) : nil
        } else if let cell = waiting.popFirst() {
          for offset in 0..<cell.columns {
            line.append(Placed(cell: cell, isOrigin: offset == 0))
            if cell.rows > 1 { reaching[column + offset] = (cell, cell.rows - 1) }
          }
        } else {
          line.append(nil)
        }
      }
      placed.append(line)
    }
    return placed
  }
}
