import Diagnostics
import Markup

/// Templates that are compiled and checked, ready to render from any thread.
package struct TemplateSet: Sendable {
  /// How unknown names are taken.
  package enum Strictness: Sendable {
    /// Every name, partial and block must exist.
    case strict
    /// As the Mustache specification says: what is missing is empty.
    case lenient
  }

  private let program: Program
  private let sources: [TemplateSource]
  private let strictness: Strictness
  private let escaping: Escaping
  /// The types of context that templates were checked for, by name.
  private let roots: [String: ObjectSchema]

  /// Compiles templates and checks them.
  ///
  /// - Parameters:
  ///   - sources: All templates. Each is parsed, used or not.
  ///   - roots: The templates to be rendered, and what with. Others are checked where these include them.
  ///   - escaping: How templates escape that do not say so themselves.
  ///   - diagnostics: Takes all faults of all templates.
  /// - Returns: Nil when any fault is an error.
  package static func compile(
    _ sources: [TemplateSource], roots: [String: ObjectSchema], strictness: Strictness = .strict,
    escaping: Escaping = .html, diagnostics: inout [Diagnostic]
  ) -> TemplateSet? {
    var faults: [Diagnostic] = []
    let library = TemplateLibrary(sources.map { TemplateParser.parse($0, diagnostics: &faults) })
    if strictness == .strict { faults += check(library, roots: roots) }
    diagnostics += faults
    guard !faults.hasErrors else { return nil }
    let rootTypes = roots.sorted { $0.key < $1.key }.map(\.value)
    return TemplateSet(
      program: ProgramBuilder.build(library, roots: rootTypes), sources: sources, strictness: strictness,
      escaping: escaping, roots: roots)
  }

  private static func check(_ library: TemplateLibrary, roots: [String: ObjectSchema]) -> [Diagnostic] {
    var faults = repeatedNames(library)
    for template in library.templates { faults += StructureCheck(template, in: library).diagnostics }
    var names = NameCheck(library)
    for (name, context) in roots.sorted(by: { $0.key < $1.key }) {
      if let index = library.index(of: name) {
        names.check(root: index, context: context)
      } else {
        faults.append(
          Diagnostic(
            .templateMissing, "there is no template `\(name)`", at: nil, remedy: library.remedy(for: name)))
      }
    }
    names.finish()
    return faults + names.diagnostics
  }

  private static func repeatedNames(_ library: TemplateLibrary) -> [Diagnostic] {
    library.templates.indices.compactMap { index in
      let source = library.templates[index].source
      guard let first = library.index(of: source.name), first != index else { return nil }
      return Diagnostic(
        .templateRepeatedName, "there is a template `\(source.name)` already", at: source.location(of: 0..<0),
        notes: [.init("the other is here", at: library.templates[first].source.location(of: 0..<0))],
        remedy: "rename or remove one of them")
    }
  }

  /// Whether there is a template of this name.
  package func contains(_ name: String) -> Bool { program.templateIndices[name] != nil }

  // MARK: Rendering

  /// Appends a template, rendered with a context of the type it was checked for.
  ///
  /// - Parameter diagnostics: Takes faults that only show now: a dynamic partial that does not exist, templates that
  ///   include each other without end. After a fault the output is not whole.
  package func render(
    _ name: String, _ context: any TemplateObject, into output: inout Bytes, diagnostics: inout [Diagnostic]
  ) {
    if strictness == .strict, roots[name]?.type != ObjectIdentifier(type(of: context)) {
      let shape = type(of: context).shapeName
      diagnostics.append(
        Diagnostic(
          .templateWrongContext, "the template `\(name)` is not made to be rendered with `\(shape)`", at: nil,
          remedy: "declare the template with this type when templates are compiled"))
      return
    }
    render(name, .object(context), into: &output, diagnostics: &diagnostics)
  }

  /// Appends a template, rendered with any value, which nothing was checked for.
  package func render(_ name: String, _ context: Value, into output: inout Bytes, diagnostics: inout [Diagnostic]) {
    guard let template = program.templateIndices[name] else {
      diagnostics.append(
        Diagnostic(
          .templateMissing, "there is no template `\(name)`", at: nil, remedy: "add it to the templates folder"))
      return
    }
    var renderer = Renderer(program, escaping: escaping)
    renderer.render(template, context, into: &output)
    diagnostics += renderer.faults.compactMap(diagnostic)
  }

  private func diagnostic(_ fault: Renderer.Fault) -> Diagnostic? {
    switch fault {
    case .tooDeep(let site):
      return Diagnostic(
        .templateTooDeep, "templates include each other here without end", at: location(of: site),
        remedy: "include the template only inside a section that is empty at last")
    case .unknownTemplate(let name, let site):
      guard strictness == .strict else { return nil }
      return Diagnostic(
        .templateUnknownPartial, "there is no template `\(name)`", at: location(of: site),
        remedy: TemplateLibrary.remedy(for: name, among: program.templateIndices.keys.sorted()))
    }
  }

  private func location(of site: Inclusion.Site) -> SourceLocation { sources[site.source].location(of: site.tag) }
}

extension TemplateObject {
  fileprivate static var shapeName: String { shape.erased.name }
}
