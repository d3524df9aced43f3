import Characters
import Diagnostics

/// What a table of the field holds and which rules its rows obey: `profile: accidents` in the data package.
package struct RecordProfile: Sendable {
  package let name: String
  package let title: String
  /// For the reference.
  package let explanation: String
  package let roles: [ProfileRole]
  package let vocabularies: [Vocabulary]
  /// Sums that hold in each row, by roles; left out where a role has no column.
  package let footings: [Footing]
  package let rules: [RecordRule]

  init(
    _ name: String, title: String, explanation: String, roles: [ProfileRole], vocabularies: [Vocabulary] = [],
    footings: [Footing] = [], rules: [RecordRule]
  ) {
    self.name = name
    self.title = title
    self.explanation = explanation
    self.roles = roles
    self.vocabularies = vocabularies
    self.footings = footings
    self.rules = rules
  }

  package func role(_ name: String) -> ProfileRole? { roles.first { $0.name == name } }

  /// The profiles of the field.
  package static let all: [RecordProfile] = [
    .accidents, .enforcement, .hazards, .targets, .supervision, .accountability, .warnings,
  ]

  package static func named(_ name: String) -> RecordProfile? { all.first { $0.name == name } }
}

/// A rule that rows obey.
package struct RecordRule: Sendable {
  /// Id, title, explanation and severity.
  package let kind: DiagnosticKind
  /// The article that says so, or in what capacity it is known.
  package let source: String
  /// The rule is off unless all of these roles have a column.
  package let needs: [String]
  /// Nil where the table gives the rule nothing to do.
  let prepare: @Sendable (CheckContext) -> (any RowCheck)?

  init(
    _ kind: DiagnosticKind, source: String, needs: [String] = [],
    prepare: @escaping @Sendable (CheckContext) -> (any RowCheck)?
  ) {
    self.kind = kind
    self.source = source
    self.needs = needs
    self.prepare = prepare
  }
}

/// Parts that add up to a total in every row, such as criminal + disciplinary = total.
package struct Footing: Hashable, Sendable {
  /// Names of roles in a profile, of columns in a resource.
  package let total: String
  package let parts: [String]

  package init(total: String, parts: [String]) {
    self.total = total
    self.parts = parts
  }
}
