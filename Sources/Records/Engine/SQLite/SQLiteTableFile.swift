import Files
import GRDB
import GRDBSQLite

/// The database file of one table, opened for reading.
///
/// Each table has a file of its own: tables are loaded by several tasks at once though SQLite has one writer per file,
/// and a change of one CSV loads only that one again. A file is complete or absent, since it gets its name after its
/// last byte was written.
///
/// - `rows(line, c0, c1, …)`: in the order of the data file; cells as `TypedCell` says, text as it is. (Numbers for
///   repeated texts were tried: loading took the same time, grouping too, and the file was halved.)
/// - `parts(first_row, path)`: the files that the rows come from.
/// - `hidden(row)`: the numbers of rows that are counted but not shown; missing where there are none.
/// - `meta(version, key, layout, row_count, hidden_count, memo)`
struct SQLiteTableFile: Sendable {
  /// Goes into the key: a file of another program version is not read.
  static let formatVersion = 2

  let path: String
  let key: ContentHash
  let stored: StoredTable
  private let queue: DatabaseQueue

  /// Nil when there is no file or it cannot be read as what it should be.
  init?(path: String) {
    var configuration = Configuration()
    configuration.readonly = true
    guard let queue = try? DatabaseQueue(path: path, configuration: configuration),
      let (key, stored) = try? Self.withConnection(of: queue, Self.readMeta)
    else { return nil }
    self.path = path
    self.queue = queue
    (self.key, self.stored) = (key, stored)
  }

  /// Calls are made one after the other; a damaged file is removed.
  func withConnection<Result>(
    _ body: (OpaquePointer) throws(RecordEngineError) -> Result
  ) throws(RecordEngineError) -> Result {
    do throws(RecordEngineError) {
      return try Self.withConnection(of: queue, body)
    } catch {
      let code = (try? Self.withConnection(of: queue) { Int32(sqlite3_errcode($0)) }) ?? SQLITE_OK
      guard code == SQLITE_CORRUPT || code == SQLITE_NOTADB else { throw error }
      try? File.removeFile(path)
      throw .damaged(table: stored.layout.name)
    }
  }

  private static func withConnection<Result>(
    of queue: DatabaseQueue, _ body: (OpaquePointer) throws(RecordEngineError) -> Result
  ) throws(RecordEngineError) -> Result {
    let result: Swift.Result<Result, RecordEngineError> = queue.inDatabase { database in
      guard let connection = database.sqliteConnection else { return .failure(.storage("the database is closed")) }
      do throws(RecordEngineError) { return .success(try body(connection)) } catch { return .failure(error) }
    }
    return try result.get()
  }

  // MARK: Meta

  static func writeMeta(
    key: ContentHash, _ table: StoredTable, on connection: OpaquePointer
  ) throws(RecordEngineError) {
    try SQLiteStatement.run("CREATE TABLE meta(version, key, layout, row_count, hidden_count, memo)", on: connection)
    let statement = try SQLiteStatement("INSERT INTO meta VALUES (?, ?, ?, ?, ?, ?)", on: connection)
    statement.bind(formatVersion, at: 1)
    statement.bind(key.hexadecimal, at: 2)
    statement.bind(text(of: table.layout), at: 3)
    statement.bind(table.rowCount, at: 4)
    statement.bind(table.hiddenCount, at: 5)
    statement.bind(table.memo, at: 6)
    _ = try statement.step()
  }

  private static func readMeta(_ connection: OpaquePointer) throws(RecordEngineError) -> (ContentHash, StoredTable) {
    let statement = try SQLiteStatement(
      "SELECT version, key, layout, row_count, hidden_count, memo FROM meta", on: connection)
    guard try statement.step(), statement.integer(0) == formatVersion,
      let key = ContentHash(hexadecimal: statement.text(1)[...]), let layout = layout(statement.text(2))
    else { throw .storage("no table of this version") }
    return (
      key,
      StoredTable(
        layout: layout, rowCount: statement.integer(3), hiddenCount: statement.integer(4), memo: statement.bytes(5))
    )
  }

  /// One line for the name, then one for each column: its storage, a tab, its name with `\` and line ends escaped.
  private static func text(of layout: TableLayout) -> String {
    func escaped(_ name: String) -> String {
      String(
        name.flatMap { character -> String in
          switch character {
          case "\\": "\\\\"
          case "\n": "\\n"
          case "\r\n": "\\r\\n"
          default: String(character)
          }
        })
    }
    return ([escaped(layout.name)] + layout.columns.map { $0.storage.text + "\t" + escaped($0.name) })
      .joined(separator: "\n")
  }

  private static func layout(_ text: String) -> TableLayout? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var columns: [TableLayout.Column] = []
    for line in lines.dropFirst() {
      let parts = line.split(separator: "\t", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let storage = TableLayout.Storage(parts[0]) else { return nil }
      columns.append(TableLayout.Column(name: unescaped(parts[1]), storage: storage))
    }
    return TableLayout(name: unescaped(lines[0]), columns: columns)
  }

  private static func unescaped(_ text: some StringProtocol) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      switch (isEscaped, scalar) {
      case (false, "\\"): isEscaped = true
      case (false, _): result.unicodeScalars.append(scalar)
      case (true, let mark):
        result.unicodeScalars.append(mark == "n" ? "\n" : mark == "r" ? "\r" : mark)
        isEscaped = false
      }
    }
    return result
  }
}
