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
