import DataFormats

/// One column of a table on its way from a file to an engine: all that is known of it. A class, since a copy for each
/// cell would cost more than reading it.
final class TypedColumn {
  let field: TableField
  let parser: FieldParser
  let rules: ColumnRules
  let storage: TableLayout.Storage
  /// Texts that mean "no value", the empty one aside.
  private let missing: [[UInt8]]
  let longestMissing: Int
  let isEmptyMissing: Bool

  init(_ field: TableField, in schema: TableSchema, scale: Int) {
    self.field = field
    parser = FieldParser(field)
    rules = ColumnRules(field, scale: scale)
    storage = Self.storage(of: field.type, scale: scale)
    let texts = field.missingValues ?? schema.missingValues
    missing = texts.filter { !$0.isEmpty }.map { Array($0.utf8) }
    longestMissing = missing.map(\.count).max() ?? 0
    isEmptyMissing = texts.contains("")
  }

  static func storage(of type: FieldType, scale: Int) -> TableLayout.Storage {
    switch type {
    case .integer: .integer
    case .number: .decimal(scale: scale)
    case .boolean: .boolean
    case .date: .date
    case .datetime: .datetime
    case .year: .year
    case .yearmonth: .month
    case .string, .time, .duration, .object, .array, .any, .geopoint, .geojson: .text
    }
  }

  /// How many decimals the column is stored with, 0 for all but numbers.
  var scale: Int { storage.decimalScale ?? 0 }

  /// Whether the cell has no value.
  func isMissing(_ cell: TableCell) -> Bool {
    let count = cell.bytes.count
    if count == 0 { return cell.form == .null || isEmptyMissing }
    return count <= longestMissing && missing.contains { cell.bytes.elementsEqual($0) }
  }

  /// The value of a cell that is not missing.
  func value(of cell: TableCell) -> CellValue {
    switch cell.form {
    case .bare, .quoted, .number: return parser.value(cell.bytes)
    case .null: return .fault(.form)
    case .boolean:
      if field.type == .boolean { return .integer(cell.bytes.first == UInt8(ascii: "t") ? 1 : 0) }
      return parser.value(cell.bytes)
    case .other:
      switch field.type {
      case .array, .object, .geojson, .geopoint, .any: return parser.value(cell.bytes)
      default: return .fault(.nested)
      }
    }
  }
}

/// The part of a column that decides about most of its cells: plain values, no references.
struct CellPlan {
  /// Index of the column in the file, below zero where there is none.
  let position: Int
  private let shortcut: FieldParser.Shortcut
  private let isEmptyMissing: Bool
  private let longestMissing: Int
  private let isRequired: Bool
  private let hasTextRules: Bool
  private let lowest: Int
  private let highest: Int
  private let scale: Int

  init(_ column: TypedColumn, position: Int?) {
    self.position = position ?? -1
    let rules = column.rules
    // Numbers with a list of allowed values are looked at closely.
    let isPlain = column.storage == .text || rules.hasBoundsOnly
    shortcut = isPlain && column.field.mask == nil ? column.parser.shortcut : .none
    isEmptyMissing = column.isEmptyMissing
    longestMissing = column.longestMissing
    isRequired = rules.isRequired
    hasTextRules = !rules.isEmpty
    (lowest, highest) = (rules.lowest, rules.highest)
    scale = column.scale
  }

  /// The value of a cell that is in order; nil for one that needs a closer look.
  @inline(__always)
  func value(of cell: TableCell) -> TypedCell? {
    let count = cell.bytes.count
    if count == 0 { return isEmptyMissing && !isRequired ? .null : nil }
    guard count > longestMissing, cell.form.rawValue <= TableCell.Form.quoted.rawValue else { return nil }
    switch FieldParser.shortcut(shortcut, cell.bytes) {
    case .text: return hasTextRules ? nil : .text(cell.bytes)
    case .integer(let number): return number >= lowest && number <= highest ? .integer(number) : nil
    case .decimal(var coefficient, let decimals):
      guard decimals <= scale else { return nil }
      for _ in decimals..<scale {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
        if overflow { return nil }
        coefficient = product
      }
      return coefficient >= lowest && coefficient <= highest ? .integer(coefficient) : nil
    case .fault, nil: return nil
    }
  }
}

extension CellFault {
  /// What is wrong, as the end of a sentence.
  func description(for field: TableField) -> String {
    switch self {
    case .form: "is not \(Self.wanted(field))"
    case .existence: "does not exist"
    case .size: "has more digits than can be kept (18)"
    case .decimals: "has more decimals than can be kept (\(DecimalText.maximumDecimals))"
    case .notFinite: "cannot be counted with"
    case .nested: "holds several values where one is wanted"
    }
  }

  private static func wanted(_ field: TableField) -> String {
    if field.type == .string, let format = TextFormat(rawValue: field.format) { return format.description }
    guard field.type.takesPattern else { return field.type.description }
    switch field.format {
    case "default":
      let example = field.type == .date ? "2024-09-05" : field.type == .time ? "08:30:00" : "2024-09-05T08:30:00"
      return "\(field.type.description) such as \(example)"
    case "any": return "\(field.type.description) in a form that is known"
    default: return "\(field.type.description) of the form \(field.format)"
    }
  }
}
