/// A condition on one column: the row's value is one of these.
package struct ColumnFilter: Hashable, Sendable {
  package let column: String
  /// As text; a column of another storage is compared with what the text stands for (`StoredValue`).
  package let values: [String]
  /// Whether the condition is turned around: none of these. Null is then among the rows.
  package let isExcluding: Bool

  package init(column: String, values: [String], isExcluding: Bool = false) {
    self.column = column
    self.values = values
    self.isExcluding = isExcluding
  }
}

/// Counts and sums of a table's rows, by time and by columns.
package struct GroupRequest: Hashable, Sendable {
  /// The column that rows are divided by in time, and how finely.
  package struct Time: Hashable, Sendable {
    package let column: String
    package let grain: TimeGrain

    package init(column: String, grain: TimeGrain) {
      self.column = column
      self.grain = grain
    }
  }

  package let table: String
  package let conditions: [ColumnFilter]
  package let time: Time?
  package let columns: [String]
  /// Columns of whole numbers or decimals.
  package let sums: [String]

  package init(
    table: String, conditions: [ColumnFilter] = [], time: Time? = nil, columns: [String] = [], sums: [String] = []
  ) {
    self.table = table
    self.conditions = conditions
    self.time = time
    self.columns = columns
    self.sums = sums
  }
}

/// The answer to a `GroupRequest`, column by column: group `i` is made of the elements `i`. Groups have no order.
package struct GroupedRows: Sendable {
  /// One sum of each group.
  package struct Sum: Sendable {
    /// In units of the column's last decimal.
    package var totals: [Int128]
    /// How many rows had a value.
    package var present: [Int]
  }

  /// Days since 1970, year × 12 + month − 1, or years; `noTime` for rows without a date. Empty when no time was asked.
  package var ordinals: [Int32] = []
  /// For each column, the index of each group's value in `values`.
  package var codes: [[Int32]] = []
  /// For each column, the values found, as text; nil for null.
  package var values: [[String?]] = []
  package var counts: [Int] = []
  package var sums: [Sum] = []

  /// The ordinal of rows that have no date.
  package static let noTime = Int32.min

  package init() {}
}

/// Rows of a table, for `records:` and for the rows behind a figure.
package struct RowRequest: Hashable, Sendable {
  /// A column that rows are sorted by.
  package struct Order: Hashable, Sendable {
    package let column: String
    package let isDescending: Bool

    package init(column: String, isDescending: Bool = false) {
      self.column = column
      self.isDescending = isDescending
    }
  }

  /// Days, the first and the last included. A year or a month lies within when all of its days do.
  package struct Days: Hashable, Sendable {
    package let column: String
    package let range: ClosedRange<Int>

    package init(column: String, range: ClosedRange<Int>) {
      self.column = column
      self.range = range
    }
  }

  package let table: String
  /// Nil for all.
  package var columns: [String]?
  package var conditions: [ColumnFilter]
  package var days: Days?
  /// Rows that have a value in this column.
  package var present: String?
  /// Whether rows that are only counted are among them (`RecordSink.hide`): for what computes, not for what is shown.
  package var includesHidden = false
  /// Rows of equal rank stay in the order of the file.
  package var order: [Order]
  package var limit: Int

  package init(
    table: String, columns: [String]? = nil, conditions: [ColumnFilter] = [], days: Days? = nil,
    order: [Order] = [], limit: Int
  ) {
    self.table = table
    self.columns = columns
    self.conditions = conditions
    self.days = days
    self.order = order
    self.limit = limit
  }
}

/// The line of a data file on which a row begins.
package struct RowPlace: Hashable, Sendable {
  package let path: String
  package let line: Int
  /// From 1, through all files of the table.
  package let row: Int

  package init(path: String, line: Int, row: Int) {
    self.path = path
    self.line = line
    self.row = row
  }
}

/// The answer to a `RowRequest`.
package struct RowPage: Hashable, Sendable {
  package let columns: [TableLayout.Column]
  package let rows: [[StoredValue?]]
  package let places: [RowPlace]
  /// How many rows there are without the limit.
  package let count: Int

  package init(columns: [TableLayout.Column], rows: [[StoredValue?]], places: [RowPlace], count: Int) {
    self.columns = columns
    self.rows = rows
    self.places = places
    self.count = count
  }
}

/// SQL of a file below `content/data/queries/`.
package struct StoredQuery: Hashable, Sendable {
  package let sql: String
  /// Values of `:name` by their name.
  package let parameters: [String: String]
  package let timeLimit: Duration
  package let rowLimit: Int

  package init(
    sql: String, parameters: [String: String] = [:], timeLimit: Duration = .seconds(5), rowLimit: Int = 1000
  ) {
    self.sql = sql
    self.parameters = parameters
    self.timeLimit = timeLimit
    self.rowLimit = rowLimit
  }
}

/// The answer to a `StoredQuery`.
package struct StoredQueryResult: Hashable, Sendable {
  /// One value of a row, as SQL gave it.
  package enum Cell: Hashable, Sendable {
    case null
    case integer(Int)
    /// With 15 significant digits, as SQLite prints them: what binary fractions add beyond is no digit of the data.
    case real(String)
    case text(String)
  }

  package let columns: [String]
  package let rows: [[Cell]]
  /// There were more rows than the limit.
  package let isCut: Bool
  /// The tables that it reads.
  package let tables: [String]

  package init(columns: [String], rows: [[Cell]], isCut: Bool, tables: [String]) {
    self.columns = columns
    self.rows = rows
    self.isCut = isCut
    self.tables = tables
  }
}

/// What is wrong with SQL that a publisher wrote.
package struct StoredQueryFault: Hashable, Sendable {
  /// In the engine's words.
  package let message: String
  /// Where in the SQL, in bytes of UTF-8; nil when the engine does not say.
  package let offset: Int?

  package init(_ message: String, offset: Int? = nil) {
    self.message = message
    self.offset = offset
  }
}
