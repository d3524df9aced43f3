import Numbers

/// A key of a table whose values are gathered while its rows go by.
struct TrackedKey {
  /// Indices of its fields.
  let columns: [Int]
  let names: [String]
  /// The rule that forbids equal values; nil for what is only gathered for foreign keys.
  let uniqueRule: String?
  /// Whether every part must have a value.
  let needsValues: Bool
  var values = KeySet()

  /// All keys of a table: those that must be unique, those that it refers by, and those that others refer to.
  ///
  /// - Parameter referenced: lists of fields that foreign keys of other tables name.
  static func keys(of schema: TableSchema, referenced: [[String]]) -> [TrackedKey] {
    var keys: [TrackedKey] = []
    func add(_ names: [String], unique rule: String?, needsValues: Bool = false) {
      let columns = names.compactMap { schema.index(of: $0) }
      guard columns.count == names.count, !names.isEmpty, !keys.contains(where: { $0.columns == columns }) else {
        return
      }
      keys.append(TrackedKey(columns: columns, names: names, uniqueRule: rule, needsValues: needsValues))
    }
    add(schema.primaryKey, unique: "primaryKey", needsValues: true)
    for field in schema.fields where field.constraints.isUnique { add([field.name], unique: "unique") }
    for names in schema.uniqueKeys { add(names, unique: "uniqueKeys") }
    for names in referenced + schema.foreignKeys.map(\.fields) { add(names, unique: nil) }
    return keys
  }
}

/// Where a row stands: the file's number and the line in one integer, since there may be millions.
struct PackedPlace {
  let part: Int
  let line: Int

  init(part: Int, line: Int) {
    self.part = part
    self.line = line
  }

  init(packed: Int) {
    part = packed >> 40
    line = packed & (1 << 40 - 1)
  }

  var packed: Int { part << 40 | line }
}

/// The values of a key as bytes: equal keys have equal bytes, in every table.
struct KeyBytes {
  private var bytes: [UInt8] = []

  /// Hands the bytes of a row's key to `body`; nil when a part has no value.
  ///
  /// - Parameter scales: by column, nil for those that are no decimals.
  mutating func with<Result>(
    _ cells: UnsafeMutableBufferPointer<TypedCell>, _ columns: [Int], scales: [Int?],
    _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result? {
    if columns.count == 1, let column = columns.first, scales[column] == nil {
      switch cells[column] {
      case .null: return nil
      case .integer(let number): return withUnsafeBytes(of: number, body)
      case .text(let text): return body(UnsafeRawBufferPointer(text))
      }
    }
    bytes.removeAll(keepingCapacity: true)
    for column in columns {
      switch cells[column] {
      case .null: return nil
      case .integer(let number):
        // Decimals are compared as numbers, whatever the scales of their columns.
        let value = FixedPoint(number, scale: scales[column] ?? 0).normalized
        withUnsafeBytes(of: value.coefficient) { bytes.append(contentsOf: $0) }
        bytes.append(UInt8(value.scale))
      case .text(let text):
        withUnsafeBytes(of: text.count) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: text)
      }
    }
    return bytes.withUnsafeBytes(body)
  }
}
