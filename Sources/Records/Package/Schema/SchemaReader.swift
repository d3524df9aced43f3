import Characters
import DataFormats
import Diagnostics

/// Reads a Table Schema: under `schema` of a resource, or from a file of its own.
package struct SchemaReader {
  private var reader: MappingReader
  private let value: DataValue
  package var diagnostics: [Diagnostic] { reader.diagnostics }

  package init(_ value: DataValue) {
    reader = MappingReader(value, name: "\"schema\"", at: value.location)
    self.value = value
  }

  /// Nil when it has no fields that could be read.
  package mutating func read() -> TableSchema? {
    var schema = TableSchema(fields: fields())
    if let missing = reader.texts("missingValues") { schema.missingValues = missing.compactMap(\.text) }
    let match = reader.choice("fieldsMatch", of: TableSchema.FieldsMatch.allCases.map(\.rawValue))
    schema.fieldsMatch = match.flatMap(TableSchema.FieldsMatch.init) ?? .equal
    if let key = reader.texts("primaryKey") { schema.primaryKey = names(key, in: schema, "primaryKey") }
    schema.uniqueKeys = uniqueKeys(in: schema)
    schema.foreignKeys = foreignKeys(in: schema)
    for finding in MaskReader.maskedKeys(of: schema) { reader.report(finding) }
    schema.written = Written(at: value.location, properties: value.members ?? [])
    for key in ["$schema", "name", "title", "description"] { _ = reader.value(key) }
    reader.allowOwn(in: value)
    reader.reportUnknownKeys()
    return schema.fields.isEmpty ? nil : schema
  }

  private mutating func fields() -> [TableField] {
    guard let value = reader.value("fields") else {
      reader.reportMissing("fields", remedy: "list the columns: \"fields: [{name: id, type: string}]\"")
      return []
    }
    guard let elements = value.elements, !elements.isEmpty else {
      return reader.reject(value, "fields", "a list of columns with name and type") ?? []
    }
    var fields: [TableField] = []
    for element in elements {
      var nested = FieldReader(element)
      let field = nested.read()
      for finding in nested.diagnostics { reader.report(finding) }
      guard let field else { continue }
      if let first = fields.first(where: { $0.name == field.name }) {
        reader.report(
          Diagnostic(
            .dataPackage, "two fields have the name \"\(field.name)\"", at: field.written.location,
            notes: [.init("the first stands here", at: first.written.location)], remedy: "remove or rename one"))
      } else {
        fields.append(field)
      }
    }
    return fields
  }

  // MARK: Keys

  private mutating func names(_ values: [DataValue], in schema: TableSchema, _ key: String) -> [String] {
    var names: [String] = []
    for value in values {
      guard let name = value.text else { continue }
      // Where no field could be read, that is the fault.
      if schema.field(named: name) == nil, !schema.fields.isEmpty {
        let nearest = Suggestion.nearest(to: name, among: schema.fields.map(\.name))
        reader.reportContradiction(
          "\"\(key)\" names the field \"\(name)\", which the schema does not have", at: value.location,
          remedy: nearest.map { "did you mean \"\($0)\"?" })
      } else if names.contains(name) {
        reader.reportContradiction("\"\(key)\" names the field \"\(name)\" twice", at: value.location)
      } else {
        names.append(name)
      }
    }
    return names.count == values.count ? names : []
  }

  private mutating func uniqueKeys(in schema: TableSchema) -> [[String]] {
    guard let value = reader.value("uniqueKeys") else { return [] }
    guard let elements = value.elements else {
      return reader.reject(value, "uniqueKeys", "a list of lists of fields") ?? []
    }
    return elements.compactMap { element in
      let values = element.text == nil ? element.elements ?? [] : [element]
      let names = names(values, in: schema, "uniqueKeys")
      return names.isEmpty ? nil : names
    }
  }

  private mutating func foreignKeys(in schema: TableSchema) -> [TableSchema.ForeignKey] {
    guard let value = reader.value("foreignKeys") else { return [] }
    guard let elements = value.elements else {
      return reader.reject(
        value, "foreignKeys", "a list such as [{fields: region, reference: {resource: regions, fields: code}}]") ?? []
    }
    return elements.compactMap { foreignKey($0, in: schema) }
  }

  private mutating func foreignKey(_ value: DataValue, in schema: TableSchema) -> TableSchema.ForeignKey? {
    var nested = MappingReader(value, name: "a foreign key", at: value.location)
    var reference = nested.nested("reference")
    if reference == nil, nested.value("reference") == nil {
      nested.reportMissing("reference", remedy: "say where the values stand: \"reference: {resource: …, fields: …}\"")
    }
    let values = nested.texts("fields")
    let referenced = reference?.texts("fields")?.compactMap(\.text)
    if values == nil { nested.reportMissing("fields", remedy: "name the field that refers to another table") }
    if reference != nil, referenced == nil {
      reference?.reportMissing("fields", remedy: "name the field of the other table")
    }
    let resource = reference?.text("resource") ?? ""
    if let reference { nested.finish(reference) }
    nested.allowOwn(in: value)
    reader.finish(nested)
    guard let values, let referenced else { return nil }
    let fields = names(values, in: schema, "foreignKeys")
    guard !fields.isEmpty else { return nil }
    guard fields.count == referenced.count else {
      reader.reportContradiction(
        "a foreign key has \(fields.count) fields here and \(referenced.count) there", at: value.location)
      return nil
    }
    var key = TableSchema.ForeignKey(fields: fields, resource: resource, referencedFields: referenced)
    key.written = Written(at: values.first?.location ?? value.location)
    return key
  }
}
