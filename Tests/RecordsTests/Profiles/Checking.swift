import Chronology
import Diagnostics
import Numbers

@testable import Records

/// A table of rows in a test, and what its checks find.
struct Checking {
  private var columns: [TableLayout.Column] = []
  var table: CheckedTable

  /// - Parameter columns: `name:storage`, parted by spaces; storage is text, integer, date, datetime, or the number of
  ///   decimals.
  init(_ profile: String?, _ columns: String, today: String = "2024-09-30", units: [String: String] = [:]) {
    self.columns = columns.split(separator: " ").map { column in
      let parts = column.split(separator: ":")
      let storage: TableLayout.Storage =
        switch parts[1] {
        case "text": .text
        case "integer": .integer
        case "date": .date
        case "datetime": .datetime
        default: .decimal(scale: Int(parts[1]) ?? 0)
        }
      return TableLayout.Column(name: String(parts[0]), storage: storage)
    }
    table = CheckedTable(
      layout: TableLayout(name: "t", columns: self.columns), settings: ProfileSettings(profile: profile),
      today: DateText(today)?.date ?? CivilDate(daysSinceEpoch: 0))
    table.units = units
  }

  /// What is found in rows whose cells are parted by `|`; an empty cell is null. The first row is line 2 of `t.csv`,
  /// and cells have the columns 1, 2, ….
  func findings(_ rows: String...) -> [Diagnostic] { run(rows).findings }

  func run(_ rows: [String]) -> (findings: [Diagnostic], checks: RowChecks) {
    var checks = RowChecks(table)
    for (index, row) in rows.enumerated() {
      let texts = row.split(separator: "|", omittingEmptySubsequences: false).map { Array($0.utf8) }
      with(texts, [], index + 2) { row in
        checks.check(row) { SourceLocation(path: "t.csv", line: index + 2, column: $0 + 1) }
      }
    }
    return (checks.finish(), checks)
  }

  /// Hands over the cells with their memory held.
  private func with(_ texts: [[UInt8]], _ cells: [TypedCell], _ line: Int, _ body: (CheckedRow) -> Void) {
    guard cells.count < texts.count else {
      return cells.withUnsafeBufferPointer { body(CheckedRow($0, line: line)) }
    }
    let bytes = texts[cells.count]
    bytes.withUnsafeBufferPointer { buffer in
      with(texts, cells + [cell(buffer, columns[cells.count].storage)], line, body)
    }
  }

  private func cell(_ bytes: UnsafeBufferPointer<UInt8>, _ storage: TableLayout.Storage) -> TypedCell {
    let text = String(decoding: bytes, as: UTF8.self)
    if text.isEmpty { return .null }
    switch storage {
    case .decimal(let scale):
      guard let number = FixedPoint(text) else { return .null }
      return .integer(number.coefficient * Int(Fraction.powerOfTen(scale - number.scale)))
    case .date: return DateText(text).map { .integer($0.date.daysSinceEpoch) } ?? .null
    case .datetime:
      return DateText(text).map { .integer($0.date.daysSinceEpoch * 86_400 + ($0.secondsOfDay ?? 0)) } ?? .null
    case .text: return .text(bytes)
    default: return Int(text).map { .integer($0) } ?? .null
    }
  }
}

extension [Diagnostic] {
  /// The ids in their order.
  var ids: [String] { map(\.kind.id) }
}
