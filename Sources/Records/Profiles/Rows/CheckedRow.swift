import Numbers

/// One row as rules see it: its cells as they go into the engine. Valid only while it is checked.
package struct CheckedRow {
  /// In the order of the layout.
  package let cells: UnsafeBufferPointer<TypedCell>
  /// The line of the file on which the row begins.
  package let line: Int

  package init(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) {
    self.cells = cells
    self.line = line
  }

  package func isNull(_ index: Int) -> Bool {
    if case .null = cells[index] { true } else { false }
  }

  /// The text of a cell, nil for null and for what is no text.
  func text(_ index: Int) -> UnsafeBufferPointer<UInt8>? {
    if case .text(let bytes) = cells[index] { bytes } else { nil }
  }

  /// The number that a cell is stored as, nil for null and text.
  func stored(_ index: Int) -> Int? {
    if case .integer(let number) = cells[index] { number } else { nil }
  }

  /// The cell for messages, where it is text or a whole number.
  func word(_ index: Int) -> String? {
    switch cells[index] {
    case .null: nil
    case .integer(let number): String(number)
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }
}

/// The column of a role in one table: what its cells mean.
package struct RoleColumn: Hashable, Sendable {
  /// Of the layout.
  package let index: Int
  package let name: String
  package let storage: TableLayout.Storage

  package init(index: Int, name: String, storage: TableLayout.Storage) {
    self.index = index
    self.name = name
    self.storage = storage
  }

  /// Decimals of the stored number.
  var scale: Int {
    if case .decimal(let scale) = storage { scale } else { 0 }
  }

  /// The cell as an exact number, nil for null.
  func number(_ row: CheckedRow) -> FixedPoint? { row.stored(index).map { FixedPoint($0, scale: scale) } }

  /// The cell as a day since 1970, nil for null and where the column holds no days.
  func day(_ row: CheckedRow) -> Int? {
    switch storage {
    case .date: row.stored(index)
    case .datetime: row.stored(index).map { $0 >= 0 ? $0 / 86_400 : -((86_399 - $0) / 86_400) }
    default: nil
    }
  }
}
