import DataFormats
import Diagnostics
import SampleSites

@testable import Records

/// A data folder made of files, and what reading it comes to.
struct PackageSample {
  let folder: DataFolder
  let temporary: TemporaryFolder

  init(_ files: [String: String]) throws {
    temporary = try TemporaryFolder()
    for (path, text) in files { try temporary.write("data/" + path, text) }
    folder = DataFolder(root: temporary("data"), name: "data")
  }

  /// A package of one table `t` in `t.csv` with these fields.
  init(fields: String, rest: String = "", csv: String) throws {
    try self.init([
      "datapackage.yaml": """
      resources:
        - name: t
          path: t.csv
          schema:
            fields:
      \(fields.split(separator: "\n").map { "        - \($0)" }.joined(separator: "\n"))
      \(rest.split(separator: "\n").map { "      \($0)" }.joined(separator: "\n"))

      """, "t.csv": csv,
    ])
  }

  func read(_ name: String = "datapackage.yaml") throws -> (package: DataPackage?, findings: [Diagnostic]) {
    var findings: [Diagnostic] = []
    let package = DataPackageReader.read(
      try folder.read(name), in: folder, profiles: ["accidents", "hazards"], into: &findings)
    return (package, findings)
  }

  /// All tables as they reach an engine.
  func load(limit: Int = 20) throws -> (tables: [String: RowText], loaded: [LoadedTable], findings: [Diagnostic]) {
    var (package, findings) = try read()
    let rows = RowTexts()
    var load = PackageLoad(from: folder) { resource, layout in RowText(layout, rows: rows, name: resource.name) }
    load.limit = limit
    var loaded: [LoadedTable] = []
    for group in package?.connectedResources ?? [] { loaded += try load.run(group, into: &findings) }
    return (rows.tables, loaded, findings)
  }
}

/// Where sinks leave what they have seen.
final class RowTexts {
  var tables: [String: RowText] = [:]
}

/// Keeps rows as text: columns with `|` between them, numbers as stored, `~` for null.
struct RowText: RecordSink {
  var layout: TableLayout
  var rows: [String] = []
  var lines: [Int] = []
  var parts: [String] = []
  /// Indices of rows that are counted but not shown.
  var hidden: [Int] = []
  var restarts = 0
  private let results: RowTexts?
  private let name: String

  init(_ layout: TableLayout, rows: RowTexts? = nil, name: String = "") {
    self.layout = layout
    results = rows
    self.name = name
  }

  mutating func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws {
    rows.append(
      cells.map { cell in
        switch cell {
        case .null: "~"
        case .integer(let number): String(number)
        case .text(let bytes): String(decoding: bytes, as: UTF8.self)
        }
      }.joined(separator: "|"))
    lines.append(line)
  }

  mutating func hide() throws { hidden.append(rows.count - 1) }

  mutating func beginPart(_ path: String) throws { parts.append(path) }

  mutating func restart(_ layout: TableLayout) throws {
    self.layout = layout
    (rows, lines, parts, hidden) = ([], [], [], [])
    restarts += 1
  }

  mutating func finish() throws { results?.tables[name] = self }

  /// `name storage` of each column.
  var columns: [String] { layout.columns.map { "\($0.name) \($0.storage.text)" } }
}

extension Diagnostic {
  /// `data/t.csv:2:3 message`.
  var line: String {
    location.map { "\($0.path):\($0.line):\($0.column) \(message)" } ?? message
  }
}

extension FieldParser {
  /// The value of a text, in short: the number, `1234e-2`, `text`, or the fault.
  func outline(_ text: String) -> String {
    switch value(text) {
    case .integer(let number): "\(number)"
    case .decimal(let coefficient, let decimals): "\(coefficient)e-\(decimals)"
    case .text: "text"
    case .fault(let fault): "\(fault)"
    }
  }
}
