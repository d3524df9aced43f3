/// Which field of which type a name means: a table with a row for each type and a column for each name that templates
/// use, so that a look-up compares no text.
struct ShapeTable: Sendable {
  /// In place of a row: the value has no names.
  static let noRow = -1
  /// In place of a row: the type is in no shape that the templates were checked for. Its names are found by their text.
  static let unknownRow = -2
  /// In place of a row: the names are found in a dictionary.
  static let dictionaryRow = -3

  /// Where the row of a type begins in `slots`.
  private let rows: [ObjectIdentifier: Int]
  /// An index into `getters`, or -1.
  let slots: [Int32]
  let getters: [FieldGetter]

  /// - Parameter roots: The types to begin with; those that their fields lead to are added.
  init(roots: [ObjectSchema], names: [String]) {
    var rows: [ObjectIdentifier: Int] = [:]
    var slots: [Int32] = []
    var getters: [FieldGetter] = []
    for object in ObjectSchema.reachable(from: roots) {
      rows[object.type] = slots.count
      let shape = object.shape
      for name in names {
        if let field = shape.field(named: name) {
          slots.append(Int32(getters.count))
          getters.append(field.getter)
        } else {
          slots.append(-1)
        }
      }
    }
    self.rows = rows
    self.slots = slots
    self.getters = getters
  }

  func row(of object: any TemplateObject) -> Int { rows[ObjectIdentifier(type(of: object))] ?? Self.unknownRow }
}

extension ObjectSchema {
  /// These types and all that their fields lead to, breadth first, each once.
  static func reachable(from roots: [ObjectSchema]) -> [ObjectSchema] {
    var seen: Set<ObjectSchema> = []
    var found = roots.filter { seen.insert($0).inserted }
    var index = 0
    while index < found.count {
      for field in found[index].shape.fields {
        if let object = field.schema.object, seen.insert(object).inserted { found.append(object) }
      }
      index += 1
    }
    return found
  }
}

extension Schema {
  /// The type of object that it is, or is a list of.
  var object: ObjectSchema? {
    switch self {
    case .object(let object): object
    case .list(let inner), .optional(let inner): inner.object
    case .text, .choice, .html, .bool, .integer, .any: nil
    }
  }
}
