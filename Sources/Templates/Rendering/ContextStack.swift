/// The values that names are looked up in, innermost last.
struct ContextStack {
  /// An object stands apart from other values, so that a look-up can call it where it is: taking it out of an enum
  /// would copy it.
  private struct Context {
    /// The row of the object's type in the program's shape table, or why it has none.
    let row: Int
    /// `NoObject` when the context is none.
    let object: any TemplateObject
    /// Null when the context is an object.
    let value: Value
  }

  private struct NoObject: TemplateObject {
    static let shape = Shape<NoObject>("nothing", "Stands for a context that is not an object.") {}
  }

  private var contexts: [Context] = []

  mutating func push(_ value: Value, of shapes: ShapeTable) {
    switch value {
    case .object(let object): contexts.append(Context(row: shapes.row(of: object), object: object, value: .null))
    case .dictionary:
      contexts.append(Context(row: ShapeTable.dictionaryRow, object: NoObject(), value: value))
    default: contexts.append(Context(row: ShapeTable.noRow, object: NoObject(), value: value))
    }
  }

  mutating func pop() { contexts.removeLast() }

  /// What a path stands for, or null. Its first name is looked up from the innermost context outwards, the others only
  /// in what precedes them.
  func find(_ path: NamePath, in program: Program) -> Value {
    guard path.first >= 0 else { return innermost }
    var found = find(Int(path.first), in: program)
    for index in Int(path.restStart)..<Int(path.restStart + path.restCount) {
      found = find(Int(program.pathRests[index]), inside: found, of: program)
    }
    return found
  }

  private var innermost: Value {
    guard let last = contexts.last else { return .null }
    return last.row == ShapeTable.noRow || last.row == ShapeTable.dictionaryRow ? last.value : .object(last.object)
  }

  private func find(_ name: Int, in program: Program) -> Value {
    var index = contexts.count
    while index > 0 {
      index -= 1
      let row = contexts[index].row
      if row >= 0 {
        if let getter = program.shapes.getter(of: name, inRow: row) {
          return contexts[index].object.value(by: getter)
        }
      } else if row == ShapeTable.unknownRow {
        if let found = contexts[index].object.value(named: program.names[name]) { return found }
      } else if row == ShapeTable.dictionaryRow, case .dictionary(let values) = contexts[index].value {
        if let found = values[program.names[name]] { return found }
      }
    }
    return .null
  }

  private func find(_ name: Int, inside value: Value, of program: Program) -> Value {
    switch value {
    case .object(let object):
      let row = program.shapes.row(of: object)
      guard row >= 0 else { return object.value(named: program.names[name]) ?? .null }
      return program.shapes.getter(of: name, inRow: row).map { object.value(by: $0) } ?? .null
    case .dictionary(let values): return values[program.names[name]] ?? .null
    case .null, .bool, .integer, .text, .html, .list: return .null
    }
  }
}
