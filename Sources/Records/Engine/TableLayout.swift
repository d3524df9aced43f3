/// One cell on its way into an engine. Text is only valid during the call that hands it over.
package enum TypedCell {
  case null
  /// As the column's storage says: whole numbers; decimals as coefficients of the column's scale; dates as days…
  case integer(Int)
  /// UTF-8.
  case text(UnsafeBufferPointer<UInt8>)
}

/// How a table's columns are stored.
package struct TableLayout: Hashable, Sendable {
  /// How the values of a column are kept: all but text as a whole number.
  package enum Storage: Hashable, Sendable {
    case text
    case integer
    /// Exact decimals, as integers of this many decimals.
    case decimal(scale: Int)
    /// Days since 1970-01-01.
    case date
    /// Seconds since 1970-01-01T00:00:00, as the clock of the place showed them: a record belongs to the day on which
    /// it was written down.
    case datetime
    /// The year itself.
    case year
    /// Year × 12 + month − 1.
    case month
    /// 0 and 1.
    case boolean
  }

  /// A column by the name of its field.
  package struct Column: Hashable, Sendable {
    package let name: String
    package let storage: Storage

    package init(name: String, storage: Storage) {
      self.name = name
      self.storage = storage
    }
  }

  package let name: String
  package let columns: [Column]

  package init(name: String, columns: [Column]) {
    self.name = name
    self.columns = columns
  }

  package func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }

  package func column(_ name: String) -> Column? { columns.first { $0.name == name } }
}

extension TableLayout.Storage {
  /// The finest unit of time that a column can be asked by, nil for a column that is no time.
  package var timeGrain: TimeGrain? {
    switch self {
    case .date, .datetime: .day
    case .month: .month
    case .year: .year
    // A year that was declared, or taken, as a whole number.
    case .integer: .year
    case .text, .decimal, .boolean: nil
    }
  }

  /// One word, with the scale of decimals, for the database and for messages.
  package var text: String {
    switch self {
    case .text: "text"
    case .integer: "integer"
    case .decimal(let scale): "decimal \(scale)"
    case .date: "date"
    case .datetime: "datetime"
    case .year: "year"
    case .month: "month"
    case .boolean: "boolean"
    }
  }

  /// Reads what `text` wrote.
  package init?(_ text: some StringProtocol) {
    switch text {
    case "text": self = .text
    case "integer": self = .integer
    case "date": self = .date
    case "datetime": self = .datetime
    case "year": self = .year
    case "month": self = .month
    case "boolean": self = .boolean
    default:
      guard text.hasPrefix("decimal "), let scale = Int(text.dropFirst(8)), (0...18).contains(scale) else { return nil }
      self = .decimal(scale: scale)
    }
  }
}

/// The units of time that records are grouped by; all others are made of these.
package enum TimeGrain: Int, Hashable, Comparable, Sendable, CaseIterable {
  case day, month, year

  package static func < (left: TimeGrain, right: TimeGrain) -> Bool { left.rawValue < right.rawValue }
}
