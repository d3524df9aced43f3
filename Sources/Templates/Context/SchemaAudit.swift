/// Finds getters that return something else than their field declares, which no compiler can see.
///
/// For tests of contexts: audit one well-filled object of each kind.
package enum SchemaAudit {
  /// What is wrong with an object and those within it, each as `shape.field: what`, in field order.
  package static func faults(in object: any TemplateObject) -> [String] { faults(of: object) }

  private static func faults(of object: some TemplateObject) -> [String] {
    let shape = type(of: object).shape.erased
    var faults: [String] = []
    var names: Set<String> = []
    for field in shape.fields {
      let place = "\(shape.name).\(field.name)"
      if !names.insert(field.name).inserted { faults.append("\(place): declared twice") }
      if field.name.isEmpty || field.name.utf8.contains(UInt8(ascii: ".")) {
        faults.append("\(place): templates cannot write this name")
      }
      faults += self.faults(in: object.value(by: field.getter), as: field.schema, at: place)
    }
    return faults
  }

  private static func faults(in value: Value, as schema: Schema, at place: String) -> [String] {
    switch (schema, value) {
    case (.any, _), (.text, .text), (.html, .html), (.bool, .bool), (.integer, .integer), (.optional, .null):
      return []
    case (.choice(let choices), .text(let text)):
      return choices.contains(text) ? [] : ["\(place): \"\(text)\" is none of \(choices)"]
    case (.optional(let wrapped), _):
      return faults(in: value, as: wrapped, at: place)
    case (.list(let element), .list(let values)):
      return values.flatMap { faults(in: $0, as: element, at: place) }
    case (.object(let expected), .object(let object)):
      guard expected.type == ObjectIdentifier(type(of: object)) else {
        return ["\(place): holds another type than \(expected.shape.name)"]
      }
      return faults(of: object)
    default:
      return ["\(place): is not \(schema.phrase)"]
    }
  }
}
