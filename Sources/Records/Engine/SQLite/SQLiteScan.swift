import GRDBSQLite

/// Groups rows by reading the columns that matter once, and counting in memory.
///
/// Measured with 100,000 rows: the scan takes 0.02 s; `GROUP BY` over two columns, which sorts, 0.07 s, and over all
/// dimensions several times that.
struct SQLiteScan {
  private let request: GroupRequest
  private let layout: TableLayout
  private let condition: SQLiteCondition
  private let sql: String
  private let timeStorage: TableLayout.Storage?
  private let storages: [TableLayout.Storage]

  init(_ request: GroupRequest, _ layout: TableLayout) throws(RecordEngineError) {
    self.request = request
    self.layout = layout
    condition = try SQLiteCondition(request.conditions, layout)
    var indices: [Int] = []
    for column in (request.time.map { [$0.column] } ?? []) + request.columns + request.sums {
      indices.append(try SQLiteCondition.index(of: column, in: layout))
    }
    timeStorage = request.time == nil ? nil : layout.columns[indices[0]].storage
    storages = indices.dropFirst(request.time == nil ? 0 : 1).prefix(request.columns.count).map {
      layout.columns[$0].storage
    }
    let columns = indices.isEmpty ? "1" : indices.map { "c\($0)" }.joined(separator: ", ")
    sql = "SELECT \(columns) FROM rows" + condition.sql
  }

  func run(on connection: OpaquePointer) throws(RecordEngineError) -> GroupedRows {
    let statement = try SQLiteStatement(sql, on: connection)
    condition.bind(to: statement)
    var grouping = SQLiteGrouping(
      columns: storages, timeStorage: timeStorage, grain: request.time?.grain ?? .day, sumCount: request.sums.count)
    while try statement.step() { grouping.add(statement) }
    return grouping.result()
  }
}

/// Groups under construction.
private struct SQLiteGrouping {
  private let storages: [TableLayout.Storage]
  private let timeStorage: TableLayout.Storage?
  private let grain: TimeGrain
  private let sumCount: Int
  private var texts: [TextNumbers]
  private var integers: [[Int: Int32]]
  private var pairs: [PairTable]
  private var parts: [Int32]
  private var groups = GroupedRows()
  private var lastTime: (stored: Int, ordinal: Int32) = (.min, GroupedRows.noTime)

  init(columns: [TableLayout.Storage], timeStorage: TableLayout.Storage?, grain: TimeGrain, sumCount: Int) {
    storages = columns
    self.timeStorage = timeStorage
    self.grain = grain
    self.sumCount = sumCount
    texts = columns.map { _ in TextNumbers() }
    integers = columns.map { _ in [:] }
    pairs = (0..<max(1, columns.count)).map { _ in PairTable() }
    parts = [Int32](repeating: 0, count: columns.count)
    groups.codes = columns.map { _ in [] }
    groups.sums = (0..<sumCount).map { _ in GroupedRows.Sum(totals: [], present: []) }
  }

  mutating func add(_ statement: borrowing SQLiteStatement) {
    var time: Int32 = 0
    var column = 0
    if let timeStorage {
      time = ordinal(statement, timeStorage)
      column = 1
    }
    for index in storages.indices { parts[index] = number(statement, column + index, index) }
    var (group, isNew) = pairs[0].number(time, parts.first ?? 0)
    for index in parts.indices.dropFirst() { (group, isNew) = pairs[index].number(group, parts[index]) }
    if isNew { open(time) }
    groups.counts[Int(group)] += 1
    for index in 0..<sumCount { addSum(statement, column + storages.count + index, index, Int(group)) }
  }

  private mutating func open(_ time: Int32) {
    if timeStorage != nil { groups.ordinals.append(time) }
    for index in parts.indices { groups.codes[index].append(parts[index]) }
    groups.counts.append(0)
    for index in 0..<sumCount {
      groups.sums[index].totals.append(0)
      groups.sums[index].present.append(0)
    }
  }

  @inline(__always)
  private mutating func addSum(_ statement: borrowing SQLiteStatement, _ column: Int, _ index: Int, _ group: Int) {
    let number = statement.integer(column)
    // Null reads as 0; only then is the type asked for.
    if number == 0, statement.isNull(column) { return }
    groups.sums[index].totals[group] += Int128(number)
    groups.sums[index].present[group] += 1
  }

  @inline(__always)
  private mutating func ordinal(_ statement: borrowing SQLiteStatement, _ storage: TableLayout.Storage) -> Int32 {
    let stored = statement.integer(0)
    if stored == lastTime.stored { return lastTime.ordinal }
    if stored == 0, statement.isNull(0) { return GroupedRows.noTime }
    let ordinal = grain.ordinal(of: stored, storage).flatMap { Int32(exactly: $0) } ?? GroupedRows.noTime
    lastTime = (stored, ordinal)
    return ordinal
  }

  /// The number of a cell's value among those of its column; −1 for null.
  private mutating func number(_ statement: borrowing SQLiteStatement, _ column: Int, _ index: Int) -> Int32 {
    if storages[index] == .text {
      let start = sqlite3_column_text(statement.handle, Int32(column))
      if let start {
        let count = Int(sqlite3_column_bytes(statement.handle, Int32(column)))
        return texts[index].number(UnsafeBufferPointer(start: start, count: count))
      }
      return -1
    }
    let stored = statement.integer(column)
    if stored == 0, statement.isNull(column) { return -1 }
    if let known = integers[index][stored] { return known }
    let number = Int32(integers[index].count)
    integers[index][stored] = number
    return number
  }

  /// Null, −1 until now, becomes the last value of its column.
  mutating func result() -> GroupedRows {
    for index in storages.indices {
      var values: [String?] = texts[index].texts
      if storages[index] != .text {
        values = integers[index].sorted { $0.value < $1.value }.map { StoredValue($0.key, storages[index]).text }
      }
      if groups.codes[index].contains(-1) {
        let null = Int32(values.count)
        groups.codes[index] = groups.codes[index].map { $0 < 0 ? null : $0 }
        values.append(nil)
      }
      groups.values.append(values)
    }
    return groups
  }
}
