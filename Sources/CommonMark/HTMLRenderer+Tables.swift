import Markup

/// Where the renderer stands in a table. Tables do not nest.
struct TableState {
  var node: CMarkNode?
  var column = 0
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
    output.append(literal: "<tr>\n")
  }

  mutating func leaveRow(_ node: CMarkNode) {
    output.append(literal: "</tr>\n")
    if table.isInHeader { output.append(literal: "</thead>\n") }
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
}
