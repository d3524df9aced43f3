import Numbers

/// What is asked of the cells of one column, made ready for many of them.
struct ColumnRules {
  /// A rule that a cell breaks.
  enum Break {
    case bound(FieldBounds.Bound)
    case minLength(Int)
    case maxLength(Int)
    case pattern(String)
    case enumeration([String])

    /// The name of the constraint.
    var rule: String {
      switch self {
      case .bound(let bound): bound.rule
      case .minLength: "minLength"
      case .maxLength: "maxLength"
      case .pattern: "pattern"
      case .enumeration: "enum"
      }
    }

    /// What must be, as the end of a sentence.
    var description: String {
      switch self {
      case .bound(let bound): "must be \(bound.description)"
      case .minLength(let length): "must have at least \(length) characters"
      case .maxLength(let length): "must have at most \(length) characters"
      case .pattern(let pattern): "must match \(pattern)"
      case .enumeration(let values):
        values.count <= 12
          ? "must be one of \(values.joined(separator: ", "))" : "is none of the \(values.count) values allowed"
      }
    }
  }

  let isRequired: Bool
  /// Whether there is anything to check but presence.
  let isEmpty: Bool
  /// Whether a number that lies between `lowest` and `highest` breaks no rule.
  var hasBoundsOnly: Bool { values.isEmpty }
  private let bounds: FieldBounds
  let lowest: Int
  let highest: Int
  private let scale: Int
  private let minLength: Int?
  private let maxLength: Int?
  private let pattern: TextPattern?
  private let patternText: String
  private let values: [String]
  private var allowed = KeySet()
  private let type: FieldType

  /// - Parameter scale: the decimals of the column as it is stored.
  init(_ field: TableField, scale: Int) {
    let constraints = field.constraints
    type = field.type
    self.scale = scale
    isRequired = constraints.isRequired
    bounds = FieldBounds(field)
    (lowest, highest) = bounds.range(scale: scale)
    minLength = constraints.minLength
    maxLength = constraints.maxLength
    patternText = constraints.pattern ?? ""
    // A pattern that cannot be read was reported with the schema.
    pattern = constraints.pattern.flatMap { try? TextPattern($0) }
    values = constraints.enumeration ?? []
    isEmpty = bounds.bounds.isEmpty && minLength == nil && maxLength == nil && pattern == nil && values.isEmpty
    let parser = FieldParser(constraintsOf: field)
    for value in values { allow(value, parser) }
  }

  private mutating func allow(_ text: String, _ parser: FieldParser) {
    switch parser.value(text) {
    case .integer(let number): withUnsafeBytes(of: number) { _ = allowed.insert($0, at: 0) }
    case .decimal(let coefficient, let decimals):
      guard let number = FixedPoint(coefficient, scale: decimals).coefficient(ofScale: scale) else { return }
      withUnsafeBytes(of: number) { _ = allowed.insert($0, at: 0) }
    case .text: Array(text.utf8).withUnsafeBytes { _ = allowed.insert($0, at: 0) }
    case .fault: break
    }
  }

  /// The first rule that a number, or what is stored as one, breaks.
  func broken(by number: Int) -> Break? {
    if number < lowest || number > highest {
      let value = FixedPoint(number, scale: scale)
      if let bound = bounds.broken(by: value) { return .bound(bound) }
    }
    if !values.isEmpty, !withUnsafeBytes(of: number, { allowed.contains($0) }) { return .enumeration(values) }
    return nil
  }

  /// The first rule that a text breaks.
  func broken(by text: UnsafeBufferPointer<UInt8>) -> Break? {
    if minLength != nil || maxLength != nil {
      let length = length(of: text)
      if let minLength, length < minLength { return .minLength(minLength) }
      if let maxLength, length > maxLength { return .maxLength(maxLength) }
    }
    if let pattern, !pattern.matches(text) { return .pattern(patternText) }
    if !values.isEmpty, !allowed.contains(UnsafeRawBufferPointer(text)) { return .enumeration(values) }
    return nil
  }

  /// Characters of text (Unicode scalars, as Python counts), members of a list or an object.
  private func length(of text: UnsafeBufferPointer<UInt8>) -> Int {
    if type == .array || type == .object {
      switch JSONSyntax.kind(of: text) {
      case .array(let count), .object(let count): return count
      default: return 0
      }
    }
    return text.reduce(0) { $1 & 0xC0 != 0x80 ? $0 + 1 : $0 }
  }
}

extension FixedPoint {
  /// The coefficient that the number has at another scale; nil when it would lose digits or not fit.
  func coefficient(ofScale other: Int) -> Int? {
    let wanted = Int128(coefficient) * Fraction.powerOfTen(max(0, other - scale))
    let divisor = Fraction.powerOfTen(max(0, scale - other))
    return wanted.isMultiple(of: divisor) ? Int(exactly: wanted / divisor) : nil
  }
}
