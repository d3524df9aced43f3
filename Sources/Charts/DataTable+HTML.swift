import Markup

extension DataTable {
  /// Appends the `table` element in a box that scrolls sideways and can be reached with the keyboard.
  ///
  /// - Parameter id: unique on the page; names the box for screen readers.
  package func writeHTML(id: String, into output: inout Bytes) {
    let id = Chart.safeID(id)
    output.append(
      raw: "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"\(id)-caption\">\n")
    output.append(raw: "<table>\n<caption id=\"\(id)-caption\">")
    output.append(caption, as: .html)
    output.append(literal: "</caption>\n<thead>\n")
    writeHead(into: &output)
    output.append(literal: "</thead>\n<tbody>\n")
    for row in rows { write(row, into: &output) }
    output.append(literal: "</tbody>\n")
    if let total {
      output.append(literal: "<tfoot>\n")
      write(total, into: &output)
      output.append(literal: "</tfoot>\n")
    }
    output.append(literal: "</table>\n</div>\n")
  }

  private func writeHead(into output: inout Bytes) {
    let isGrouped = columns.contains { $0.group != nil }
    output.append(literal: isGrouped ? "<tr><th scope=\"col\" rowspan=\"2\">" : "<tr><th scope=\"col\">")
    output.append(headerTitle, as: .html)
    output.append(literal: "</th>")
    if isGrouped { writeGroups(into: &output) }
    for column in columns where !isGrouped || column.group != nil {
      output.append(literal: column.isNumeric ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">")
      output.append(column.title, as: .html)
      output.append(literal: "</th>")
    }
    output.append(literal: "</tr>\n")
  }

  /// The upper of two header rows: groups over their columns, and columns without a group over both rows.
  private func writeGroups(into output: inout Bytes) {
    var index = 0
    while index < columns.count {
      guard let group = columns[index].group else {
        output.append(literal: "<th scope=\"col\" rowspan=\"2\"")
        output.append(literal: columns[index].isNumeric ? " class=\"number\">" : ">")
        output.append(columns[index].title, as: .html)
        output.append(literal: "</th>")
        index += 1
        continue
      }
      let span = columns[index...].prefix { $0.group == group }.count
      output.append(raw: "<th scope=\"colgroup\" colspan=\"\(span)\">")
      output.append(group, as: .html)
      output.append(literal: "</th>")
      index += span
    }
    output.append(literal: "</tr>\n<tr>")
  }

  /// A row always has a cell for each column; what is missing has no data.
  private func write(_ row: Row, into output: inout Bytes) {
    output.append(literal: "<tr><th scope=\"row\"")
    writeClass("", Wrapping(row.header), into: &output)
    if let address = row.address {
      output.append(literal: "<a href=\"")
      output.append(address, as: .html)
      output.append(literal: "\">")
      output.append(row.header, as: .html)
      output.append(literal: "</a>")
    } else {
      output.append(row.header, as: .html)
    }
    output.append(literal: "</th>")
    for (index, column) in columns.enumerated() {
      write(index < row.cells.count ? row.cells[index] : .none(reason: words.noData), column, into: &output)
    }
    output.append(literal: "</tr>\n")
  }

  private func write(_ cell: Cell, _ column: Column, into output: inout Bytes) {
    output.append(literal: "<td")
    switch cell {
    case .text(let text) where !column.isNumeric: writeClass("", Wrapping(text), into: &output)
    case .change(let change): writeClass(change.judgement.className, .none, into: &output)
    default: writeClass(column.isNumeric ? "number" : "", .none, into: &output)
    }
    switch cell {
    case .text(let text):
      output.append(text, as: .html)
    case .number(let number, let isProvisional):
      output.append(style(of: column).text(number), as: .html)
      if isProvisional { writeSmall(words.provisional, into: &output) }
    case .change(let change):
      write(change, style(of: column), into: &output)
    case .none(let reason):
      output.append(literal: "<span aria-hidden=\"true\">—</span>")
      writeHidden(reason, into: &output)
    }
    output.append(literal: "</td>")
  }

  /// How the words of a cell may break: a date or a name not at all, a sentence into lines that can be read.
  private enum Wrapping {
    case none, words, long

    init(_ text: String) {
      switch TextWidth.ofText(text) {
      case ...10.5: self = .none
      case ...18: self = .words
      default: self = .long
      }
    }

    var className: StaticString {
      switch self {
      case .none: ""
      case .words: "words"
      case .long: "long"
      }
    }
  }

  private func writeClass(_ name: StaticString, _ wrapping: Wrapping, into output: inout Bytes) {
    let className = name.utf8CodeUnitCount > 0 ? name : wrapping.className
    if className.utf8CodeUnitCount > 0 {
      output.append(literal: " class=\"")
      output.append(literal: className)
      output.append(literal: "\"")
    }
    output.append(literal: ">")
  }

  /// How wide the table is at the least, in em with the space between columns: where sentences break, and names do not.
  var leastWidth: Double {
    let all = rows + (total.map { [$0] } ?? [])
    let heads = all.map { Self.leastWidth(of: $0.header) }.max() ?? 0
    return columns.enumerated().reduce(heads + 1) { width, column in
      let cells = all.compactMap { column.offset < $0.cells.count ? $0.cells[column.offset] : nil }
      return width + 1 + max(2, cells.map { leastWidth(of: $0, column.element) }.max() ?? 0)
    }
  }

  private func leastWidth(of cell: Cell, _ column: Column) -> Double {
    switch cell {
    case .text(let text): Self.leastWidth(of: text)
    case .number(let number, _): TextWidth.ofText(style(of: column).text(number))
    case .change(let change): TextWidth.ofText(style(of: column).signedText(change.number)) + 1.4
    case .none: 1
    }
  }

  private static func leastWidth(of text: String) -> Double {
    Wrapping(text) == .none ? TextWidth.ofText(text) : 9
  }

  private func style(of column: Column) -> NumberStyle {
    NumberStyle(separator: separator, suffix: column.suffix)
  }

  /// Seen: `−17.78% ▼`. Read out: 下降 17.78%, 好转. Where nothing changed, the word is all.
  private func write(_ change: Change, _ style: NumberStyle, into output: inout Bytes) {
    let unsigned = change.number.coefficient < 0 ? change.number.negated : change.number
    guard change.direction != .unchanged else { return output.append(words.unchanged, as: .html) }
    let isUp = change.direction == .up
    output.append(literal: "<span aria-hidden=\"true\">")
    output.append(style.signedText(change.number), as: .html)
    output.append(literal: isUp ? " ▲</span>" : " ▼</span>")
    var spoken = (isUp ? words.rise : words.fall) + " " + style.text(unsigned)
    switch change.judgement {
    case .better: spoken += words.comma + words.better
    case .worse: spoken += words.comma + words.worse
    case .neither: break
    }
    writeHidden(spoken, into: &output)
  }

  private func writeSmall(_ text: String, into output: inout Bytes) {
    output.append(literal: " <small>")
    output.append(text, as: .html)
    output.append(literal: "</small>")
  }

  private func writeHidden(_ text: String, into output: inout Bytes) {
    output.append(literal: "<span class=\"visually-hidden\">")
    output.append(text, as: .html)
    output.append(literal: "</span>")
  }
}

extension DataTable.Change.Judgement {
  fileprivate var className: StaticString {
    switch self {
    case .better: "number better"
    case .worse: "number worse"
    case .neither: "number"
    }
  }
}
