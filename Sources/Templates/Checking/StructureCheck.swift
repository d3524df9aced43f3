import Diagnostics

/// What can be said of a template without its context: the templates that it includes exist, and nothing in a parent
/// tag would go unseen.
struct StructureCheck {
  private let library: TemplateLibrary
  private let source: TemplateSource
  private(set) var diagnostics: [Diagnostic] = []

  init(_ template: ParsedTemplate, in library: TemplateLibrary) {
    self.library = library
    source = template.source
    check(template.nodes)
  }

  private mutating func check(_ nodes: [Node]) {
    for node in nodes {
      switch node {
      case .text, .variable: break
      case .section(let section): check(section.body)
      case .block(let block): check(block.body)
      case .inclusion(let inclusion): check(inclusion)
      }
    }
  }

  private mutating func check(_ inclusion: Node.Inclusion) {
    if case .fixed(let name) = inclusion.target, !name.isEmpty, library.index(of: name) == nil {
      diagnostics.append(
        Diagnostic(
          .templateUnknownPartial, "there is no template `\(name)`", at: source.location(of: inclusion.tag),
          remedy: library.remedy(for: name)))
    }
    for range in inclusion.ignored {
      diagnostics.append(
        Diagnostic(
          .templateIgnoredContent, "this stands in a parent tag but in none of its blocks, so it is never rendered",
          at: source.location(of: range), remedy: "move it into a block, or take it out"))
    }
    var first: [String: Range<Int>] = [:]
    for override in inclusion.overrides {
      if let other = first[override.name] {
        diagnostics.append(
          Diagnostic(
            .templateRepeatedBlock, "the block `\(override.name)` has a content already",
            at: source.location(of: override.tag),
            notes: [.init("the first is here", at: source.location(of: other))], remedy: "take one of them out"))
      } else {
        first[override.name] = override.tag
      }
      check(override.body)
    }
  }
}
