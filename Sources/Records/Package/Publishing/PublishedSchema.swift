import Chronology
import Markup
import Numbers

/// The Table Schema of a published file.
enum PublishedSchema {
  static func write(_ table: PublishedTable, among tables: [PublishedTable], to object: inout JSONText.Object) {
    let schema = table.schema
    object.array("fields", schema.fields) { json, field in
      json.object { write(field, isDefused: table.defused.contains(field.name), to: &$0) }
    }
    object.array("missingValues", [""]) { $0.value($1) }
    if !schema.primaryKey.isEmpty { object.array("primaryKey", schema.primaryKey) { $0.value($1) } }
    // A key to a table whose rows come and go may lead to one that is not shown.
    let keys = schema.foreignKeys.filter { key in
      let target = key.resource.isEmpty ? table : tables.first { $0.resource.name == key.resource }
      return target.map { RowLifecycle.of($0.resource, $0.schema) == nil } ?? false
    }
    if !keys.isEmpty {
      object.array("foreignKeys", keys) { json, key in json.object { write(key, of: table, to: &$0) } }
    }
  }

  private static func write(
    _ key: TableSchema.ForeignKey, of table: PublishedTable, to object: inout JSONText.Object
  ) {
    object.array("fields", key.fields) { $0.value($1) }
    object.object("reference") { reference in
      // Data Package 1 names the table itself by an empty text.
      reference.member("resource", key.resource == table.resource.name ? "" : key.resource)
      reference.array("fields", key.referencedFields) { $0.value($1) }
    }
  }

  private static func write(_ field: TableField, isDefused: Bool, to object: inout JSONText.Object) {
    object.member("name", field.name)
    object.member("type", field.type.rawValue)
    // Formats of text stay; those of dates are the default now.
    if field.format != "default", !field.type.takesPattern, !isDefused, field.mask == nil {
      object.member("format", field.format)
    }
    object.member("title", field.title)
    object.member("description", field.description)
    object.member("unit", field.unit)
    let passed = field.written.properties.filter {
      ["example", "rdfType"].contains($0.key) || $0.key.hasPrefix("x-")
    }
    PublishedPackage.pass(passed, except: [], to: &object)
    // Rules are those of the values behind the mask.
    if field.mask != nil {
      if field.constraints.isRequired { object.object("constraints") { $0.member("required", true) } }
    } else if field.constraints != FieldConstraints() {
      object.object("constraints") { write(field.constraints, of: field, isDefused: isDefused, to: &$0) }
    }
  }

  private static func write(
    _ constraints: FieldConstraints, of field: TableField, isDefused: Bool, to object: inout JSONText.Object
  ) {
    if constraints.isRequired { object.member("required", true) }
    if constraints.isUnique { object.member("unique", true) }
    // Rules for the letter of a text do not hold where an apostrophe was put before some of them.
    if !isDefused {
      if let length = constraints.minLength { object.member("minLength", length) }
      if let length = constraints.maxLength { object.member("maxLength", length) }
      object.member("pattern", constraints.pattern)
    }
    let bounds = [("minimum", constraints.minimum), ("maximum", constraints.maximum)]
    for (key, text) in bounds { if let text { object.member(key) { append(text, of: field, to: &$0) } } }
    if let values = constraints.enumeration {
      object.array("enum", values) { json, value in
        append(isDefused ? SpreadsheetText.defused(value) : value, of: field, to: &json)
      }
    }
  }

  /// A value of a constraint in the default form of its type: numbers as numbers, all else as text.
  private static func append(_ text: String, of field: TableField, to json: inout JSONText) {
    let isNumber = field.type == .integer || field.type == .number
    switch FieldParser(constraintsOf: field).value(text) {
    case .integer(let number) where field.type == .integer: json.value(number)
    case .decimal(let coefficient, 0) where isNumber: json.value(coefficient)
    case .decimal(let coefficient, let decimals): json.value(FixedPoint(coefficient, scale: decimals).text)
    case .integer(let number) where field.type != .time:
      var bytes: Bytes = []
      TypedText.append(number, TypedColumn.storage(of: field.type, scale: 0), to: &bytes)
      json.value(utf8: bytes)
    default: json.value(text)
    }
  }
}
