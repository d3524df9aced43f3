import GRDB
import GRDBSQLite

/// SQL of a publisher, run on a connection of its own that knows nothing but views of the tables it names.
///
/// It cannot write, attach, or call what is different at each run (`random`, the current time): the authorizer of
/// SQLite refuses while the statement is compiled. A progress handler ends what takes too long.
struct SQLiteStoredQuery {
  private let query: StoredQuery
  private let tables: [SQLiteTableFile]

  /// Debian's SQLite attaches at most ten databases.
  private static let maximumTables = 10

  /// - Parameter tables: all that there are; those that the SQL does not name are left aside.
  init(_ query: StoredQuery, tables: [SQLiteTableFile]) throws(RecordEngineError) {
    self.query = query
    let sql = query.sql.lowercased()
    if let now = sql.firstRange(of: "'now'") {
      let offset = sql.utf8.distance(from: sql.startIndex, to: now.lowerBound)
      throw .query(StoredQueryFault(SQLiteGuard.nowMessage, offset: offset))
    }
    self.tables = tables.filter { sql.contains(Self.quoted($0.stored.layout.name.lowercased()).dropFirst().dropLast()) }
    guard self.tables.count <= Self.maximumTables else {
      throw .query(StoredQueryFault("a query can read \(Self.maximumTables) tables, not \(self.tables.count)"))
    }
  }

  func run() throws(RecordEngineError) -> StoredQueryResult {
    let result: Swift.Result<StoredQueryResult, RecordEngineError>
    do {
      result = try DatabaseQueue().inDatabase { database in
        guard let connection = database.sqliteConnection else { return .failure(.storage("the database is closed")) }
        do throws(RecordEngineError) { return .success(try run(on: connection)) } catch { return .failure(error) }
      }
    } catch {
      throw .storage("\(error)")
    }
    return try result.get()
  }

