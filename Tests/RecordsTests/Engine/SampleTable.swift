import Files
import SampleSites

@testable import Records

/// A table written as text, and the engine that holds it.
struct SampleTable {
  let layout: TableLayout
  /// Cells as in a CSV file; nil is null.
  var rows: [[String?]]

  /// - Parameters:
  ///   - columns: such as `date: date, region, deaths: integer`; text without a type.
  ///   - lines: cells parted by commas and spaces; an empty cell is null.
  init(_ name: String, _ columns: String, _ lines: String) {
    layout = TableLayout(
      name: name,
      columns: columns.split(separator: ",").map { column in
        let parts = column.split(separator: ":").map { $0.trimmed }
        return TableLayout.Column(
          name: parts[0], storage: parts.count > 1 ? TableLayout.Storage(parts[1]) ?? .text : .text)
      })
    rows = lines.split(separator: "\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map { $0.trimmed.isEmpty ? nil : $0.trimmed }
    }
  }

  init(layout: TableLayout, rows: [[String?]]) {
    self.layout = layout
    self.rows = rows
  }

  /// Rows stand on lines 2, 3, … of `data/NAME.csv`.
  func load(into engine: any RecordEngine, key: ContentHash = ContentHash([1])) throws {
    var sink = try engine.makeSink(for: layout, key: key, path: "data/\(layout.name).csv")
    for (index, row) in rows.enumerated() { try append(row, line: index + 2, to: &sink) }
    try sink.finish()
  }

  func append(_ row: [String?], line: Int, to sink: inout any RecordSink) throws {
    var cells: [TypedCell] = []
    var buffers: [UnsafeMutableBufferPointer<UInt8>] = []
    defer { for buffer in buffers { buffer.deallocate() } }
    for (text, column) in zip(row, layout.columns) {
      guard let text else {
        cells.append(.null)
        continue
      }
      if column.storage == .text {
        let buffer = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: text.utf8.count)
        _ = buffer.initialize(from: text.utf8)
        buffers.append(buffer)
        cells.append(.text(UnsafeBufferPointer(buffer)))
      } else {
        guard let number = StoredValue.integer(text, column.storage) else { throw BadCell(text: text) }
        cells.append(.integer(number))
      }
    }
    try cells.withUnsafeBufferPointer { try sink.append($0, line: line) }
  }

  struct BadCell: Error { let text: String }
}

extension Substring {
  var trimmed: String {
    var text = self
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

/// How an engine is made for a test. Each engine is tested by the same suite.
struct EngineFactory: CustomStringConvertible, Sendable {
  let description: String
  /// The folder is where it may keep its files; the same folder gives the same data again.
  let make: @Sendable (TemporaryFolder) throws -> any RecordEngine

  static let all = [
    EngineFactory(description: "SQLite") { try SQLiteEngine(folder: $0("records")) }
  ]
}
