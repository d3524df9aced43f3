import Diagnostics

/// Writes a resource with its schema as YAML that the reader reads back equal: a start for a publisher to complete.
package enum SchemaWriter {
  /// An entry of `resources`.
  ///
  /// - Parameter indentation: spaces before each line.
  package static func yaml(_ resource: DataResource, indentation: Int = 2) -> String {
    var writer = YAMLLines(indentation: indentation)
    writer.line("- name: \(YAMLLines.scalar(resource.name))")
    writer.indentation += 2
    if let title = resource.title { writer.line("title: \(YAMLLines.scalar(title))") }
    if let description = resource.description { writer.line("description: \(YAMLLines.scalar(description))") }
    if case .files(let paths) = resource.content {
      writer.line("path: \(paths.count == 1 ? YAMLLines.scalar(paths[0]) : YAMLLines.list(paths))")
    }
    if !resource.isPublished { writer.line("publish: false") }
    if let encoding = resource.encoding { writer.line("encoding: \(encoding.rawValue)") }
    if let schema = resource.schema { write(schema, &writer) }
    return writer.text
  }

  private static func write(_ schema: TableSchema, _ writer: inout YAMLLines) {
    writer.line("schema:")
    writer.indentation += 2
    writer.line("fields:")
    for field in schema.fields {
      writer.line("  - {\(members(of: field).map { "\($0.key): \($0.value)" }.joined(separator: ", "))}")
    }
    if schema.missingValues != TableSchema.defaultMissingValues {
      writer.line("missingValues: \(YAMLLines.list(schema.missingValues))")
    }
    if !schema.primaryKey.isEmpty { writer.line("primaryKey: \(YAMLLines.list(schema.primaryKey))") }
    if !schema.uniqueKeys.isEmpty {
      writer.line("uniqueKeys: [\(schema.uniqueKeys.map(YAMLLines.list).joined(separator: ", "))]")
    }
    if !schema.foreignKeys.isEmpty {
      writer.line("foreignKeys:")
      for key in schema.foreignKeys {
        writer.line(
          "  - {fields: \(YAMLLines.list(key.fields)), reference: {resource: \(YAMLLines.scalar(key.resource)), "
            + "fields: \(YAMLLines.list(key.referencedFields))}}")
      }
    }
    if schema.fieldsMatch != .equal { writer.line("fieldsMatch: \(schema.fieldsMatch.rawValue)") }
    writer.indentation -= 2
  }

  private static func members(of field: TableField) -> [(key: String, value: String)] {
    var members = [("name", YAMLLines.scalar(field.name)), ("type", field.type.rawValue)]
    func add(_ key: String, _ text: String?) {
      if let text { members.append((key, YAMLLines.scalar(text))) }
    }
    add("format", field.format == "default" ? nil : field.format)
    add("title", field.title)
    add("description", field.description)
    add("unit", field.unit)
    add("decimalChar", field.decimalChar == "." ? nil : field.decimalChar)
    add("groupChar", field.groupChar)
    if !field.bareNumber { members.append(("bareNumber", "false")) }
    if field.trueValues != TableField.defaultTrueValues {
      members.append(("trueValues", YAMLLines.list(field.trueValues)))
    }
    if field.falseValues != TableField.defaultFalseValues {
      members.append(("falseValues", YAMLLines.list(field.falseValues)))
    }
    if let mask = field.mask { members.append(("mask", MaskReader.text(of: mask))) }
    if let missing = field.missingValues { members.append(("missingValues", YAMLLines.list(missing))) }
    let constraints = constraints(field.constraints)
    if !constraints.isEmpty { members.append(("constraints", "{\(constraints.joined(separator: ", "))}")) }
    return members
  }

  private static func constraints(_ constraints: FieldConstraints) -> [String] {
    var members: [String] = []
    if constraints.isRequired { members.append("required: true") }
    if constraints.isUnique { members.append("unique: true") }
    if let length = constraints.minLength { members.append("minLength: \(length)") }
    if let length = constraints.maxLength { members.append("maxLength: \(length)") }
    let texts = [
      ("minimum", constraints.minimum), ("maximum", constraints.maximum),
      ("exclusiveMinimum", constraints.exclusiveMinimum), ("exclusiveMaximum", constraints.exclusiveMaximum),
      ("pattern", constraints.pattern),
    ]
    for (key, text) in texts {
      if let text { members.append("\(key): \(key == "pattern" ? YAMLLines.scalar(text) : YAMLLines.number(text))") }
    }
    if let values = constraints.enumeration { members.append("enum: \(YAMLLines.list(values))") }
    return members
  }
}

/// Lines of YAML.
struct YAMLLines {
  private(set) var text = ""
  var indentation: Int

  init(indentation: Int) { self.indentation = indentation }

  mutating func line(_ content: String) { text += String(repeating: " ", count: indentation) + content + "\n" }

  static func list(_ values: [String]) -> String { "[\(values.map(scalar).joined(separator: ", "))]" }

  /// Text as it stands where that is safe, also within `{}`; else in double quotes.
  static func scalar(_ text: String) -> String {
    isPlain(text) ? text : "\"\(text.unicodeScalars.map(escaped).joined())\""
  }

  /// A whole number as it stands, any other text as `scalar` writes it.
  static func number(_ text: String) -> String { Int(text).map(String.init) == text ? text : scalar(text) }

  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, isWord(first), first != ".", first != "-" else { return false }
    // What YAML reads as something other than text.
    if ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased()) { return false }
    return text.unicodeScalars.allSatisfy { isWord($0) } && !text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_" || scalar == "-" || scalar == "."
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    default:
      guard scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || scalar.value == 0xFEFF else {
        return String(scalar)
      }
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
