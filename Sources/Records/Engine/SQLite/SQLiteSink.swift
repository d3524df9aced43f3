import Files
import GRDBSQLite
import Glibc

/// Writes the rows of one table into a new database file, which takes its name when it is finished.
///
/// One transaction without journal or sync: nothing is lost with a file that does not exist yet, and the next run
/// loads it again. Measured for 100,000 rows of eight columns: 0.10 s, of which SQLite's insertion into the B-tree is
/// nine tenths.
final class SQLiteSink: RecordSink {
  private let path: String
  private let temporaryPath: String
  private let key: ContentHash
  /// Opened by SQLite itself: GRDB lends a connection for the length of a closure, its hooks fail beyond it, and a
  /// closure for each row costs as much as the row. Only the sink has it, so that SQLite's own locks are left out.
  private let connection: SQLiteConnection
  private var statement: OpaquePointer?
  private var layout: TableLayout
  private var rowCount = 0
  /// Row numbers.
  private var hidden: [Int] = []
  private var memo: [UInt8] = []
  private var parts: [(firstRow: Int, path: String)]
  private let didFinish: (String) throws(RecordEngineError) -> Void

  /// - Parameter didFinish: called when the file has its name.
  init(
    _ layout: TableLayout, key: ContentHash, source: String, path: String,
    didFinish: @escaping (String) throws(RecordEngineError) -> Void
  ) throws(RecordEngineError) {
    self.path = path
    self.key = key
    self.layout = layout
    self.didFinish = didFinish
    temporaryPath = "\(path).\(getpid()).loading"
    parts = [(0, source)]
    do { try File.removeFile(temporaryPath) } catch { throw .storage("\(error)") }
    connection = try SQLiteConnection(creating: temporaryPath)
    try SQLiteStatement.run(Self.settings, on: connection.handle)
    try begin()
  }

  /// Pages of 16 KiB took a fifth less time than those of 4 KiB.
  private static let settings = """
    PRAGMA page_size = 16384; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
    PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -4000; PRAGMA cache_spill = ON;
    """

  deinit {
    sqlite3_finalize(statement)
    // Without effect after the file got its name.
    try? File.removeFile(temporaryPath)
  }

  private func begin() throws(RecordEngineError) {
    let columns = layout.columns.indices.map { "c\($0)" }
    try SQLiteStatement.run(
      "BEGIN; CREATE TABLE rows(\((["line"] + columns).joined(separator: ", ")))", on: connection.handle)
    let marks = String(repeating: ", ?", count: columns.count)
    guard sqlite3_prepare_v2(connection.handle, "INSERT INTO rows VALUES (?\(marks))", -1, &statement, nil) == SQLITE_OK
    else { throw SQLiteStatement.error(connection.handle) }
  }

  func append(_ cells: UnsafeBufferPointer<TypedCell>, line: Int) throws {
    precondition(cells.count == layout.columns.count, "a row has as many cells as the table has columns")
    sqlite3_bind_int64(statement, 1, Int64(line))
    var index: Int32 = 2
    for cell in cells {
      bind(cell, at: index)
      index += 1
    }
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    guard code == SQLITE_DONE else { throw SQLiteStatement.error(connection.handle) }
    rowCount += 1
  }

  @inline(__always)
  private func bind(_ cell: TypedCell, at index: Int32) {
    switch cell {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let number): sqlite3_bind_int64(statement, index, Int64(number))
    case .text(let bytes):
      // SQLITE_STATIC (nil): the text stays where it is until the row is written. An empty text must have an address.
      let start = UnsafeRawPointer(bytes.baseAddress) ?? Self.emptyText
      sqlite3_bind_text(statement, index, start.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil)
    }
  }

  /// Any address will do for a text of no bytes.
  nonisolated(unsafe) private static let emptyText = UnsafeRawPointer(
    UnsafeMutableRawPointer.allocate(byteCount: 1, alignment: 1))

  func hide() throws { hidden.append(rowCount) }

  func beginPart(_ path: String) throws {
    if parts.last?.firstRow == rowCount { parts.removeLast() }
    parts.append((rowCount, path))
  }

  func restart(_ layout: TableLayout) throws {
    sqlite3_finalize(statement)
    statement = nil
    try SQLiteStatement.run("COMMIT; DROP TABLE rows", on: connection.handle)
    self.layout = layout
    rowCount = 0
    hidden = []
    parts = [(0, parts[0].path)]
    try begin()
  }

  func keep(memo: [UInt8]) throws { self.memo = memo }

  func finish() throws {
    sqlite3_finalize(statement)
    statement = nil
    try SQLiteStatement.run("CREATE TABLE parts(first_row INTEGER PRIMARY KEY, path)", on: connection.handle)
    for part in parts {
      let insertion = try SQLiteStatement("INSERT INTO parts VALUES (?, ?)", on: connection.handle)
      // SQLite counts rows from 1.
      insertion.bind(part.firstRow + 1, at: 1)
      insertion.bind(part.path, at: 2)
      _ = try insertion.step()
    }
    try writeHidden()
    let table = StoredTable(layout: layout, rowCount: rowCount, hiddenCount: hidden.count, memo: memo)
    try SQLiteTableFile.writeMeta(key: key, table, on: connection.handle)
    try SQLiteStatement.run("COMMIT", on: connection.handle)
    connection.close()
    do { try File.rename(temporaryPath, to: path) } catch { throw RecordEngineError.storage("\(error)") }
    try didFinish(path)
  }

  private func writeHidden() throws(RecordEngineError) {
    if hidden.isEmpty { return }
    try SQLiteStatement.run("CREATE TABLE hidden(row INTEGER PRIMARY KEY)", on: connection.handle)
    // A statement for each would cost more than the row.
    for start in stride(from: 0, to: hidden.count, by: 500) {
      let rows = hidden[start..<min(start + 500, hidden.count)].map { "(\($0))" }.joined(separator: ", ")
      try SQLiteStatement.run("INSERT INTO hidden VALUES \(rows)", on: connection.handle)
    }
  }
}

/// A connection to a new file, closed when it goes out of use.
private final class SQLiteConnection {
  let handle: OpaquePointer
  private var isOpen = true

  init(creating path: String) throws(RecordEngineError) {
    var opened: OpaquePointer?
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
    let code = sqlite3_open_v2(path, &opened, flags, nil)
    guard code == SQLITE_OK, let opened else {
      sqlite3_close_v2(opened)
      throw .storage("cannot create \(path): \(String(cString: sqlite3_errstr(code)))")
    }
    handle = opened
  }

  deinit { close() }

  func close() {
    if isOpen { sqlite3_close_v2(handle) }
    isOpen = false
  }
}