  private func run(on connection: OpaquePointer) throws(RecordEngineError) -> StoredQueryResult {
    for (index, table) in tables.enumerated() { try attach(table, as: "t\(index)", to: connection) }
    sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, 10_000_000)
    SQLiteSums.install(on: connection)
    let guardian = SQLiteGuard(timeLimit: query.timeLimit)
    guardian.install(on: connection)
    defer { guardian.remove(from: connection) }
    return try withExtendedLifetime(guardian) { () throws(RecordEngineError) in
      let statement = try prepare(on: connection, guardian)
      try bindParameters(to: statement)
      return try fetch(statement, on: connection, guardian)
    }
  }

  // MARK: Tables as a reader knows them

  private func attach(
    _ file: SQLiteTableFile, as name: String, to connection: OpaquePointer
  ) throws(RecordEngineError) {
    let attachment = try SQLiteStatement("ATTACH ? AS \(name)", on: connection)
    attachment.bind(file.path, at: 1)
    _ = try attachment.step()
    let layout = file.stored.layout
    let columns = layout.columns.enumerated().map { Self.expression($1.storage, $0) + " AS " + Self.quoted($1.name) }
    let list = columns.isEmpty ? "NULL" : columns.joined(separator: ", ")
    func view(_ view: String, where condition: String) -> String {
      "CREATE TEMP VIEW \(Self.quoted(view)) AS SELECT \(list) FROM \(name).rows\(condition);"
    }
    let shown = file.stored.hiddenCount > 0 ? " WHERE rowid NOT IN (SELECT row FROM \(name).hidden)" : ""
    try SQLiteStatement.run(
      view(layout.name, where: shown) + view(layout.name + Self.countedEnding, where: ""), on: connection)
  }

  /// After the name of a table: with the rows that are counted but not shown. The rows of a query are shown, so that it
  /// gets them only when it asks. No resource has a `+` in its name.
  static let countedEnding = "+expired"

  /// What a column looks like: dates and months as ISO text, decimals as numbers. The casts also say how values are
  /// compared, so that `year = :year` works though parameters are text.
  private static func expression(_ storage: TableLayout.Storage, _ index: Int) -> String {
    switch storage {
    case .text: "CAST(c\(index) AS TEXT)"
    case .integer, .year, .boolean: "CAST(c\(index) AS INTEGER)"
    case .decimal(let scale): "CAST(c\(index) / 1e\(scale) AS REAL)"
    case .date: "CAST(date(c\(index) * 86400, 'unixepoch') AS TEXT)"
    case .datetime: "CAST(strftime('%Y-%m-%dT%H:%M:%S', c\(index), 'unixepoch') AS TEXT)"
    case .month: "CAST(printf('%04d-%02d', c\(index) / 12, c\(index) % 12 + 1) AS TEXT)"
    }
  }

  private static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
  }

  // MARK: The statement

  /// SQLite tells no place where it knows no table of a name: `no such table: acidents`.
  private func offsetOfName(in message: String) -> Int? {
    guard let colon = message.lastIndex(of: ":") else { return nil }
    let name = message[message.index(after: colon)...].drop { $0 == " " }
    guard !name.isEmpty, let range = query.sql.firstRange(of: name) else { return nil }
    return query.sql.utf8.distance(from: query.sql.startIndex, to: range.lowerBound)
  }

  private func prepare(
    on connection: OpaquePointer, _ guardian: SQLiteGuard
  ) throws(RecordEngineError) -> SQLiteStatement {
    var sql = query.sql
    let outcome: (code: Int32, statement: OpaquePointer?, used: Int) = sql.withUTF8 { bytes in
      guard let start = bytes.baseAddress else { return (SQLITE_OK, nil, 0) }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { text in
        var statement: OpaquePointer?
        var tail: UnsafePointer<CChar>?
        let code = sqlite3_prepare_v2(connection, text, Int32(bytes.count), &statement, &tail)
        return (code, statement, tail.map { $0 - text } ?? bytes.count)
      }
    }
    guard outcome.code == SQLITE_OK else {
      let offset = Int(sqlite3_error_offset(connection))
      let message = guardian.refusal ?? String(cString: sqlite3_errmsg(connection))
      throw .query(StoredQueryFault(message, offset: offset >= 0 ? offset : offsetOfName(in: message)))
    }
    guard let handle = outcome.statement else { throw .query(StoredQueryFault("there is no statement")) }
    let statement = SQLiteStatement(handle: handle, connection: connection)
    if let offset = SQLText(Array(query.sql.utf8)).firstToken(from: outcome.used) {
      throw .query(StoredQueryFault("there is more than one statement", offset: offset))
    }
    guard sqlite3_stmt_readonly(handle) != 0 else { throw .query(StoredQueryFault("a query can only read")) }
    return statement
  }

  private func bindParameters(to statement: borrowing SQLiteStatement) throws(RecordEngineError) {
    var unused = Set(query.parameters.keys)
    for index in 1..<(1 + sqlite3_bind_parameter_count(statement.handle)) {
      guard let pointer = sqlite3_bind_parameter_name(statement.handle, index) else {
        throw .query(StoredQueryFault("a parameter has no name: write :name instead of ?"))
      }
      let name = String(String(cString: pointer).dropFirst())
      guard let value = query.parameters[name] else {
        throw .query(StoredQueryFault("the parameter :\(name) has no value"))
      }
      if SQLiteGuard.isNow(value) { throw .query(StoredQueryFault(SQLiteGuard.nowMessage)) }
      statement.bind(value, at: Int(index))
      unused.remove(name)
    }
    if let name = unused.sorted().first {
      throw .query(StoredQueryFault("the query has no parameter :\(name)"))
    }
  }

  private func fetch(
    _ statement: borrowing SQLiteStatement, on connection: OpaquePointer, _ guardian: SQLiteGuard
  ) throws(RecordEngineError) -> StoredQueryResult {
    let width = sqlite3_column_count(statement.handle)
    let names = (0..<width).map { sqlite3_column_name(statement.handle, $0).map { String(cString: $0) } ?? "" }
    var rows: [[StoredQueryResult.Cell]] = []
    while true {
      switch sqlite3_step(statement.handle) {
      case SQLITE_ROW:
        if rows.count == query.rowLimit { return result(names, rows, isCut: true, guardian) }
        rows.append((0..<Int(width)).map { Self.cell(statement, $0) })
      case SQLITE_DONE: return result(names, rows, isCut: false, guardian)
      case SQLITE_INTERRUPT:
        throw .query(StoredQueryFault("it took longer than \(query.timeLimit.components.seconds) s"))
      default: throw .query(StoredQueryFault(String(cString: sqlite3_errmsg(connection))))
      }
    }
  }

  private func result(
    _ columns: [String], _ rows: [[StoredQueryResult.Cell]], isCut: Bool, _ guardian: SQLiteGuard
  ) -> StoredQueryResult {
    let names = tables.enumerated().filter { guardian.databases.contains("t\($0.offset)") }
    return StoredQueryResult(
      columns: columns, rows: rows, isCut: isCut, tables: names.map(\.element.stored.layout.name))
  }

  private static func cell(_ statement: borrowing SQLiteStatement, _ index: Int) -> StoredQueryResult.Cell {
    switch sqlite3_column_type(statement.handle, Int32(index)) {
    case SQLITE_INTEGER: .integer(statement.integer(index))
    case SQLITE_FLOAT: .real(statement.text(index))
    case SQLITE_NULL: .null
    default: .text(statement.text(index))
    }
  }
}
