import Diagnostics
import Markup

/// Where the renderer stands in a table. Tables do not nest.
struct TableState {
  var node: CMarkNode?
  var column = 0
  /// How many columns the header row has.
  var columns = 0
  var isInHeader = false
  var hasBody = false
  /// Whether the cell that is being written is a `th`.
  var isHeaderCell = false
}

extension HTMLRenderer {
  mutating func enterTable(_ node: CMarkNode) {
    freshLine()
    // The wrapper lets a wide table scroll by itself, by the keyboard too.
    output.append(literal: "<div class=\"table-scroll\" tabindex=\"0\">\n<table>\n")
    table = TableState(node: node)
  }

  mutating func leaveTable() {
    if table.hasBody { output.append(literal: "</tbody>\n") }
    output.append(literal: "</table>\n</div>\n")
    table = TableState()
    partText()
  }

  mutating func enterRow(_ node: CMarkNode) {
    table.column = 0
    table.isInHeader = node.isTableHeader
    if table.isInHeader {
      output.append(literal: "<thead>\n")
    } else if !table.hasBody {
      output.append(literal: "<tbody>\n")
      table.hasBody = true
    }
    if !table.isInHeader { reportLostCells(node) }
    output.append(literal: "<tr>\n")
  }

  mutating func leaveRow(_ node: CMarkNode) {
    output.append(literal: "</tr>\n")
    if table.isInHeader {
      table.columns = table.column
      output.append(literal: "</thead>\n")
    }
    table.isInHeader = false
  }

  mutating func enterCell(_ node: CMarkNode) {
    // An empty cell above the row labels heads nothing.
    table.isHeaderCell = table.isInHeader && node.firstChild != nil
    output.append(literal: table.isHeaderCell ? "<th scope=\"col\"" : "<td")
    switch table.node?.alignment(ofColumn: table.column) {
    case UInt8(ascii: "l"): output.append(literal: " class=\"align-left\"")
    case UInt8(ascii: "c"): output.append(literal: " class=\"align-center\"")
    case UInt8(ascii: "r"): output.append(literal: " class=\"align-right\"")
    default: break
    }
    output.append(literal: ">")
    table.column += 1
  }

  mutating func leaveCell() {
    output.append(literal: table.isHeaderCell ? "</th>\n" : "</td>\n")
    partText()
  }

  /// A row with more cells than the header has loses those at its end (GFM 0.29, section 4.10: "excess is ignored"). In
  /// a bulletin a cell is a figure, so that its loss is told.
  private mutating func reportLostCells(_ row: CMarkNode) {
    guard let line = positions.bytes(ofLine: row.startLine) else { return }
    let cells = TableRowSource.cellCount(line)
    guard cells > table.columns else { return }
    diagnostics.append(
      Diagnostic(
        .markdownTableCells, "the row has \(cells) cells, but the table has \(table.columns) columns: the rest is lost",
        at: positions.location(line: row.startLine, column: 1),
        remedy: "add a column to the header, or write \\| for a bar within a cell"))
  }
}

/// A row of a table as it was written.
enum TableRowSource {
  /// The number of cells: of bars that no backslash precedes, without those at the ends, plus one.
  static func cellCount(_ line: ArraySlice<UInt8>) -> Int {
    // A table may stand in a block quote or a list.
    var rest = line.drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
    while let last = rest.last, last == 0x20 || last == 0x09 { rest.removeLast() }
    if rest.first == UInt8(ascii: "|") { rest.removeFirst() }
    if rest.last == UInt8(ascii: "|"), rest.dropLast().last != UInt8(ascii: "\\") { rest.removeLast() }
    var bars = 0
    var isEscaped = false
    for byte in rest {
      if byte == UInt8(ascii: "|"), !isEscaped { bars += 1 }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return bars + 1
  }
}
