import Characters
import DataFormats
import Diagnostics

/// Reads one entry of `fields` of a Table Schema.
struct FieldReader {
  private var reader: MappingReader
  private let value: DataValue
  var diagnostics: [Diagnostic] { reader.diagnostics }

  init(_ value: DataValue) {
    reader = MappingReader(value, name: "a field", at: value.location)
    self.value = value
  }

  /// Nil when it has no name or a type that is not known.
  mutating func read() -> TableField? {
    let name = reader.requiredText("name", remedy: "write the name of the column")
    let place = reader.value("name")?.location ?? reader.location
    let type = type()
    var field = TableField(name: name ?? "", type: type ?? .string)
    readDescription(&field)
    if type != nil {
      readFormat(&field)
      readNumberStyle(&field)
      readTruthValues(&field)
      readConstraints(&field)
      field.mask = MaskReader.read(&reader, type: field.type)
    } else {
      // What depends on the type cannot be judged without it.
      let keys = [
        "format", "decimalChar", "groupChar", "bareNumber", "trueValues", "falseValues", "constraints", "mask",
      ]
      for key in keys { _ = reader.value(key) }
    }
    field.written = Written(at: place, properties: value.members ?? [])
    reader.allowOwn(in: value)
    reader.reportUnknownKeys()
    return name == nil || type == nil ? nil : field
  }

  /// Text by default (Table Schema 1, "field descriptors").
  private mutating func type() -> FieldType? {
    guard reader.value("type") != nil else { return .string }
    return reader.choice("type", of: FieldType.allCases.map(\.rawValue)).flatMap(FieldType.init)
  }

  private mutating func readDescription(_ field: inout TableField) {
    field.title = reader.text("title")
    field.description = reader.text("description")
    field.unit = reader.text("unit")
    if reader.has("missingValues") { field.missingValues = reader.texts("missingValues")?.compactMap(\.text) }
    for key in ["example", "rdfType"] { _ = reader.value(key) }
  }

  private mutating func readFormat(_ field: inout TableField) {
    guard let value = reader.value("format") else { return }
    guard let format = value.text else {
      let _: Int? = reader.reject(value, "format", "a text")
      return
    }
    if field.type.formats.contains(format) {
      field.format = format
    } else if field.type.takesPattern, format.contains("%") {
      field.format = format
      if let fault = FieldParser.fault(inFormatOf: field) {
        reader.reportContradiction("the format \"\(format)\" \(fault)", at: value.location)
        field.format = "any"
      }
    } else {
      let known = field.type.formats.joined(separator: ", ")
      let nearest = Suggestion.nearest(to: format, among: field.type.formats)
      let _: Int? = reader.reject(
        value, "format", field.type.takesPattern ? "one of \(known), or a pattern such as %Y/%m/%d" : "one of \(known)",
        remedy: nearest.map { "did you mean \"\($0)\"?" })
    }
  }

  private mutating func readNumberStyle(_ field: inout TableField) {
    guard field.type == .number || field.type == .integer else { return }
    if field.type == .number { field.decimalChar = reader.character("decimalChar") ?? "." }
    field.groupChar = reader.character("groupChar")
    field.bareNumber = reader.flag("bareNumber") ?? true
    if field.groupChar == field.decimalChar {
      reader.reportContradiction(
        "\"groupChar\" and \"decimalChar\" are the same", at: reader.place(of: "groupChar"),
        remedy: "say which one parts the decimals")
      field.groupChar = nil
    }
  }

  private mutating func readTruthValues(_ field: inout TableField) {
    guard field.type == .boolean else { return }
    if let values = reader.texts("trueValues") { field.trueValues = values.compactMap(\.text) }
    if let values = reader.texts("falseValues") { field.falseValues = values.compactMap(\.text) }
    if let both = field.trueValues.first(where: field.falseValues.contains) {
      reader.reportContradiction(
        "\"\(both)\" is both true and false", at: reader.place(of: "trueValues"), remedy: "keep it in one list")
    }
  }

  // MARK: Constraints

  private mutating func readConstraints(_ field: inout TableField) {
    guard let value = reader.value("constraints"), var nested = reader.nested("constraints") else { return }
    var constraints = FieldConstraints()
    constraints.isRequired = nested.flag("required") ?? false
    constraints.isUnique = nested.flag("unique") ?? false
    for key in ["minLength", "maxLength"] where nested.has(key) {
      guard allow(key, field.type.hasLength, field, &nested) else { continue }
      let length = nested.integer(key, in: 0...Int(Int32.max))
      if key == "minLength" { constraints.minLength = length } else { constraints.maxLength = length }
    }
    constraints.minimum = limit("minimum", of: field, &nested)
    constraints.maximum = limit("maximum", of: field, &nested)
    constraints.exclusiveMinimum = limit("exclusiveMinimum", of: field, &nested)
    constraints.exclusiveMaximum = limit("exclusiveMaximum", of: field, &nested)
    constraints.pattern = pattern(field, &nested)
    constraints.enumeration = enumeration(field, &nested)
    field.constraints = constraints
    checkBounds(field, &nested)
    nested.allowOwn(in: value)
    reader.finish(nested)
  }

  private func allow(_ key: String, _ fits: Bool, _ field: TableField, _ nested: inout MappingReader) -> Bool {
    let place = nested.place(of: key)
    _ = nested.value(key)
    if !fits {
      nested.reportContradiction(
        "\"\(key)\" does not fit the type \"\(field.type.rawValue)\" of \"\(field.name)\"", at: place,
        remedy: "remove it, or give the field another type")
    }
    return fits
  }

  private func limit(_ key: String, of field: TableField, _ nested: inout MappingReader) -> String? {
    guard let value = nested.value(key), allow(key, field.type.isOrdered, field, &nested) else { return nil }
    if let text = value.text, FieldParser(constraintsOf: field).isValue(text) { return text }
    return nested.reject(value, key, field.type.description)
  }

  private func pattern(_ field: TableField, _ nested: inout MappingReader) -> String? {
    guard let value = nested.value("pattern"), allow("pattern", field.type == .string, field, &nested) else {
      return nil
    }
    guard let text = value.text else { return nested.reject(value, "pattern", "a regular expression") }
    do {
      _ = try TextPattern(text)
      return text
    } catch {
      nested.reportContradiction(
        "the pattern of \"\(field.name)\" cannot be read: \(error)", at: value.location,
        remedy: "in double quotes of YAML a backslash is written twice; in single quotes it is not")
      return nil
    }
  }

  private func enumeration(_ field: TableField, _ nested: inout MappingReader) -> [String]? {
    guard let value = nested.value("enum") else { return nil }
    guard let elements = value.elements, !elements.isEmpty else {
      return nested.reject(value, "enum", "a list of values")
    }
    let parser = FieldParser(constraintsOf: field)
    return elements.compactMap { element in
      guard let text = element.text, parser.isValue(text) else {
        return nested.reject(element, "enum", "a list of values of the type \"\(field.type.rawValue)\"")
      }
      return text
    }
  }

  private func checkBounds(_ field: TableField, _ nested: inout MappingReader) {
    let constraints = field.constraints
    if let low = constraints.minLength, let high = constraints.maxLength, low > high {
      nested.reportContradiction(
        "\"minLength\" \(low) is more than \"maxLength\" \(high)", at: nested.place(of: "minLength"))
    }
    let bounds = FieldBounds(field)
    if bounds.isEmpty {
      nested.reportContradiction(
        "no value of \"\(field.name)\" lies between its minimum and its maximum",
        at: nested.place(of: constraints.minimum == nil ? "exclusiveMinimum" : "minimum"))
    }
  }
}
