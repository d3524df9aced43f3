import Markup

/// Compiles the trees of a set of templates into one program.
struct ProgramBuilder {
  private let library: TemplateLibrary
  private var parts = ProgramParts()
  private var blockNames = NameTable()
  /// Ends of text runs where a line begins with a tag.
  private var tagLineStarts: Set<Int> = []
  /// The template being compiled.
  private var template = 0
  /// Whether the last operation is text that more text may be joined to: nothing jumps to between them.
  private var canJoin = false

  private init(_ library: TemplateLibrary) { self.library = library }

  static func build(_ library: TemplateLibrary, roots: [ObjectSchema]) -> Program {
    var builder = ProgramBuilder(library)
    for index in library.templates.indices {
      builder.template = index
      let body = builder.body(library.templates[index].nodes)
      let escaping = library.templates[index].source.escaping
      builder.parts.templates.append(Program.Template(body: body, escaping: escaping))
    }
    builder.findLineStarts()
    builder.parts.templateIndices = library.indicesByWrittenName
    return Program(builder.parts, roots: roots)
  }

  // MARK: Nodes

  private mutating func body(_ nodes: [Node]) -> Range<Int> {
    let start = parts.operations.count
    canJoin = false
    for node in nodes { append(node) }
    canJoin = false
    return start..<parts.operations.count
  }

  private mutating func append(_ node: Node) {
    switch node {
    case .text(let range, let startsLine): return appendText(range, startsLine: startsLine)
    case .variable(let variable): parts.operations.append(.variable(path(variable.path), isEscaped: variable.isEscaped))
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
    parts.operations[index] = section.isInverted ? .inverted(path, end: end) : .section(path, end: end)
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
    parts.operations[index] = .inclusion(Int32(parts.inclusions.count), end: Int32(parts.operations.count))
    parts.inclusions.append(
      Inclusion(
        target: target, indentation: indentation, startsLine: inclusion.startsLine,
        overrides: parts.overrides.count..<parts.overrides.count + replaced.count,
        site: .init(source: template, tag: inclusion.tag)))
    parts.overrides += replaced
  }

  private mutating func append(_ block: Node.Block) {
    let indentation = copy(block.indentation)
    let index = reserve()
    let end = body(block.body).upperBound
    parts.operations[index] = .block(Int32(parts.blocks.count), end: Int32(end))
    parts.blocks.append(
      Block(name: blockNames.index(of: block.name), indentation: indentation, startsLine: block.startsLine))
  }

  /// Makes room for an operation that is known only after its body.
  private mutating func reserve() -> Int {
    parts.operations.append(.text(TextRun(start: 0, count: 0, startsLine: false)))
    return parts.operations.count - 1
  }

  private mutating func path(_ path: Path) -> NamePath {
    guard let first = path.components.first else { return NamePath(first: -1, restStart: 0, restCount: 0) }
    let rest = path.components.dropFirst().map { parts.names.index(of: $0.name) }
    parts.pathRests += rest
    return NamePath(
      first: parts.names.index(of: first.name), restStart: Int32(parts.pathRests.count - rest.count),
      restCount: Int32(rest.count))
  }

  // MARK: Text

  private mutating func copy(_ range: Range<Int>) -> Range<Int> {
    parts.text += library.templates[template].source.file.bytes[range]
    return parts.text.count - range.count..<parts.text.count
  }

  private mutating func appendText(_ range: Range<Int>, startsLine: Bool) {
    if canJoin, case .text(var run)? = parts.operations.last, !startsLine || parts.text.last == 0x0A {
      run.count += Int32(copy(range).count)
      if range.isEmpty { tagLineStarts.insert(parts.text.count) }
      parts.operations[parts.operations.count - 1] = .text(run)
      return
    }
    let run = copy(range)
    // An empty line gets no indentation.
    let isEmptyLine = run.first.map { parts.text[$0] == 0x0A || parts.text[$0] == 0x0D } ?? false
    parts.operations.append(
      .text(TextRun(start: Int32(run.lowerBound), count: Int32(run.count), startsLine: startsLine && !isEmptyLine)))
    canJoin = true
  }

  private mutating func findLineStarts() {
    for index in parts.operations.indices {
      guard case .text(var run) = parts.operations[index] else { continue }
      run.firstLine = Int32(parts.lineStarts.count)
      let range = Int(run.start)..<Int(run.start + run.count)
      for offset in range.dropFirst()
      where parts.text[offset - 1] == 0x0A && parts.text[offset] != 0x0A && parts.text[offset] != 0x0D {
        parts.lineStarts.append(Int32(offset))
      }
      if !range.isEmpty, tagLineStarts.contains(range.upperBound) { parts.lineStarts.append(Int32(range.upperBound)) }
      run.lineCount = Int32(parts.lineStarts.count) - run.firstLine
      parts.operations[index] = .text(run)
    }
  }
}
