import Markup

/// Writes the rows of a table as CSV for download: UTF-8 with a byte-order mark, so that Excel shows Chinese; RFC 4180
/// with CR LF; values in the default forms of Table Schema; formulas defused.
package struct CSVDownload: RecordSink {
  /// A file, with its first bytes.
  package private(set) var bytes: Bytes = []
  /// Names of columns in which a formula was defused, so that rules for their text no longer hold to the letter.
  package private(set) var defused: Set<String> = []
  private var layout: TableLayout
  private let schema: TableSchema
  /// By column: whether its text can be anything. Lists, points and the like were checked to be just that, and an
  /// apostrophe would make them something else.
  private let isFreeText: [Bool]

  package init(_ layout: TableLayout, schema: TableSchema) {
    self.layout = layout
    self.schema = schema
    isFreeText = layout.columns.map { column in
      [.string, .any].contains(schema.field(named: column.name)?.type ?? .string)
    }
    writeHeader()
  }

  private mutating func writeHeader() {
    bytes = [0xEF, 0xBB, 0xBF]
    for (index, column) in layout.columns.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      var name = column.name
      name.withUTF8 { _ = append($0, isFree: true) }
    }
    endRow()
  }

  package mutating func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws {
    let start = bytes.count
    for index in cells.indices {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      switch cells[index] {
      case .null: break
      case .integer(let number): TypedText.append(number, layout.columns[index].storage, to: &bytes)
      case .text(let text): if append(text, isFree: isFreeText[index]) { defused.insert(layout.columns[index].name) }
      }
    }
    // An empty line would be passed over.
    if bytes.count == start { bytes.append(literal: "\"\"") }
    endRow()
  }

  package mutating func restart(_ layout: TableLayout) throws { self = CSVDownload(layout, schema: schema) }

  package mutating func finish() throws {}

  private mutating func endRow() { bytes.append(literal: "\r\n") }

  /// Appends a text, in quotation marks where it needs them. Returns whether it was defused.
  private mutating func append(_ text: UnsafeBufferPointer<UInt8>, isFree: Bool) -> Bool {
    let isFormula = isFree && SpreadsheetText.isFormula(text)
    let isQuoted = text.contains { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D } || hasOuterSpace(text)
    if isQuoted { bytes.append(0x22) }
    if isFormula { bytes.append(UInt8(ascii: "'")) }
    if isQuoted {
      for byte in text {
        if byte == 0x22 { bytes.append(0x22) }
        bytes.append(byte)
      }
      bytes.append(0x22)
    } else {
      bytes.append(contentsOf: text)
    }
    return isFormula
  }

  /// Spaces at the ends of a cell, which some programs take away.
  private func hasOuterSpace(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    text.first == 0x20 || text.last == 0x20 || text.first == 0x09
  }
}
