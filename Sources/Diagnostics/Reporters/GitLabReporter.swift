import Markup

/// A Code Quality report of GitLab, which shows findings in merge requests: one array of issues.
///
/// Source: GitLab Docs, "Code Quality report format": `description`, `check_name`, `fingerprint` (unique), `location`
/// with a path relative to the repository, `severity` out of info, minor, major, critical and blocker.
package struct GitLabReporter: Reporter {
  private let root: String

  /// - Parameter root: what leads from the repository to the source folder, such as `sites/city/`; empty where they are
  ///   the same.
  package init(root: String = "") { self.root = root }

  package func report(_ diagnostics: [Diagnostic]) -> String {
    var json = JSONText()
    json.array(zip(diagnostics, Fingerprints.of(diagnostics))) { json, finding in
      let (diagnostic, fingerprint) = finding
      json.object { issue in
        issue.member("description", self.description(of: diagnostic))
        issue.member("check_name", diagnostic.kind.id)
        issue.member("fingerprint", fingerprint)
        issue.member("severity", diagnostic.severity.codeQuality)
        issue.object("location") { location in
          let place = ReportedPlace.of(diagnostic)
          location.member("path", self.root + place.path)
          location.object("lines") { $0.member("begin", place.line) }
        }
      }
    }
    return json.text + "\n"
  }

  /// One line: merge requests show nothing else of it.
  private func description(of diagnostic: Diagnostic) -> String {
    let sentences = [diagnostic.message] + diagnostic.notes.filter { $0.location == nil }.map(\.message)
    let text = sentences.joined(separator: ". ") + (diagnostic.remedy.map { ". Help: \($0)" } ?? "")
    return text.split { $0.isNewline }.joined(separator: " ")
  }
}

extension Severity {
  fileprivate var codeQuality: String {
    switch self {
    case .error: "critical"
    case .warning: "minor"
    case .note: "info"
    }
  }
}
