/// What a name of a template may stand for: the type of a `Value`, known when templates are compiled.
package indirect enum Schema: Hashable, Sendable {
  case text
  /// Text that is one of these. A dynamic partial of such a name is checked for each of them.
  case choice([String])
  case html
  case bool
  case integer
  /// Anything, known only at run time: every name inside it is allowed, and one that is missing is empty.
  case any
  case object(ObjectSchema)
  case list(Schema)
  /// The type, or null.
  case optional(Schema)

  /// Objects of a type. The type's shape is read only when it is needed, so a shape may contain itself.
  package static func object<Object: TemplateObject>(_ type: Object.Type) -> Schema { .object(ObjectSchema(type)) }

  /// The type without `optional`.
  var unwrapped: Schema {
    if case .optional(let wrapped) = self { wrapped.unwrapped } else { self }
  }

  /// What a section of this type puts on the context stack.
  var sectionContext: Schema {
    switch unwrapped {
    case .list(let element): element.unwrapped
    default: unwrapped
    }
  }

  /// The type in words, for messages: "text", "a list of card".
  var phrase: String {
    switch self {
    case .text, .choice: "text"
    case .html: "markup"
    case .bool: "a yes or no"
    case .integer: "a whole number"
    case .any: "anything"
    case .object(let object): "an object (\(object.shape.name))"
    case .list(.object(let object)): "a list of \(object.shape.name)"
    case .list: "a list"
    case .optional(let wrapped): "\(wrapped.phrase), or nothing"
    }
  }
}

/// The type of an object: names the Swift type, and reads its shape only when asked.
package struct ObjectSchema: Hashable, Sendable {
  let type: ObjectIdentifier
  private let load: @Sendable () -> AnyShape

  package init<Object: TemplateObject>(_ type: Object.Type) {
    self.type = ObjectIdentifier(type)
    load = { Object.shape.erased }
  }

  /// The names of the object.
  package var shape: AnyShape { load() }

  package static func == (left: ObjectSchema, right: ObjectSchema) -> Bool { left.type == right.type }

  package func hash(into hasher: inout Hasher) { hasher.combine(type) }
}
