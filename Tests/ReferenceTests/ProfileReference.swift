import Records

/// A profile of the field as the reference tells it.
enum ProfileReference {
  static func markdown(_ profile: RecordProfile) -> String {
    var text = "### \(profile.name)\n\n\(profile.title). \(profile.explanation)\n\n"
    text += "| Role | Content | Names of its column | Meaning |\n|---|---|---|---|\n"
    for role in profile.roles {
      let content = role.content.rawValue + (role.isRequired ? ", required" : "")
      let columns = role.columns.map { "`\($0)`" }.joined(separator: " ")
      text += "| `\(role.name)` | \(content) | \(columns) | \(role.meaning) |\n"
    }
    text += "\n"
    if !profile.vocabularies.isEmpty {
      text += "| Role | Term | Words |\n|---|---|---|\n"
      for vocabulary in profile.vocabularies {
        for term in vocabulary.terms {
          let words = term.words.map { "`\($0)`" }.joined(separator: " ")
          text += "| `\(vocabulary.role)` | `\(term.name)` | \(words) |\n"
        }
      }
      text += "\n"
    }
    text += "Rules:\n\n"
    for footing in profile.footings {
      text += "- \(footing.parts.map { "`\($0)`" }.joined(separator: " + ")) = `\(footing.total)`\n"
    }
    var told: Set<String> = []
    for rule in profile.rules where told.insert(rule.kind.id + rule.source).inserted {
      let source =
        rule.source.hasSuffix(".") || rule.source.hasSuffix("。") ? String(rule.source.dropLast()) : rule.source
      text += "- [\(rule.kind.id)](diagnostics.md#\(rule.kind.id)): \(rule.kind.title) (*\(source)*)\n"
    }
    return text
  }
}
