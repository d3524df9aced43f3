/// A table of a page while it is being read.
struct TableReading {
  /// Where its text begins.
  let start: Int
  /// 1 in the table itself, more in tables within it, whose text belongs to the cell.
  var depth = 1
  var rows: [PageTable.Row] = []
  var caption = ""
  var isInCell = false
  var isInCaption = false
  /// What the present cell holds for those who listen.
  var spoken: [UInt8] = []
  /// Attributes of the present cell.
  var cell = PageTable.Cell()
  private var isHead = false

  init(start: Int) { self.start = start }

  mutating func beginRow(isHead: Bool) {
    self.isHead = isHead
    rows.append(PageTable.Row(isHead: isHead))
  }

  mutating func add(_ cell: PageTable.Cell) {
    if rows.isEmpty { rows.append(PageTable.Row(isHead: false)) }
    rows[rows.count - 1].cells.append(cell)
  }
}

extension PageReader {
  mutating func beginTable() {
    if table != nil {
      table?.depth += 1
    } else {
      table = TableReading(start: page.text.count)
    }
  }

  mutating func endTable() {
    guard let depth = table?.depth else { return }
    if depth > 1 {
      table?.depth -= 1
      return
    }
    endCell()
    endCaption()
    endLink()
    guard let read = table else { return }
    table = nil
    defer { beginBlock() }
    if read.rows.allSatisfy(\.cells.isEmpty), read.caption.isEmpty { return }
    page.tables.append(PageTable(caption: read.caption, rows: read.rows))
    add(.table, level: 0, range: read.start..<page.text.count, table: page.tables.count - 1)
  }

  mutating func beginCell(isHeader: Bool) {
    guard table?.depth == 1 else {
      needsSpace = true
      return
    }
    endCell()
    textStart = page.text.count
    needsSpace = false
    table?.isInCell = true
    table?.spoken = []
    let cell = PageTable.Cell(
      isHeader: isHeader, columns: span("colspan"), rows: span("rowspan"),
      isRowHeader: isHeader && scanner.attribute("scope")?.hasPrefix("row") == true)
    table?.cell = cell
  }

  private func span(_ name: StaticString) -> Int {
    min(max(scanner.attribute(name).flatMap { Int($0) } ?? 1, 1), PageTable.maximumSpan)
  }

  mutating func endCell() {
    guard table?.depth == 1, table?.isInCell == true, var cell = table?.cell else { return }
    endLink()
    cell.text = page.string(textStart..<page.text.count)
    if let spoken = table?.spoken, !spoken.isEmpty {
      cell.spoken = String(decoding: spoken, as: UTF8.self)
      page.text.append(0x20)
      page.text += spoken
    }
    page.text.append(0x0A)
    textStart = page.text.count
    needsSpace = false
    table?.isInCell = false
    table?.add(cell)
  }

  mutating func beginCaption() {
    guard table?.depth == 1, table?.isInCell == false else { return }
    table?.isInCaption = true
    textStart = page.text.count
    needsSpace = false
  }

  mutating func endCaption() {
    guard table?.depth == 1, table?.isInCaption == true else { return }
    table?.isInCaption = false
    let caption = page.string(textStart..<page.text.count)
    table?.caption = caption
    page.text.append(0x0A)
    textStart = page.text.count
    needsSpace = false
  }
}
