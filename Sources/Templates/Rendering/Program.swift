import Markup

/// All templates of a set, compiled: flat tables that refer to each other by index, never changed, so that any number
/// of threads render from them at once.
final class Program: Sendable {
  struct Template: Sendable {
    let name: String
    /// Its operations.
    let body: Range<Int>
    let escaping: Escaping?
  }

  let templates: [Template]
  /// The index of a template under each name that may mean it.
  let templateIndices: [String: Int]
  let operations: [Operation]
  /// The static text of all templates.
  let text: Bytes
  /// Offsets into `text` where a line begins inside the run of an operation, empty lines left out.
  let lineStarts: [Int32]
  /// The names that templates use.
  let names: [String]
  /// The further names of dotted paths.
  let pathRests: [Int32]
  let inclusions: [Inclusion]
  let overrides: [Override]
  let blocks: [Block]
  let shapes: ShapeTable

  init(
    templates: [Template], templateIndices: [String: Int], operations: [Operation], text: Bytes, lineStarts: [Int32],
    names: [String], pathRests: [Int32], inclusions: [Inclusion], overrides: [Override], blocks: [Block],
    shapes: ShapeTable
  ) {
    self.templates = templates
    self.templateIndices = templateIndices
    self.operations = operations
    self.text = text
    self.lineStarts = lineStarts
    self.names = names
    self.pathRests = pathRests
    self.inclusions = inclusions
    self.overrides = overrides
    self.blocks = blocks
    self.shapes = shapes
  }
}

/// One step of rendering. An operation with a body is followed by its body's operations, up to its `end`.
enum Operation: Sendable {
  case text(TextRun)
  case variable(NamePath, isEscaped: Bool)
  case section(NamePath, end: Int32)
  case inverted(NamePath, end: Int32)
  /// An index into `Program.inclusions`. The bodies of overrides stand up to the end and are skipped.
  case inclusion(Int32, end: Int32)
  /// An index into `Program.blocks`. The default content stands up to the end.
  case block(Int32, end: Int32)
}

/// A run of `Program.text`.
struct TextRun: Sendable {
  var start: Int32
  var count: Int32
  /// Whether indentation goes before it.
  var startsLine: Bool
  /// A run of `Program.lineStarts`.
  var firstLine: Int32 = 0
  var lineCount: Int32 = 0
}

/// A name, or a dotted path of names, as indices into `Program.names`.
struct NamePath: Sendable {
  /// -1 for `.`.
  let first: Int32
  /// A run of `Program.pathRests`.
  let restStart: Int32
  let restCount: Int32
}

/// Where another template is put.
struct Inclusion: Sendable {
  enum Target: Sendable {
    /// An index into `Program.templates`.
    case fixed(Int)
    case dynamic(NamePath)
    /// A template that does not exist, which only the lenient mode lets through.
    case none
  }

  let target: Target
  let indentation: Range<Int>
  let startsLine: Bool
  /// A run of `Program.overrides`.
  let overrides: Range<Int>
  /// For a fault found while rendering.
  let site: Site

  /// A tag in a template.
  struct Site: Sendable {
    let source: Int
    let tag: Range<Int>
  }
}

/// The content that a parent tag gives to a block.
struct Override: Sendable {
  /// An index into the names of blocks.
  let name: Int32
  let body: Range<Int>
  let startsLine: Bool
}

/// A place whose content a parent tag may replace.
struct Block: Sendable {
  let name: Int32
  let indentation: Range<Int>
  let startsLine: Bool
}
