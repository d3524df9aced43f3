import Diagnostics
import Records

/// The texts in the cells of tables, told apart by whether readers may see them.
///
/// Rows come and go by the moments in their columns. What stands in a row that is not shown, and in none that is, must
/// not be in the output.
package struct RecordTexts: Sendable {
  /// By the file, below the source folder.
  package private(set) var withheld: [String: Set<String>] = [:]
  /// Of all tables.
  package private(set) var shown: Set<String> = []

  /// Reads the tables again, and nothing where all rows of all tables are always there.
  init(_ data: SiteData?) {
    guard let data, data.isSound else { return }
    let changing = data.tables.filter { RowLifecycle.of($0.resource, $0.schema) != nil }
    if changing.isEmpty { return }
    for table in data.tables { shown.formUnion(Self.texts(of: table, data, at: data.clock)) }
    for table in changing {
      let hidden = Self.texts(of: table, data, at: nil).subtracting(shown)
      if !hidden.isEmpty { withheld[Self.path(of: table, in: data), default: []].formUnion(hidden) }
    }
  }

  /// - Parameter clock: nil for all rows.
  private static func texts(of table: SiteData.Table, _ data: SiteData, at clock: RowClock?) -> Set<String> {
    let sink = TextSink()
    var load = PackageLoad(from: data.folder) { _, _ in sink }
    load.clock = clock
    load.includesHidden = false
    var reportedElsewhere: [Diagnostic] = []
    _ = try? load.run([table.resource], into: &reportedElsewhere)
    return sink.texts
  }

  private static func path(of table: SiteData.Table, in data: SiteData) -> String {
    if case .files(let paths) = table.resource.content, let first = paths.first {
      return data.folder.displayPath(first)
    }
    return table.resource.written.location?.path ?? data.folder.name
  }
}

/// Keeps each text once. A class, since its texts are wanted after the load that it was handed to.
private final class TextSink: RecordSink {
  private(set) var texts: Set<String> = []

  func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws {
    for cell in cells {
      if case .text(let bytes) = cell { texts.insert(String(decoding: bytes, as: UTF8.self)) }
    }
  }

  func beginPart(_ path: String) throws {}
  func restart(_ layout: TableLayout) throws { texts = [] }
  func finish() throws {}
}
