import Characters
import Diagnostics
import Markup

/// Follows templates from their roots as the renderer would, with types in place of values, and reports every name
/// that cannot stand where it does.
///
/// Both branches of every section are followed, so an error is found even where no page reaches it. What was followed
/// once with the same types is not followed again, which also ends recursive templates.
struct NameCheck {
  private let library: TemplateLibrary
  private var chains = OverrideChains()
  private var visited: Set<Visit> = []
  private var reported: Set<Report> = []
  /// The tags that lead from the root to where the check is.
  private var trail: [SourceLocation] = []
  private(set) var diagnostics: [Diagnostic] = []

  private struct Visit: Hashable {
    let template: Int
    let stack: SchemaStack
    let chain: Int?
  }

  /// Each fault of a tag is reported once, whichever way leads to it.
  private struct Report: Hashable {
    let kind: DiagnosticKind
    let location: SourceLocation
  }

  /// Where the check is: the template, the types around, and the blocks that are replaced.
  private struct Place {
    var template: Int
    var stack: SchemaStack
    var chain: Int?
  }

  init(_ library: TemplateLibrary) { self.library = library }

  /// Follows a template that is rendered with a context of its own.
  mutating func check(root template: Int, context: ObjectSchema) {
    visit(Place(template: template, stack: SchemaStack(.object(context)), chain: nil), from: nil)
  }

  /// To be called last: reports contents for blocks that no parent has.
  mutating func finish() {
    for unused in chains.unusedOverrides {
      let near = Suggestion.nearest(to: unused.override.name, among: unused.known)
      report(
        .templateUnknownBlock, "the parent has no block `\(unused.override.name)`", in: unused.template,
        at: unused.override.tag,
        remedy: near.map { "did you mean `\($0)`?" }
          ?? (unused.known.isEmpty
            ? "add `{{$\(unused.override.name)}}` to the parent" : "its blocks are \(list(unused.known))"))
    }
  }

  // MARK: Following

  private mutating func visit(_ place: Place, from tag: SourceLocation?) {
    guard visited.insert(Visit(template: place.template, stack: place.stack, chain: place.chain)).inserted else {
      return
    }
    if let tag { trail.append(tag) }
    follow(library.templates[place.template].nodes, at: place)
    if tag != nil { trail.removeLast() }
  }

  private mutating func follow(_ nodes: [Node], at place: Place) {
    for node in nodes {
      switch node {
      case .text: break
      case .variable(let variable): check(variable, at: place)
      case .section(let section): follow(section, at: place)
      case .inclusion(let inclusion): follow(inclusion, at: place)
      case .block(let block): follow(block, at: place)
      }
    }
  }

  private mutating func follow(_ section: Node.Section, at place: Place) {
    let schema = find(section.path, at: place)
    var inner = place
    if !section.isInverted { inner.stack = place.stack.entering(schema.sectionContext) }
    follow(section.body, at: inner)
  }

  private mutating func follow(_ inclusion: Node.Inclusion, at place: Place) {
    var inner = place
    if !inclusion.overrides.isEmpty {
      inner.chain = chains.extend(place.chain, with: inclusion, in: place.template)
    }
    for target in targets(of: inclusion, at: place, chain: inner.chain) {
      inner.template = target
      visit(inner, from: library.templates[place.template].source.location(of: inclusion.tag))
    }
  }

  private mutating func follow(_ block: Node.Block, at place: Place) {
    guard let (override, chain, template) = chains.override(of: block.name, in: place.chain) else {
      return follow(block.body, at: place)
    }
    // The default content is checked where it is seen: by a root that does not replace it.
    follow(override.body, at: Place(template: template, stack: place.stack, chain: chain))
  }

  // MARK: Names

  private mutating func check(_ variable: Node.Variable, at place: Place) {
    let schema = find(variable.path, at: place).unwrapped
    switch schema {
    case .object, .list:
      report(
        .templateNotText, "`\(variable.path.text)` is \(schema.phrase), which has no text", in: place.template,
        at: variable.tag, remedy: "open it with `{{#\(variable.path.text)}}` and write a name inside it")
    case .text, .choice:
      guard !variable.isEscaped else { return }
      report(
        .templateUnescapedText, "`\(variable.path.text)` is plain text and is not escaped here", in: place.template,
        at: variable.tag, remedy: "write `{{\(variable.path.text)}}`")
    case .html, .bool, .integer, .any, .optional: break
    }
  }

  /// The templates that a tag may include. One that does not exist was reported by `StructureCheck`.
  private mutating func targets(of inclusion: Node.Inclusion, at place: Place, chain: Int?) -> [Int] {
    switch inclusion.target {
    case .fixed(let name):
      if let index = library.index(of: name) { return [index] }
      chains.markOpen(chain)
      return []
    case .dynamic(let path):
      guard case .choice(let names) = find(path, at: place).unwrapped else {
        chains.markOpen(chain)
        return []
      }
      for name in names where library.index(of: name) == nil {
        report(
          .templateUnknownPartial, "`\(path.text)` may be `\(name)`, and there is no such template",
          in: place.template, at: inclusion.tag, remedy: library.remedy(for: name))
      }
      return names.compactMap { library.index(of: $0) }
    }
  }

  /// The type of a path; one that is unknown is reported, and may then be anything.
  private mutating func find(_ path: Path, at place: Place) -> Schema {
    switch place.stack.find(path) {
    case .found(let schema): return schema
    case .unknown(let component, let names, let around):
      let remedy =
        if let near = Suggestion.nearest(to: component.name, among: names) { "did you mean `\(near)`?" } else {
          names.isEmpty ? "write the name of something inside an object" : "names known here: \(list(names))"
        }
      report(
        .templateUnknownName, "`\(component.name)` is not a name in \(around)", in: place.template,
        at: component.range, remedy: remedy)
      return .any
    }
  }

  // MARK: Reporting

  private func list(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
    return names.count > 12 ? shown + ", …" : shown
  }

  private mutating func report(
    _ kind: DiagnosticKind, _ message: String, in template: Int, at range: Range<Int>, remedy: String
  ) {
    let location = library.templates[template].source.location(of: range)
    guard reported.insert(Report(kind: kind, location: location)).inserted else { return }
    let notes = trail.reversed().prefix(3).map { Diagnostic.Note("included from here", at: $0) }
    diagnostics.append(Diagnostic(kind, message, at: location, notes: notes, remedy: remedy))
  }
}
