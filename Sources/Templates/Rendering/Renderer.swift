import Diagnostics
import Markup

/// Renders one page: runs operations over a stack of contexts.
struct Renderer {
  /// Templates, sections and blocks inside each other; more is taken for a template that includes itself without end.
  static let depthLimit = 200

  let program: Program
  var contexts = ContextStack()
  private var escaping: Escaping
  /// What each line of the template begins with because of the place where it is included.
  private var indentation: Bytes = []
  /// Whether the next line of the template goes on in a line of the output, so that it gets no indentation.
  private var continuesLine = false
  private var overrides = OverrideStack()
  private var depth = 0
  /// Why rendering was given up, or what could not be included.
  private(set) var faults: [Fault] = []
  private var isGivenUp = false

  /// A fault of an inclusion that only shows when it is rendered.
  enum Fault {
    case tooDeep(Inclusion.Site)
    case unknownTemplate(String, Inclusion.Site)
  }

  init(_ program: Program, escaping: Escaping) {
    self.program = program
    self.escaping = escaping
  }

  mutating func render(_ template: Int, _ context: Value, into output: inout Bytes) {
    contexts.push(context, of: program.shapes)
    if let own = program.templates[template].escaping { escaping = own }
    run(program.templates[template].body, into: &output)
  }

  private mutating func run(_ range: Range<Int>, into output: inout Bytes) {
    depth += 1
    var index = range.lowerBound
    while index < range.upperBound, !isGivenUp {
      switch program.operations[index] {
      case .text(let run):
        write(run, into: &output)
        index += 1
      case .variable(let path, let isEscaped):
        write(contexts.find(path, in: program), isEscaped: isEscaped, into: &output)
        index += 1
      case .section(let path, let end):
        section(contexts.find(path, in: program), index + 1..<Int(end), into: &output)
        index = Int(end)
      case .inverted(let path, let end):
        if !contexts.find(path, in: program).isTruthy { run(index + 1..<Int(end), into: &output) }
        index = Int(end)
      case .inclusion(let inclusion, let end):
        include(program.inclusions[Int(inclusion)], into: &output)
        index = Int(end)
      case .block(let block, let end):
        self.block(program.blocks[Int(block)], default: index + 1..<Int(end), into: &output)
        index = Int(end)
      }
    }
    depth -= 1
  }

  private mutating func section(_ value: Value, _ body: Range<Int>, into output: inout Bytes) {
    guard value.isTruthy else { return }
    guard case .list(let elements) = value else {
      contexts.push(value, of: program.shapes)
      run(body, into: &output)
      return contexts.pop()
    }
    for element in elements {
      contexts.push(element, of: program.shapes)
      run(body, into: &output)
      contexts.pop()
    }
  }

  // MARK: Other templates

  private mutating func include(_ inclusion: Inclusion, into output: inout Bytes) {
    guard let target = target(of: inclusion) else { return }
    guard depth < Self.depthLimit else {
      faults.append(.tooDeep(inclusion.site))
      isGivenUp = true
      return
    }
    let template = program.templates[target]
    let outerEscaping = escaping
    let outerOverrides = overrides.current
    if let own = template.escaping { escaping = own }
    overrides.push(inclusion.overrides)
    if inclusion.startsLine {
      let added = indent(inclusion.indentation)
      run(template.body, into: &output)
      indentation.removeLast(added)
    } else {
      let outer = indentation
      indentation = []
      run(template.body, into: &output)
      indentation = outer
    }
    overrides.restore(outerOverrides)
    escaping = outerEscaping
  }

  private mutating func target(of inclusion: Inclusion) -> Int? {
    switch inclusion.target {
    case .fixed(let template): return template
    case .none: return nil
    case .dynamic(let path):
      guard case .text(let name) = contexts.find(path, in: program), !name.isEmpty else { return nil }
      if let template = program.templateIndices[name] { return template }
      faults.append(.unknownTemplate(name, inclusion.site))
      return nil
    }
  }

  private mutating func block(_ block: Block, default body: Range<Int>, into output: inout Bytes) {
    guard let (override, level) = overrides.override(of: block.name, in: program.overrides) else {
      return run(body, into: &output)
    }
    let added = indent(block.indentation)
    if override.startsLine {
      continuesLine = !block.startsLine
    } else if block.startsLine {
      output.append(contentsOf: indentation)
    }
    let outer = overrides.current
    overrides.enter(outside: level)
    run(override.body, into: &output)
    overrides.restore(outer)
    continuesLine = false
    indentation.removeLast(added)
  }

  // MARK: Text

  /// Adds blanks to the indentation, and returns how many.
  private mutating func indent(_ blanks: Range<Int>) -> Int {
    if !blanks.isEmpty { indentation.append(contentsOf: program.text[blanks]) }
    return blanks.count
  }

  private mutating func write(_ run: TextRun, into output: inout Bytes) {
    let start = Int(run.start)
    let end = start + Int(run.count)
    guard !indentation.isEmpty else { return copy(start..<end, into: &output) }
    if run.startsLine {
      if !continuesLine { output.append(contentsOf: indentation) }
      continuesLine = false
    }
    var from = start
    for line in program.lineStarts[Int(run.firstLine)..<Int(run.firstLine + run.lineCount)] {
      copy(from..<Int(line), into: &output)
      output.append(contentsOf: indentation)
      from = Int(line)
    }
    copy(from..<end, into: &output)
  }

  private func copy(_ range: Range<Int>, into output: inout Bytes) {
    output.append(contentsOf: program.text[range])
  }

  private func write(_ value: Value, isEscaped: Bool, into output: inout Bytes) {
    switch value {
    case .text(let text): if isEscaped { output.append(text, as: escaping) } else { output.append(raw: text) }
    case .html(let bytes):
      if isEscaped, escaping != .html {
        bytes.withUnsafeBufferPointer { output.append($0, as: escaping) }
      } else {
        output.append(contentsOf: bytes)
      }
    case .integer(let number): output.append(decimal: number)
    case .bool(let isTrue): if isTrue { output.append(literal: "true") } else { output.append(literal: "false") }
    case .null, .list, .object, .dictionary: break
    }
  }
}
