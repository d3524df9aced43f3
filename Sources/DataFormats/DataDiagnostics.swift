import Diagnostics

extension DiagnosticKind {
  package static let yamlSyntax = DiagnosticKind(
    "yaml-syntax", .frontMatter, .error, title: "The YAML text cannot be read.",
    explanation: """
      Front matter, `site.yaml` and the texts of a theme are YAML. Common causes: a value that holds `: ` or begins \
      with one of `*&!%@` or a backquote and is not in quotation marks, a tab used for indentation, a quotation mark \
      that is not closed, a full-width colon after a key. Merge keys (`<<`) and tags (`!name`) are not read.
      """)
  package static let duplicateKey = DiagnosticKind(
    "duplicate-key", .frontMatter, .error, title: "A key stands twice in one mapping.",
    explanation: "Only one of the two values could count, and it would not be clear which. Remove one.")
  package static let unknownKey = DiagnosticKind(
    "unknown-key", .frontMatter, .error, title: "A key is not known.",
    explanation: """
      A mistyped key would be without effect in silence: a bulletin with `expirydate` would never expire. Write the \
      key as the reference of front matter or of `site.yaml` has it. Facts of your own go under `extra:`.
      """)
  package static let missingKey = DiagnosticKind(
    "missing-key", .frontMatter, .error, title: "A required key is missing or empty.",
    explanation: "The kind of a bulletin decides which keys it must have; see the reference of front matter.")
  package static let valueType = DiagnosticKind(
    "value-type", .frontMatter, .error, title: "A value is of the wrong type.",
    explanation: "The message names the type that the key takes and the value that was found.")
}

/// The findings of this room, for the reference.
package enum DataDiagnostics {
  package static let all: [DiagnosticKind] =
    [.yamlSyntax, .duplicateKey, .unknownKey, .missingKey, .valueType] + TableDiagnostics.all
}
