import Characters
import Diagnostics

extension DiagnosticKind {
  package static let profileRole = DiagnosticKind(
    "profile-role", .configuration, .error, title: "A profile does not find a column, or finds one that does not fit.",
    explanation: """
      A profile looks for columns by their usual names in English and Chinese. Where a column has another name, the \
      resource says so: `roles: {deaths: siwang}`. Each role needs a type: numbers, dates or text.
      """)
  package static let lossUnit = DiagnosticKind(
    "loss-unit", .configuration, .warning, title: "The unit of a loss is not known.",
    explanation: """
      The grade of an accident depends on the loss in yuan. Give the field a `unit`: 元, 万元 or 亿元. Without one the \
      loss takes no part.
      """)
}

/// The findings of profiles, for the reference.
package enum ProfileDiagnostics {
  package static let all: [DiagnosticKind] = [
    .profileRole, .lossUnit, .profileWord, .accidentGrade, .countingWindow, .negativeNumber,
    .exceedsWhole, .footing, .recordInFuture, .dateOrder, .displayTerm, .creditCode, .personName, .identityNumber,
    .regionCode, .codeValidity, .hazardStatus, .duplicateQuota, .rateDisagrees, .totalRow,
  ]
}

extension ProfileSettings {
  static func unknownRole(_ role: String, _ profile: RecordProfile, at location: SourceLocation?) -> Diagnostic {
    let names = profile.roles.map(\.name)
    let nearest = Suggestion.nearest(to: role, among: names)
    return Diagnostic(
      .profileRole, "the profile \"\(profile.name)\" has no role \"\(role)\"", at: location,
      remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "its roles are \(names.joined(separator: ", "))")
  }
}
