/// The forms in which findings are printed.
package enum ReportFormat: String, CaseIterable, Sendable {
  /// For people: message, place, excerpt with caret, remedy.
  case text
  /// One JSON document, described in the reference.
  case json
  /// Workflow commands of GitHub Actions, which become annotations at the lines.
  case github
  /// A Code Quality report of GitLab, which merge requests show.
  case gitlab
  /// SARIF 2.1.0 for code-scanning services.
  case sarif
}

/// Turns findings into the text of one format.
package protocol Reporter {
  /// The whole report, ending with a line feed unless it is empty.
  func report(_ diagnostics: [Diagnostic]) -> String
}
