import Files
import Synchronization

/// The embedded engine: one SQLite file for each table, in a folder that may be thrown away.
package final class SQLiteEngine: RecordEngine {
  private let folder: String
  private let tables = Mutex<[String: SQLiteTableFile]>([:])

  /// - Parameter folder: where the files are kept between runs; made when it is not there.
  package init(folder: String) throws(RecordEngineError) {
    self.folder = folder
    do {
      try File.makeFolder(folder)
      try removeUnfinished()
    } catch {
      throw .storage("\(error)")
    }
  }

  /// Files that a process which is no more was loading.
  private func removeUnfinished() throws(FileError) {
    for entry in try FileTree.scan(folder, enters: { _ in false }) {
      let parts = entry.path.split(separator: ".")
      guard parts.last == "loading", let process = parts.dropLast().last, Int(process) != nil,
        File.status("/proc/\(process)") == nil
      else { continue }
      try File.removeFile(folder + "/" + entry.path)
    }
  }

  package func stored(_ table: String, key: ContentHash) -> StoredTable? {
    let path = path(of: table)
    guard File.status(path) != nil else { return nil }
    guard let file = SQLiteTableFile(path: path), file.key == key, file.stored.layout.name == table else {
      forget(table)
      return nil
    }
    tables.withLock { $0[table] = file }
    return file.stored
  }

  package func removeTables(except names: Set<String>) throws(RecordEngineError) {
    tables.withLock { tables in tables = tables.filter { names.contains($0.key) } }
    let kept = Set(names.map { path(of: $0) })
    do {
      for entry in try FileTree.scan(folder, enters: { _ in false }) {
        let path = folder + "/" + entry.path
        if path.hasSuffix(".sqlite"), !kept.contains(path) { try File.removeFile(path) }
      }
    } catch {
      throw .storage("\(error)")
    }
  }

  package func makeSink(
    for layout: TableLayout, key: ContentHash, path: String
  ) throws(RecordEngineError) -> any RecordSink {
    forget(layout.name)
    return try SQLiteSink(
      layout, key: key, source: path, path: self.path(of: layout.name)
    ) { [self] path throws(RecordEngineError) in
      guard let file = SQLiteTableFile(path: path) else { throw .damaged(table: layout.name) }
      tables.withLock { $0[layout.name] = file }
    }
  }

  package func layout(of table: String) -> TableLayout? { tables.withLock { $0[table]?.stored.layout } }

  package func group(_ request: GroupRequest) throws(RecordEngineError) -> GroupedRows {
    let file = try file(request.table)
    let scan = try SQLiteScan(request, file.stored.layout)
    return try file.withConnection { connection throws(RecordEngineError) in try scan.run(on: connection) }
  }

  package func timeSpan(of column: String, in table: String) throws(RecordEngineError) -> ClosedRange<Int>? {
    let file = try file(table)
    let index = try SQLiteCondition.index(of: column, in: file.stored.layout)
    return try file.withConnection { connection throws(RecordEngineError) in
      let statement = try SQLiteStatement("SELECT min(c\(index)), max(c\(index)) FROM rows", on: connection)
      guard try statement.step(), !statement.isNull(0) else { return nil }
      return statement.integer(0)...statement.integer(1)
    }
  }

  package func distinctValues(of column: String, in table: String) throws(RecordEngineError) -> [String] {
    let groups = try group(GroupRequest(table: table, columns: [column]))
    return groups.values[0].compactMap(\.self).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  package func rows(_ request: RowRequest) throws(RecordEngineError) -> RowPage {
    let file = try file(request.table)
    let selection = try SQLiteSelection(request, file.stored.layout, hasHidden: file.stored.hiddenCount > 0)
    return try file.withConnection { connection throws(RecordEngineError) in try selection.run(on: connection) }
  }

  package func query(_ query: StoredQuery) throws(RecordEngineError) -> StoredQueryResult {
    // Withdrawn rows are no business of a query.
    let tables = tables.withLock { $0.values.filter { !WithdrawnTable.isName($0.stored.layout.name) } }
    return try SQLiteStoredQuery(query, tables: tables.sorted { $0.stored.layout.name < $1.stored.layout.name }).run()
  }

  // MARK: Files

  private func file(_ table: String) throws(RecordEngineError) -> SQLiteTableFile {
    guard let file = tables.withLock({ $0[table] }) else { throw .unknownTable(table) }
    return file
  }

  /// Readers that still hold the file go on with its bytes.
  private func forget(_ table: String) {
    tables.withLock { $0[table] = nil }
    // With what SQLite may have left beside it: a journal would be taken for one of the new file.
    for ending in ["", "-journal", "-wal", "-shm"] { try? File.removeFile(path(of: table) + ending) }
  }

  /// Resource names are lower-case letters, digits, `.`, `_` and `-`; anything else is written by its code, so that no
  /// name leads out of the folder.
  private func path(of table: String) -> String {
    var name = "table-"
    for byte in table.utf8 {
      let isPlain = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
      name += isPlain ? String(UnicodeScalar(byte)) : "_" + String(byte, radix: 16) + "_"
    }
    return folder + "/" + name + ".sqlite"
  }
}
