/// The values that names are looked up in, innermost last.
struct ContextStack {
  private struct Context {
    let value: Value
    /// The row of the value's type in the program's shape table, or why it has none.
    let row: Int
  }

  private var contexts: [Context] = []

  mutating func push(_ value: Value, of program: Program) {
    let row =
      switch value {
      case .object(let object): program.shapes.row(of: object)
      case .dictionary: ShapeTable.slowRow
      default: ShapeTable.noRow
      }
    contexts.append(Context(value: value, row: row))
  }

  mutating func pop() { contexts.removeLast() }

  /// What a path stands for, or null. Its first name is looked up from the innermost context outwards, the others only
  /// in what precedes them.
  func find(_ path: NamePath, in program: Program) -> Value {
    guard path.first >= 0 else { return contexts.last?.value ?? .null }
    var found = find(Int(path.first), in: program)
    for index in Int(path.restStart)..<Int(path.restStart + path.restCount) {
      found = find(Int(program.pathRests[index]), inside: found, of: program)
    }
    return found
  }

  private func find(_ name: Int, inside value: Value, of program: Program) -> Value {
    if case .object(let object) = value {
      let row = program.shapes.row(of: object)
      if row >= 0 {
        let slot = program.shapes.slots[row + name]
        return slot >= 0 ? object.value(by: program.shapes.getters[Int(slot)]) : .null
      }
    }
    return value.value(named: program.names[name]) ?? .null
  }

  private func find(_ name: Int, in program: Program) -> Value {
    var index = contexts.count
    while index > 0 {
      index -= 1
      let row = contexts[index].row
      if row >= 0 {
        let slot = program.shapes.slots[row + name]
        if slot >= 0, case .object(let object) = contexts[index].value {
          return object.value(by: program.shapes.getters[Int(slot)])
        }
      } else if row == ShapeTable.slowRow, let found = contexts[index].value.value(named: program.names[name]) {
        return found
      }
    }
    return .null
  }
}

extension Value {
  /// What a name means inside this value only; nil when it has no such name.
  fileprivate func value(named name: String) -> Value? {
    switch self {
    case .object(let object): object.value(named: name)
    case .dictionary(let values): values[name]
    case .null, .bool, .integer, .text, .html, .list: nil
    }
  }
}
