import Numbers

/// A table of numbers for print: the table of a chart, and every other table that is made from records.
package struct DataTable: Sendable {
  /// A column of numbers or texts; the first column, of headers, is none of them.
  package struct Column: Sendable {
    package var title: String
    /// Stands once above neighbours that have the same.
    package var group: String?
    /// Aligned right, as numbers are.
    package var isNumeric: Bool
    /// After each number and each change: %.
    package var suffix: String

    package init(_ title: String, group: String? = nil, isNumeric: Bool = true, suffix: String = "") {
      self.title = title
      self.group = group
      self.isNumeric = isNumeric
      self.suffix = suffix
    }
  }

  /// What a cell shows.
  package enum Cell: Sendable {
    case text(String)
    case number(FixedPoint, isProvisional: Bool = false)
    case change(Change)
    /// Shown as "—"; the reason is read out.
    case none(reason: String)
  }

  /// A difference or a percentage with what it means.
  package struct Change: Sendable {
    /// Which way a number went.
    package enum Direction: Sendable { case up, down, unchanged }
    /// Whether the change is to the good. Told by weight and a word, not by colour alone.
    package enum Judgement: Sendable { case better, worse, neither }

    package var number: FixedPoint
    package var direction: Direction
    package var judgement: Judgement

    package init(_ number: FixedPoint, _ direction: Direction, _ judgement: Judgement = .neither) {
      self.number = number
      self.direction = direction
      self.judgement = judgement
    }
  }

  /// A header with a cell for each column.
  package struct Row: Sendable {
    /// Heads the row: the month, the region.
    package var header: String
    /// The address of the header's page.
    package var address: String?
    package var cells: [Cell]

    package init(_ header: String, address: String? = nil, _ cells: [Cell]) {
      self.header = header
      self.address = address
      self.cells = cells
    }
  }

  package var caption: String
  /// Heads the column of row headers.
  package var headerTitle: String
  package var columns: [Column]
  package var rows: [Row]
  /// The last row, set off from the others.
  package var total: Row?
  /// Between groups of three digits.
  package var separator: String
  package var words: ChartWords

  package init(
    caption: String, headerTitle: String, columns: [Column], rows: [Row], total: Row? = nil,
    separator: String = ",", words: ChartWords
  ) {
    self.caption = caption
    self.headerTitle = headerTitle
    self.columns = columns
    self.rows = rows
    self.total = total
    self.separator = separator
    self.words = words
  }
}

extension Chart {
  /// The same numbers as a table.
  package var table: DataTable {
    let rows = categories.enumerated().map { index, category in
      DataTable.Row(
        category.label,
        series.map { series in
          series.value(at: index).map { .number($0, isProvisional: series.provisional.contains(index)) }
            ?? .none(reason: words.noData)
        })
    }
    let total = totals.map { totals in
      let cells = series.indices.map { $0 < totals.count ? totals[$0] : nil }
      return DataTable.Row(words.total, cells.map { $0.map { .number($0) } ?? .none(reason: words.noData) })
    }
    return DataTable(
      caption: title, headerTitle: categoryTitle,
      columns: series.map { DataTable.Column($0.name, suffix: numbers.suffix) }, rows: rows, total: total,
      separator: numbers.separator, words: words)
  }
}
