import GRDBSQLite

/// `sum`, `total` and `avg` for stored SQL, with the error of each addition carried along (Neumaier).
///
/// SQLite adds binary fractions as they come (compensated only since 3.43): over a million amounts of money, 23,967,934.59
/// came out as 23,967,934.5899998.
enum SQLiteSums {
  static func install(on connection: OpaquePointer) {
    for name in ["sum", "total", "avg"] {
      let form: Result =
        name == "sum"
        ? { sum, context in sum.giveSum(context) }
        : name == "total"
          ? { sum, context in sqlite3_result_double(context, sum.real) }
          : { sum, context in sum.giveAverage(context) }
      let box = Unmanaged.passRetained(Box(form)).toOpaque()
      sqlite3_create_window_function(
        connection, name, 1, SQLITE_UTF8, box, add, final, value, remove,
        { $0.map { Unmanaged<Box>.fromOpaque($0).release() } })
    }
  }

  private typealias Result = (RunningSum, OpaquePointer?) -> Void

  private final class Box {
    let give: Result
    init(_ give: @escaping Result) { self.give = give }
  }

  // MARK: What SQLite calls

  private static let add: @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void = {
    context, _, arguments in
    memory(context)?.pointee.add(arguments?.pointee, sign: 1)
  }

  private static let remove: @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void = {
    context, _, arguments in
    memory(context)?.pointee.add(arguments?.pointee, sign: -1)
  }

  private static let value: @convention(c) (OpaquePointer?) -> Void = { context in give(context) }
  private static let final: @convention(c) (OpaquePointer?) -> Void = { context in give(context) }

  private static func give(_ context: OpaquePointer?) {
    guard let box = sqlite3_user_data(context) else { return }
    Unmanaged<Box>.fromOpaque(box).takeUnretainedValue().give(memory(context)?.pointee ?? RunningSum(), context)
  }

  /// SQLite's own memory for one aggregate, all zero at first, which is an empty sum.
  private static func memory(_ context: OpaquePointer?) -> UnsafeMutablePointer<RunningSum>? {
    sqlite3_aggregate_context(context, Int32(MemoryLayout<RunningSum>.size))?
      .assumingMemoryBound(to: RunningSum.self)
  }
}

/// A sum under way. Plain numbers only: it lives in memory of SQLite.
private struct RunningSum {
  private var sum = 0.0
  private var correction = 0.0
  private var integer: Int64 = 0
  private var count: Int64 = 0
  private var realCount: Int64 = 0
  private var hasOverflown: Int64 = 0

  var real: Double { sum + correction }

  mutating func add(_ value: OpaquePointer?, sign: Int64) {
    let type = sqlite3_value_numeric_type(value)
    if type == SQLITE_NULL { return }
    count += sign
    if type == SQLITE_INTEGER {
      let (term, isTooLarge) = sqlite3_value_int64(value).multipliedReportingOverflow(by: sign)
      let (next, overflow) = integer.addingReportingOverflow(term)
      integer = next
      if overflow || isTooLarge { hasOverflown = 1 }
    } else {
      realCount += sign
    }
    let term = sqlite3_value_double(value) * Double(sign)
    let next = sum + term
    correction += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  func giveSum(_ context: OpaquePointer?) {
    if count == 0 {
      sqlite3_result_null(context)
    } else if realCount > 0 {
      sqlite3_result_double(context, real)
    } else if hasOverflown != 0 {
      sqlite3_result_error(context, "integer overflow", -1)
    } else {
      sqlite3_result_int64(context, integer)
    }
  }

  func giveAverage(_ context: OpaquePointer?) {
    if count == 0 { sqlite3_result_null(context) } else { sqlite3_result_double(context, real / Double(count)) }
  }
}
