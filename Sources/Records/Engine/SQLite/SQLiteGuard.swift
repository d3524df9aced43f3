import GRDBSQLite

/// What SQLite asks while it compiles and runs a publisher's statement: whether it may, and whether it may go on.
///
/// Used by one thread at a time, while its connection is lent.
final class SQLiteGuard {
  /// Databases that the statement reads.
  private(set) var databases: Set<String> = []
  /// What was refused, in words, since SQLite only says "not authorized".
  private(set) var refusal: String?
  private let deadline: ContinuousClock.Instant

  init(timeLimit: Duration) { deadline = .now + timeLimit }

  func install(on connection: OpaquePointer) {
    let context = Unmanaged.passUnretained(self).toOpaque()
    sqlite3_set_authorizer(connection, Self.authorize, context)
    // Every 1,000 steps of its machine, about 20 µs: the clock costs nothing beside that.
    sqlite3_progress_handler(connection, 1000, Self.progress, context)
    // Without a time they mean the present one; `strftime` has its format before it.
    for name in ["date", "time", "datetime", "julianday", "unixepoch", "strftime"] {
      let count: Int32 = name == "strftime" ? 1 : 0
      sqlite3_create_function_v2(connection, name, count, SQLITE_UTF8, nil, Self.refuseNow, nil, nil, nil)
    }
  }

  /// Whether a text is the word by which SQLite's functions know the present time.
  static func isNow(_ text: String) -> Bool { text.lowercased() == "now" }

  private static let refuseNow: @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void =
    { context, _, _ in
      sqlite3_result_error(context, nowMessage, -1)
    }

  static let nowMessage = "the present time is different at each run: pass a date as a parameter"

  /// The connection outlives the guard.
  func remove(from connection: OpaquePointer) {
    sqlite3_set_authorizer(connection, nil, nil)
    sqlite3_progress_handler(connection, 0, nil, nil)
  }

  private static let progress: @convention(c) (UnsafeMutableRawPointer?) -> Int32 = { context in
    guard let context else { return 1 }
    let own = Unmanaged<SQLiteGuard>.fromOpaque(context).takeUnretainedValue()
    return ContinuousClock.now > own.deadline ? 1 : 0
  }

  private static let authorize:
    @convention(c) (
      UnsafeMutableRawPointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?, UnsafePointer<CChar>?,
      UnsafePointer<CChar>?
    ) -> Int32 = { context, action, first, second, database, view in
      guard let context else { return SQLITE_DENY }
      let own = Unmanaged<SQLiteGuard>.fromOpaque(context).takeUnretainedValue()
      func text(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }
      let allows: Bool
      switch action {
      case SQLITE_SELECT, SQLITE_RECURSIVE: allows = true
      case SQLITE_READ:
        // Without a column (`count(*)`) nothing is read but that there are rows; then no view is named either.
        let isCount = text(second).isEmpty
        allows = own.allowsReading(text(first), of: text(database), through: isCount ? "" : view.map(text))
      case SQLITE_FUNCTION: allows = own.allowsCalling(text(second).lowercased())
      default:
        own.refusal = own.refusal ?? "a query can only read"
        allows = false
      }
      return allows ? SQLITE_OK : SQLITE_DENY
    }

  /// Rows are read through the views, which show them as a reader knows them.
  private func allowsReading(_ table: String, of database: String, through view: String?) -> Bool {
    guard database.hasPrefix("t"), Int(database.dropFirst()) != nil else { return true }
    databases.insert(database)
    if view != nil { return true }
    refusal = "unknown table \"\(database).\(table)\""
    return false
  }

  /// What gives something else at each run would make a build differ from the next.
  private func allowsCalling(_ function: String) -> Bool {
    switch function {
    case "random", "randomblob", "current_date", "current_time", "current_timestamp", "load_extension",
      "fts3_tokenizer":
      refusal = "the function \(function) is not allowed: it is different at each run, or reaches outside"
      return false
    default: return true
    }
  }
}
