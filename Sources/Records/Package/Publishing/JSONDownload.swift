import Markup

/// Writes the rows of a table as JSON for download: a list of objects, numbers and truth values as such, one object on
/// a line.
package struct JSONDownload: RecordSink {
  private var text: Bytes = [UInt8(ascii: "[")]
  private var layout: TableLayout
  /// `"name":` of each column, escaped.
  private var keys: [Bytes]
  /// Columns of JSON, whose values are written as they are.
  private let nested: Set<String>
  private var isEmpty = true

  /// - Parameter schema: tells which columns hold JSON.
  package init(_ layout: TableLayout, schema: TableSchema) {
    self.layout = layout
    keys = Self.keys(layout)
    nested = Set(schema.fields.filter { $0.type == .object || $0.type == .array || $0.type == .geojson }.map(\.name))
  }

  private static func keys(_ layout: TableLayout) -> [Bytes] {
    layout.columns.map { column in
      var key = JSONText()
      key.value(column.name)
      return key.bytes + [UInt8(ascii: ":")]
    }
  }

  /// A file: complete after `finish`.
  package var bytes: Bytes { text }

  package mutating func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws {
    text.append(literal: isEmpty ? "\n{" : ",\n{")
    isEmpty = false
    for index in cells.indices {
      if index > 0 { text.append(UInt8(ascii: ",")) }
      text.append(contentsOf: keys[index])
      switch cells[index] {
      case .null: text.append(literal: "null")
      case .integer(let number): append(number, layout.columns[index].storage)
      case .text(let value) where nested.contains(layout.columns[index].name): text.append(contentsOf: value)
      case .text(let value):
        text.append(UInt8(ascii: "\""))
        text.append(value, as: .json)
        text.append(UInt8(ascii: "\""))
      }
    }
    text.append(UInt8(ascii: "}"))
  }

  private mutating func append(_ number: Int, _ storage: TableLayout.Storage) {
    let isText: Bool
    switch storage {
    case .integer, .decimal, .boolean, .year, .text: isText = false
    case .date, .datetime, .month: isText = true
    }
    if isText { text.append(UInt8(ascii: "\"")) }
    TypedText.append(number, storage, to: &text)
    if isText { text.append(UInt8(ascii: "\"")) }
  }

  package mutating func restart(_ layout: TableLayout) throws {
    self.layout = layout
    keys = Self.keys(layout)
    text = [UInt8(ascii: "[")]
    isEmpty = true
  }

  package mutating func finish() throws { text.append(literal: "\n]\n") }
}
