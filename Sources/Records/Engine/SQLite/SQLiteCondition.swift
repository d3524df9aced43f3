import Chronology

/// The `WHERE` part of a statement with its values.
struct SQLiteCondition {
  private(set) var clauses: [String] = []
  private var values: [Value] = []

  private enum Value {
    case text(String)
    case integer(Int)
  }

  /// Empty when there is no condition.
  var sql: String { clauses.isEmpty ? "" : " WHERE " + clauses.joined(separator: " AND ") }

  init(_ filters: [ColumnFilter], _ layout: TableLayout) throws(RecordEngineError) {
    for filter in filters { try add(filter, layout) }
  }

  static func index(of column: String, in layout: TableLayout) throws(RecordEngineError) -> Int {
    guard let index = layout.index(of: column) else { throw .unknownColumn(column, table: layout.name) }
    return index
  }

  private mutating func add(_ filter: ColumnFilter, _ layout: TableLayout) throws(RecordEngineError) {
    let index = try Self.index(of: filter.column, in: layout)
    let storage = layout.columns[index].storage
    let values: [Value] = filter.values.compactMap { text in
      storage == .text ? .text(text) : StoredValue.integer(text, storage).map(Value.integer)
    }
    let marks = values.map { _ in "?" }.joined(separator: ", ")
    self.values += values
    clauses.append(
      filter.isExcluding ? "(c\(index) IS NULL OR c\(index) NOT IN (\(marks)))" : "c\(index) IN (\(marks))")
  }

  mutating func addPresent(_ column: String, _ layout: TableLayout) throws(RecordEngineError) {
    clauses.append("c\(try Self.index(of: column, in: layout)) IS NOT NULL")
  }

  /// Rows that are not merely counted.
  mutating func addShown() { clauses.append("rowid NOT IN (SELECT row FROM hidden)") }

  /// Times that lie within a run of days with all of their own days.
  mutating func add(_ days: RowRequest.Days, _ layout: TableLayout) throws(RecordEngineError) {
    let index = try Self.index(of: days.column, in: layout)
    guard let grain = layout.columns[index].storage.timeGrain else {
      throw .unknownColumn(days.column, table: layout.name)
    }
    let (first, last): (Int, Int)
    if layout.columns[index].storage == .datetime {
      (first, last) = (days.range.lowerBound * 86_400, days.range.upperBound * 86_400 + 86_399)
    } else {
      (first, last) = grain.ordinals(within: days.range)
    }
    clauses.append("c\(index) BETWEEN ? AND ?")
    values += [.integer(first), .integer(last)]
  }

  /// Binds the values to the statement's first marks.
  func bind(to statement: borrowing SQLiteStatement) {
    for (index, value) in values.enumerated() {
      switch value {
      case .text(let text): statement.bind(text, at: index + 1)
      case .integer(let number): statement.bind(number, at: index + 1)
      }
    }
  }

  var valueCount: Int { values.count }
}

extension TimeGrain {
  /// The first and the last unit that lie within a run of days wholly; the last is below the first when none does.
  func ordinals(within days: ClosedRange<Int>) -> (first: Int, last: Int) {
    let first = ordinal(ofDay: days.lowerBound)
    let startsHere = self == .day || ordinal(ofDay: days.lowerBound - 1) < first
    return (startsHere ? first : first + 1, ordinal(ofDay: days.upperBound + 1) - 1)
  }
}
