import Diagnostics

/// The cells of a table made of values, in a few large arrays.
struct RecordRows: Sendable {
  struct Cell: Sendable {
    /// Where its bytes lie in `text`.
    let range: Range<Int>
    let form: TableCell.Form
  }

  /// The bytes of all cells.
  private(set) var text: [UInt8] = []
  /// Row by row; so are `locations`.
  private(set) var cells: [Cell] = []
  private(set) var locations: [SourceLocation] = []
  /// The line on which each row begins.
  private(set) var lines: [Int] = []
  var findings = CappedFindings<JSONTableCheck.Sort>()

  private let names: [String]
  private let indices: [String: Int]
  private let hasRecords: Bool

  init(_ names: [String], hasRecords: Bool) {
    self.names = names
    self.hasRecords = hasRecords
    indices = Dictionary(zip(names, names.indices)) { first, _ in first }
  }

  /// Adds a mapping or a list; reports anything else.
  mutating func add(_ row: DataValue) {
    var values = [DataValue?](repeating: nil, count: names.count)
    if hasRecords, let members = row.members {
      for member in members {
        if let column = indices[member.key] { values[column] = member.value }
      }
    } else if !hasRecords, let elements = row.elements {
      for (column, element) in elements.enumerated() where column < names.count { values[column] = element }
      if elements.count != names.count { reportRagged(row, elements.count) }
    } else {
      findings.add(.shape, .noRow(wantsRecord: hasRecords, at: row.location))
      return
    }
    lines.append(row.location.line)
    for value in values { append(value, missingAt: row.location) }
  }

  private mutating func reportRagged(_ row: DataValue, _ count: Int) {
    let names = names
    findings.add(
      .raggedRow,
      .raggedRow(found: count, of: names, at: row.location, remedy: "write null for a cell without value"))
  }

  private mutating func append(_ value: DataValue?, missingAt place: SourceLocation) {
    let start = text.count
    let form = value.map { write($0) } ?? .null
    cells.append(Cell(range: start..<text.count, form: form))
    locations.append(value?.location ?? place)
  }

  private mutating func write(_ value: DataValue) -> TableCell.Form {
    switch value.content {
    case .null:
      return .null
    case .scalar(let scalar, let isQuoted):
      text += scalar.utf8
      return isQuoted ? .quoted : .bare
    case .sequence, .mapping:
      value.appendJSON(to: &text)
      return .other
    }
  }
}

extension DataValue {
  /// Writes the value as JSON. A plain scalar that JSON would take for a number or a truth value is one.
  func appendJSON(to text: inout [UInt8]) {
    switch content {
    case .null: text += "null".utf8
    case .scalar(let scalar, let isQuoted): Self.append(scalar, isQuoted: isQuoted, to: &text)
    case .sequence(let elements):
      Self.append(elements, "[", "]", to: &text) { element, text in element.appendJSON(to: &text) }
    case .mapping(let members):
      Self.append(members, "{", "}", to: &text) { member, text in
        Self.append(member.key, isQuoted: true, to: &text)
        text += ":".utf8
        member.value.appendJSON(to: &text)
      }
    }
  }

  private static func append<Element>(
    _ elements: [Element], _ open: String, _ close: String, to text: inout [UInt8],
    _ write: (Element, inout [UInt8]) -> Void
  ) {
    text += open.utf8
    for (index, element) in elements.enumerated() {
      if index > 0 { text += ",".utf8 }
      write(element, &text)
    }
    text += close.utf8
  }

  private static func append(_ scalar: String, isQuoted: Bool, to text: inout [UInt8]) {
    if !isQuoted, isJSONScalar(scalar) {
      text += scalar.utf8
      return
    }
    text.append(UInt8(ascii: "\""))
    for byte in scalar.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): text += [UInt8(ascii: "\\"), byte]
      case 0x0A: text += "\\n".utf8
      case 0..<0x20: text += "\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8
      default: text.append(byte)
      }
    }
    text.append(UInt8(ascii: "\""))
  }

  /// Whether plain text is a number, `true` or `false` as JSON writes them.
  private static func isJSONScalar(_ scalar: String) -> Bool {
    Array(scalar.utf8).withUnsafeBufferPointer { bytes in
      var scanner = JSONScanner(bytes)
      guard let value = try? scanner.value(depth: 0), value.kind == .number || value.kind == .boolean else {
        return false
      }
      return value.range == bytes.indices
    }
  }
}
