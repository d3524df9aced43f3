/// Which field of which type a name means: a table with a row for each type and a column for each name that templates
/// use, so that a look-up compares no text.
struct ShapeTable: Sendable {
  /// In place of a row: the value has no names.
  static let noRow = -1
  /// In place of a row: the type is in no shape that the templates were checked for. Its names are found by their text.
  static let unknownRow = -2
  /// In place of a row: the names are found in a dictionary.
  static let dictionaryRow = -3

  private struct Row: Sendable {
    let type: ObjectIdentifier?
    /// Where it begins in `slots`.
    let start: Int
  }

  /// Rows by type: open addressing, a power of two in size, at most half full.
  private let rows: FrozenTable<Row>
  /// An index into `getters`, or -1.
  private let slots: FrozenTable<Int32>
  /// Not retained: `owners` keeps them.
  private let getters: FrozenTable<Unmanaged<FieldGetter>>
  private let owners: [FieldGetter]

  /// - Parameter roots: The types to begin with; those that their fields lead to are added.
  init(roots: [ObjectSchema], names: [String]) {
    let objects = ObjectSchema.reachable(from: roots)
    var slots: [Int32] = []
    var owners: [FieldGetter] = []
    for object in objects {
      let shape = object.shape
      for name in names {
        if let field = shape.field(named: name) {
          slots.append(Int32(owners.count))
          owners.append(field.getter)
        } else {
          slots.append(-1)
        }
      }
    }
    rows = FrozenTable(Self.rows(of: objects.map(\.type), width: names.count))
    self.slots = FrozenTable(slots)
    getters = FrozenTable(owners.map { Unmanaged.passUnretained($0) })
    self.owners = owners
  }

  func free() {
    rows.free()
    slots.free()
    getters.free()
  }

  private static func rows(of types: [ObjectIdentifier], width: Int) -> [Row] {
    var size = 2
    while size < 2 * types.count { size *= 2 }
    var rows = [Row](repeating: Row(type: nil, start: unknownRow), count: size)
    for (index, type) in types.enumerated() {
      var place = hash(type) & (size - 1)
      while rows[place].type != nil { place = (place + 1) & (size - 1) }
      rows[place] = Row(type: type, start: index * width)
    }
    return rows
  }

  /// Metadata lies at aligned addresses, whose lowest bits say nothing.
  private static func hash(_ type: ObjectIdentifier) -> Int {
    let bits = UInt(bitPattern: type)
    return Int(truncatingIfNeeded: (bits >> 4) ^ (bits >> 12))
  }

  func row(of object: any TemplateObject) -> Int {
    let type = ObjectIdentifier(type(of: object))
    var place = Self.hash(type) & (rows.count - 1)
    while let found = rows[place].type {
      if found == type { return rows[place].start }
      place = (place + 1) & (rows.count - 1)
    }
    return Self.unknownRow
  }

  /// The getter of a name in a row, or nil when the type has no such name.
  @inline(__always)
  func getter(of name: Int, inRow row: Int) -> Unmanaged<FieldGetter>? {
    let slot = slots[row + name]
    return slot >= 0 ? getters[Int(slot)] : nil
  }
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
