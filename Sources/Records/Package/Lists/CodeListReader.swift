import Chronology
import Diagnostics

/// Makes a code list of the columns `code`, `name`, `name_en` (or another language), `parent`, `since`, `until` and
/// `version` of a table. Only `code` must be there; a code without a name is its own.
package struct CodeListReader: RecordSink {
  private enum Role {
    case code, parent, since, until, version
    /// With a language tag; empty for the column `name`.
    case name(String)
  }

  /// The columns of the layout that mean something.
  private var roles: [(index: Int, role: Role, storage: TableLayout.Storage)]
  package private(set) var entries: [CodeList.Entry] = []

  package init(_ layout: TableLayout) { roles = Self.roles(layout) }

  /// Reads the list of a resource by itself: for a small table that is wanted before others.
  package static func read(
    _ resource: DataResource, in folder: DataFolder, rollup: Dimension.Rollup, into diagnostics: inout [Diagnostic]
  ) -> CodeList? {
    guard let parts = resource.open(in: folder, into: &diagnostics) else { return nil }
    let load = TableLoad(
      name: resource.name, schema: resource.schema ?? SchemaInference.schema(of: parts), parts: parts)
    do {
      let outcome = try load.run { CodeListReader($0) }
      diagnostics += outcome.findings
      return (outcome.sink as? CodeListReader)?.list(rollup: rollup)
    } catch {
      return nil  // this sink throws nothing
    }
  }

  private static func roles(
    _ layout: TableLayout
  ) -> [(index: Int, role: Role, storage: TableLayout.Storage)] {
    layout.columns.enumerated().compactMap { index, column in
      role(column.name).map { (index, $0, column.storage) }
    }
  }

  private static func role(_ name: String) -> Role? {
    switch name {
    case "code": .code
    case "name": .name("")
    case "parent": .parent
    case "since": .since
    case "until": .until
    case "version": .version
    default: name.hasPrefix("name_") ? .name(String(name.dropFirst(5)).replacing("_", with: "-")) : nil
    }
  }

  // MARK: Rows

  package mutating func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws {
    var names: [(language: String, text: String)] = []
    var entry = CodeList.Entry(code: "", name: LocalizedText(""))
    for (index, role, storage) in roles {
      switch role {
      case .code: entry.code = Self.text(cells[index]) ?? ""
      case .name(let language):
        if let text = Self.text(cells[index]) { names.append((language, text)) }
      case .parent: entry.parent = Self.text(cells[index])
      case .version: entry.version = Self.text(cells[index])
      case .since: entry.since = Self.day(cells[index], storage, isEnd: false)
      case .until: entry.until = Self.day(cells[index], storage, isEnd: true)
      }
    }
    // A row without a code was reported, or says nothing.
    if entry.code.isEmpty { return }
    entry.name = names.isEmpty ? LocalizedText(entry.code) : LocalizedText(names)
    entries.append(entry)
  }

  package mutating func restart(_ layout: TableLayout) throws { self = CodeListReader(layout) }

  package mutating func finish() throws {}

  package func list(rollup: Dimension.Rollup) -> CodeList { CodeList(entries, rollup: rollup) }

  private static func text(_ cell: TypedCell) -> String? {
    switch cell {
    case .null: nil
    case .integer(let number): String(number)
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The first or the last day of what a cell of a time says.
  private static func day(_ cell: TypedCell, _ storage: TableLayout.Storage, isEnd: Bool) -> Int? {
    switch cell {
    case .null: return nil
    case .text(let bytes):
      guard let period = Period(String(decoding: bytes, as: UTF8.self)) else { return nil }
      return (isEnd ? period.end : period.start).daysSinceEpoch
    case .integer(let number):
      switch storage {
      case .date: return number
      case .datetime: return number >= 0 ? number / 86_400 : -((86_399 - number) / 86_400)
      case .month: return month(number + (isEnd ? 1 : 0)).map { $0 - (isEnd ? 1 : 0) }
      case .year, .integer: return month((number + (isEnd ? 1 : 0)) * 12).map { $0 - (isEnd ? 1 : 0) }
      case .text, .decimal, .boolean: return nil
      }
    }
  }

  /// The first day of a month since the year 0.
  private static func month(_ ordinal: Int) -> Int? {
    guard (12...(9999 * 12 + 11)).contains(ordinal) else { return nil }
    return CivilDate(year: ordinal / 12, month: ordinal % 12 + 1, day: 1)?.daysSinceEpoch
  }
}
