import Markup

/// Compiles the trees of a set of templates into one program.
struct ProgramBuilder {
  private let library: TemplateLibrary
  private var operations: [Operation] = []
  private var text: Bytes = []
  private var lineStarts: [Int32] = []
  /// Ends of text runs where a line begins with a tag.
  private var tagLineStarts: Set<Int> = []
  private var names = NameTable()
  private var blockNames = NameTable()
  private var pathRests: [Int32] = []
  private var inclusions: [Inclusion] = []
  private var overrides: [Override] = []
  private var blocks: [Block] = []
  /// The template being compiled.
  private var template = 0
  /// Whether the last operation is text that more text may be joined to: nothing jumps to between them.
  private var canJoin = false

  private init(_ library: TemplateLibrary) { self.library = library }

  static func build(_ library: TemplateLibrary, roots: [ObjectSchema]) -> Program {
    var builder = ProgramBuilder(library)
    let templates = library.templates.indices.map { index in
      builder.template = index
      let source = library.templates[index].source
      let body = builder.body(library.templates[index].nodes)
      return Program.Template(name: source.name, body: body, escaping: source.escaping)
    }
    builder.findLineStarts()
    return Program(
      templates: templates, templateIndices: library.indicesByWrittenName, operations: builder.operations,
      text: builder.text, lineStarts: builder.lineStarts, names: builder.names.all, pathRests: builder.pathRests,
      inclusions: builder.inclusions, overrides: builder.overrides, blocks: builder.blocks,
      shapes: ShapeTable(roots: roots, names: builder.names.all))
  }

  // MARK: Nodes

  private mutating func body(_ nodes: [Node]) -> Range<Int> {
    let start = operations.count
    canJoin = false
    for node in nodes { append(node) }
    canJoin = false
    return start..<operations.count
  }

  private mutating func append(_ node: Node) {
    switch node {
    case .text(let range, let startsLine): return appendText(range, startsLine: startsLine)
    case .variable(let variable): operations.append(.variable(path(variable.path), isEscaped: variable.isEscaped))
    case .section(let section): append(section)
    case .inclusion(let inclusion): append(inclusion)
    case .block(let block): append(block)
    }
    canJoin = false
  }

  private mutating func append(_ section: Node.Section) {
    let path = path(section.path)
    let index = reserve()
    let end = Int32(body(section.body).upperBound)
    operations[index] = section.isInverted ? .inverted(path, end: end) : .section(path, end: end)
  }

  private mutating func append(_ inclusion: Node.Inclusion) {
    let target: Inclusion.Target =
      switch inclusion.target {
      case .fixed(let name): library.index(of: name).map { .fixed($0) } ?? .none
      case .dynamic(let path): .dynamic(self.path(path))
      }
    let indentation = copy(inclusion.indentation)
    let index = reserve()
    let replaced = inclusion.overrides.map { override in
      Override(
        name: blockNames.index(of: override.name), body: body(override.body), startsLine: override.startsLine)
    }
    operations[index] = .inclusion(Int32(inclusions.count), end: Int32(operations.count))
    inclusions.append(
      Inclusion(
        target: target, indentation: indentation, startsLine: inclusion.startsLine,
        overrides: overrides.count..<overrides.count + replaced.count,
        site: .init(source: template, tag: inclusion.tag)))
    overrides += replaced
  }

  private mutating func append(_ block: Node.Block) {
    let indentation = copy(block.indentation)
    let index = reserve()
    let end = body(block.body).upperBound
    operations[index] = .block(Int32(blocks.count), end: Int32(end))
    blocks.append(
      Block(name: blockNames.index(of: block.name), indentation: indentation, startsLine: block.startsLine))
  }

  /// Makes room for an operation that is known only after its body.
  private mutating func reserve() -> Int {
    operations.append(.text(TextRun(start: 0, count: 0, startsLine: false)))
    return operations.count - 1
  }

  private mutating func path(_ path: Path) -> NamePath {
    guard let first = path.components.first else { return NamePath(first: -1, restStart: 0, restCount: 0) }
    let rest = path.components.dropFirst().map { names.index(of: $0.name) }
    pathRests += rest
    return NamePath(
      first: names.index(of: first.name), restStart: Int32(pathRests.count - rest.count), restCount: Int32(rest.count))
  }

  // MARK: Text

  private mutating func copy(_ range: Range<Int>) -> Range<Int> {
    text += library.templates[template].source.file.bytes[range]
    return text.count - range.count..<text.count
  }

  private mutating func appendText(_ range: Range<Int>, startsLine: Bool) {
    if canJoin, case .text(var run)? = operations.last, !startsLine || text.last == 0x0A {
      run.count += Int32(copy(range).count)
      if range.isEmpty { tagLineStarts.insert(text.count) }
      operations[operations.count - 1] = .text(run)
      return
    }
    let run = copy(range)
    // An empty line gets no indentation.
    let isEmptyLine = run.first.map { text[$0] == 0x0A || text[$0] == 0x0D } ?? false
    operations.append(
      .text(TextRun(start: Int32(run.lowerBound), count: Int32(run.count), startsLine: startsLine && !isEmptyLine)))
    canJoin = true
  }

  private mutating func findLineStarts() {
    for index in operations.indices {
      guard case .text(var run) = operations[index] else { continue }
      run.firstLine = Int32(lineStarts.count)
      let range = Int(run.start)..<Int(run.start + run.count)
      for offset in range.dropFirst()
      where text[offset - 1] == 0x0A && text[offset] != 0x0A && text[offset] != 0x0D {
        lineStarts.append(Int32(offset))
      }
      if !range.isEmpty, tagLineStarts.contains(range.upperBound) { lineStarts.append(Int32(range.upperBound)) }
      run.lineCount = Int32(lineStarts.count) - run.firstLine
      operations[index] = .text(run)
    }
  }
}

/// Gives each name a number, in order of first use.
private struct NameTable {
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
