/// Rows of one table with their places.
struct SQLiteSelection {
  private let columns: [TableLayout.Column]
  private let condition: SQLiteCondition
  private let sql: String
  private let limit: Int

  /// - Parameter hasHidden: whether the table has rows that are counted but not shown.
  init(_ request: RowRequest, _ layout: TableLayout, hasHidden: Bool) throws(RecordEngineError) {
    var condition = try SQLiteCondition(request.conditions, layout)
    if let days = request.days { try condition.add(days, layout) }
    if let column = request.present { try condition.addPresent(column, layout) }
    if hasHidden, !request.includesHidden { condition.addShown() }
    var indices: [Int] = []
    for column in request.columns ?? layout.columns.map(\.name) {
      indices.append(try SQLiteCondition.index(of: column, in: layout))
    }
    var order: [String] = []
    for term in request.order {
      // Null comes last in either direction: what is not known is not the greatest nor the least.
      let index = try SQLiteCondition.index(of: term.column, in: layout)
      order += ["c\(index) IS NULL", "c\(index)" + (term.isDescending ? " DESC" : "")]
    }
    self.condition = condition
    columns = indices.map { layout.columns[$0] }
    limit = request.limit
    let list = (["rowid", "line"] + indices.map { "c\($0)" }).joined(separator: ", ")
    sql = "SELECT \(list) FROM rows\(condition.sql) ORDER BY \((order + ["rowid"]).joined(separator: ", ")) LIMIT ?"
  }

  func run(on connection: OpaquePointer) throws(RecordEngineError) -> RowPage {
    let parts = try parts(on: connection)
    let statement = try SQLiteStatement(sql, on: connection)
    condition.bind(to: statement)
    statement.bind(limit, at: condition.valueCount + 1)
    var rows: [[StoredValue?]] = []
    var places: [RowPlace] = []
    while try statement.step() {
      let row = statement.integer(0)
      let path = parts.last { $0.firstRow <= row }?.path ?? ""
      places.append(RowPlace(path: path, line: statement.integer(1), row: row))
      rows.append(columns.indices.map { value(statement, $0) })
    }
    return RowPage(columns: columns, rows: rows, places: places, count: try count(rows.count, on: connection))
  }

  private func value(_ statement: borrowing SQLiteStatement, _ index: Int) -> StoredValue? {
    if statement.isNull(index + 2) { return nil }
    return columns[index].storage == .text
      ? .text(statement.text(index + 2)) : StoredValue(statement.integer(index + 2), columns[index].storage)
  }

  /// All rows that meet the condition, counted only when the limit may have cut some off.
  private func count(_ found: Int, on connection: OpaquePointer) throws(RecordEngineError) -> Int {
    if found < limit { return found }
    let statement = try SQLiteStatement("SELECT count(*) FROM rows" + condition.sql, on: connection)
    condition.bind(to: statement)
    return try statement.step() ? statement.integer(0) : found
  }

  private func parts(on connection: OpaquePointer) throws(RecordEngineError) -> [(firstRow: Int, path: String)] {
    let statement = try SQLiteStatement("SELECT first_row, path FROM parts ORDER BY first_row", on: connection)
    var parts: [(firstRow: Int, path: String)] = []
    while try statement.step() { parts.append((statement.integer(0), statement.text(1))) }
    return parts
  }
}
