import DataFormats
import Diagnostics

/// The findings in one table, capped for each rule of each field.
struct RecordFindings {
  struct Sort: Hashable {
    let rule: String
    let field: String
  }

  private var capped: CappedFindings<Sort>
  /// Longer values are cut off in messages.
  private static let longestQuotation = 40

  init(limit: Int) { capped = CappedFindings(limit: limit) }

  var diagnostics: [Diagnostic] { capped.diagnostics }
  var isEmpty: Bool { capped.isEmpty }

  mutating func addFault(
    _ fault: CellFault, _ field: TableField, _ cell: TableCell, at place: @autoclosure () -> SourceLocation
  ) {
    if field.mask != nil { return addMasked("type", field, fault.description(for: field), at: place()) }
    capped.add(
      Sort(rule: "type", field: field.name),
      Diagnostic(
        .recordType,
        "\"\(field.name)\" is \(Self.quoted(cell)), which \(fault.description(for: field)) (\(Self.type(field)))",
        at: place(), remedy: Self.remedy(fault, field, cell)))
  }

  mutating func addBreak(
    _ broken: ColumnRules.Break, _ field: TableField, _ cell: TableCell, at place: @autoclosure () -> SourceLocation
  ) {
    if field.mask != nil { return addMasked(broken.rule, field, broken.description, at: place()) }
    capped.add(
      Sort(rule: broken.rule, field: field.name),
      Diagnostic(
        .recordConstraint, "\"\(field.name)\" is \(Self.quoted(cell)), but \(broken.description) (\(broken.rule))",
        at: place(), notes: Self.note(field)))
  }

  /// A value behind a mask is not shown.
  private mutating func addMasked(
    _ rule: String, _ field: TableField, _ what: String, at place: @autoclosure () -> SourceLocation
  ) {
    capped.add(
      Sort(rule: rule, field: field.name),
      Diagnostic(
        .recordMasked, "\"\(field.name)\" holds a masked value that \(what) (\(rule))", at: place(),
        notes: Self.note(field), remedy: "look at the cell in the file"))
  }

  mutating func addMissing(_ field: TableField, rule: String, at place: @autoclosure () -> SourceLocation) {
    capped.add(
      Sort(rule: rule, field: field.name),
      Diagnostic(
        rule == "required" ? .recordConstraint : .recordKey,
        "\"\(field.name)\" is missing, but must have a value (\(rule))",
        at: place(), notes: Self.note(field)))
  }

  mutating func addDuplicate(
    _ names: [String], rule: String, value: @autoclosure () -> String, first: @autoclosure () -> SourceLocation,
    at place: @autoclosure () -> SourceLocation
  ) {
    let fields = names.map { "\"\($0)\"" }.joined(separator: ", ")
    capped.add(
      Sort(rule: rule, field: names.joined(separator: ",")),
      Diagnostic(
        .recordKey, "\(fields) is \(value()), as in a row before, but must be unique (\(rule))", at: place(),
        notes: [.init("it stands here first", at: first())]))
  }

  mutating func addReference(
    _ names: [String], to target: String, _ fields: [String], value: @autoclosure () -> String,
    at place: @autoclosure () -> SourceLocation
  ) {
    let own = names.map { "\"\($0)\"" }.joined(separator: ", ")
    let theirs = fields.map { "\"\($0)\"" }.joined(separator: ", ")
    capped.add(
      Sort(rule: "foreignKey", field: names.joined(separator: ",")),
      Diagnostic(
        .recordReference, "\(own) is \(value()), which is not in \(theirs) of \"\(target)\" (foreignKey)", at: place(),
        remedy: "correct the value, or add it to \"\(target)\""))
  }

  /// The message does not repeat what nobody is to know yet.
  mutating func addHeldReference(
    _ names: [String], to target: String, at place: @autoclosure () -> SourceLocation
  ) {
    let own = names.map { "\"\($0)\"" }.joined(separator: ", ")
    capped.add(
      Sort(rule: "heldBack", field: names.joined(separator: ",")),
      Diagnostic(
        .recordLifecycle, "\(own) refers to a record of \"\(target)\" that is held back", at: place(),
        remedy: "hold this record back as long, or publish that one now"))
  }

  // MARK: Words

  /// The text of a cell in quotes, on one line and not too long.
  static func quoted(_ cell: TableCell) -> String { "\"\(shortened(cell.text))\"" }

  static func shortened(_ text: String) -> String {
    let line = String(
      String.UnicodeScalarView(text.unicodeScalars.prefix(longestQuotation + 1).map { $0.value < 0x20 ? " " : $0 }))
    return line.unicodeScalars.count > longestQuotation
      ? String(line.unicodeScalars.prefix(longestQuotation)) + "…" : line
  }

  private static func type(_ field: TableField) -> String {
    field.format == "default" ? field.type.rawValue : "\(field.type.rawValue), format \(field.format)"
  }

  private static func remedy(_ fault: CellFault, _ field: TableField, _ cell: TableCell) -> String? {
    guard fault == .form else { return nil }
    switch field.type {
    case .integer, .number:
      if field.groupChar == nil, cell.bytes.contains(UInt8(ascii: ",")) {
        return "if commas part thousands, say \"groupChar: ','\""
      }
      if field.type == .integer, case .decimal = FieldParser(TableField(name: "", type: .number)).value(cell.text) {
        return "if there are decimals, give the field the type \"number\""
      }
    case .date, .datetime, .time:
      if field.format == "default",
        FieldParser(TableField(name: "", type: field.type, format: "any")).isValue(cell.text)
      {
        return "say \"format: any\" if values are written so"
      }
    default: return nil
    }
    return cell.bytes.count <= 3 ? "if it stands for no value, list it under missingValues" : nil
  }

  /// The place of the rule, which a publisher may want to change instead.
  private static func note(_ field: TableField) -> [Diagnostic.Note] {
    field.written.location.map { [.init("the field is described here", at: $0)] } ?? []
  }
}
