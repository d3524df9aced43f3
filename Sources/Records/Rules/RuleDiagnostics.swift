import Diagnostics

extension DiagnosticKind {
  package static let rulesReference = DiagnosticKind(
    "rules-reference", .configuration, .error, title: "A rule names something that does not exist.",
    explanation: """
      `rules.yaml` names measures and dimensions of `measures.yaml`, and tables of `datapackage.yaml` with their columns. \
      Nothing of the name written was found.
      """)
  package static let rulesDefinition = DiagnosticKind(
    "rules-definition", .configuration, .error, title: "A rule cannot be evaluated as it is written.",
    explanation: """
      `when` has a `measure` with one bound (`atLeast`, `above`, `atMost`, `below`), or `rows` of a table with conditions; \
      `each` lists dimensions and one unit of time.
      """)
  package static let ruleUnknown = DiagnosticKind(
    "rule-unknown", .frontMatter, .error, title: "A bulletin answers a rule that does not exist.",
    explanation: "`rule:` in front matter is the name of a rule in `content/data/rules.yaml`.")
  package static let ruleUnmatched = DiagnosticKind(
    "rule-unmatched", .frontMatter, .warning, title: "A bulletin answers a rule that does not hold there and then.",
    explanation: """
      The rule is answered by a bulletin with the same period and the same value of each dimension in its front matter. \
      Either one of these is wrong, or the records were corrected since.
      """)
  package static let holidaysMissing = DiagnosticKind(
    "holidays-missing", .configuration, .warning,
    title: "A deadline in working days falls into a year without holidays.",
    explanation: """
      Working days need the resource `holidays` with the columns `date` and `type` (放假 or 补班) for each year. Without \
      it only Saturdays and Sundays are left out, and the deadline is marked as approximate.
      """)
}

/// The findings of rules, for the reference.
package enum RuleDiagnostics {
  package static let all: [DiagnosticKind] = [
    .rulesReference, .rulesDefinition, .ruleUnknown, .ruleUnmatched, .holidaysMissing,
  ]
}
