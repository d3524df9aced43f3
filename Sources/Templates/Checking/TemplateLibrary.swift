import Characters

/// All templates of a set, and which of them a name means.
struct TemplateLibrary {
  let templates: [ParsedTemplate]
  private let indices: [String: Int]

  /// Of two templates with one name the first counts.
  init(_ templates: [ParsedTemplate]) {
    self.templates = templates
    indices = Dictionary(zip(templates.map(\.source.name), templates.indices)) { first, _ in first }
  }

  /// `card` means the template of exactly that name, else `partials/card`.
  func index(of name: String) -> Int? { indices[name] ?? indices["partials/" + name] }

  /// The index under each name that a template may write, for the renderer.
  var indicesByWrittenName: [String: Int] {
    var written = indices
    for (name, index) in indices where name.hasPrefix("partials/") {
      let short = String(name.dropFirst("partials/".count))
      if indices[short] == nil { written[short] = index }
    }
    return written
  }

  /// What to write instead of a name that no template has.
  func remedy(for name: String) -> String { Self.remedy(for: name, among: indicesByWrittenName.keys.sorted()) }

  static func remedy(for name: String, among known: [String]) -> String {
    if let near = Suggestion.nearest(to: name, among: known) { return "did you mean `\(near)`?" }
    return name.hasPrefix("text/")
      ? "add the text `\(name.dropFirst("text/".count))` to the texts of the user interface"
      : "add the template `\(name)` or `partials/\(name)`, or correct the name"
  }
}
