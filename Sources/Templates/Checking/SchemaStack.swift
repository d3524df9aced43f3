/// The types of the contexts that a name is looked up in, outermost first.
struct SchemaStack: Hashable {
  private var schemas: [Schema]

  init(_ root: Schema) { schemas = [root] }

  /// What `.` stands for.
  var innermost: Schema { schemas.last ?? .any }

  /// The stack inside a section.
  ///
  /// What cannot be seen from inside is left out: a value without names, and an outer object whose names the same
  /// type hides. So recursive templates lead to finitely many stacks.
  func entering(_ schema: Schema) -> SchemaStack {
    var inner = self
    inner.schemas.removeAll { $0 == schema || !$0.hasNames }
    inner.schemas.append(schema)
    return inner
  }

  enum Finding {
    case found(Schema)
    /// The part of the path that nothing is known by, and what names could stand there.
    case unknown(Path.Component, among: [String], place: String)
  }

  /// The type of what a path stands for: its first part from inside outwards, the others only in what precedes them.
  func find(_ path: Path) -> Finding {
    guard !path.isFaulty else { return .found(.any) }
    guard let first = path.components.first else { return .found(innermost) }
    guard var found = find(first.name) else {
      return .unknown(first, among: names, place: places.joined(separator: ", "))
    }
    for component in path.components.dropFirst() {
      switch found.unwrapped {
      case .any: return .found(.any)
      case .object(let object):
        let shape = object.shape
        guard let field = shape.field(named: component.name) else {
          return .unknown(component, among: shape.fields.map(\.name), place: shape.name)
        }
        found = field.schema
      default: return .unknown(component, among: [], place: found.phrase)
      }
    }
    return .found(found)
  }

  private func find(_ name: String) -> Schema? {
    for schema in schemas.reversed() {
      switch schema {
      case .any: return .any
      case .object(let object): if let field = object.shape.field(named: name) { return field.schema }
      default: break
      }
    }
    return nil
  }

  private var names: [String] { shapes.flatMap { $0.fields.map(\.name) } }

  private var places: [String] { shapes.map(\.name) }

  /// Innermost first.
  private var shapes: [AnyShape] {
    schemas.reversed().compactMap { if case .object(let object) = $0 { object.shape } else { nil } }
  }
}

extension Schema {
  fileprivate var hasNames: Bool {
    switch self {
    case .any, .object: true
    default: false
    }
  }
}
