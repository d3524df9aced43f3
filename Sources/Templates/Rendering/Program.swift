import Markup

/// All templates of a set, compiled: flat tables that refer to each other by index, never changed, so that any number
/// of threads render from them at once.
final class Program: Sendable {
  struct Template: Sendable {
    /// Its operations.
    let body: Range<Int>
    let escaping: Escaping?
  }

  let templates: FrozenTable<Template>
  /// The index of a template under each name that may mean it.
  let templateIndices: [String: Int]
  let operations: FrozenTable<Operation>
  /// The static text of all templates.
  let text: FrozenTable<UInt8>
  /// Offsets into `text` where a line begins inside the run of an operation, empty lines left out.
  let lineStarts: FrozenTable<Int32>
  /// The names that templates use.
  let names: [String]
  /// The further names of dotted paths.
  let pathRests: FrozenTable<Int32>
  let inclusions: FrozenTable<Inclusion>
  let overrides: FrozenTable<Override>
  let blocks: FrozenTable<Block>
  let shapes: ShapeTable

  init(_ parts: ProgramParts, roots: [ObjectSchema]) {
    templates = FrozenTable(parts.templates)
    templateIndices = parts.templateIndices
    operations = FrozenTable(parts.operations)
    text = FrozenTable(parts.text)
    lineStarts = FrozenTable(parts.lineStarts)
    names = parts.names.all
    pathRests = FrozenTable(parts.pathRests)
    inclusions = FrozenTable(parts.inclusions)
    overrides = FrozenTable(parts.overrides)
    blocks = FrozenTable(parts.blocks)
    shapes = ShapeTable(roots: roots, names: parts.names.all)
  }

  deinit {
    templates.free()
    operations.free()
    text.free()
    lineStarts.free()
    pathRests.free()
    inclusions.free()
    overrides.free()
    blocks.free()
    shapes.free()
  }
}

/// A program while it is built.
struct ProgramParts {
  var templates: [Program.Template] = []
  var templateIndices: [String: Int] = [:]
  var operations: [Operation] = []
  var text: Bytes = []
  var lineStarts: [Int32] = []
  var names = NameTable()
  var pathRests: [Int32] = []
  var inclusions: [Inclusion] = []
  var overrides: [Override] = []
  var blocks: [Block] = []
}

/// Gives each name a number, in order of first use.
struct NameTable {
  private(set) var all: [String] = []
  private var indices: [String: Int32] = [:]

  mutating func index(of name: String) -> Int32 {
    if let index = indices[name] { return index }
    let index = Int32(all.count)
    indices[name] = index
    all.append(name)
    return index
  }
}
