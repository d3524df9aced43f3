/// Places as services on the net want them.
enum ReportedPlace {
  /// Where a finding is shown that no file is to blame for. GitHub's code scanning refuses a whole report for one
  /// result without a place, and a merge request has no other line to show it at.
  static let standIn = SourceLocation(path: "content/site.yaml")

  static func of(_ diagnostic: Diagnostic) -> SourceLocation { diagnostic.location ?? standIn }
}
