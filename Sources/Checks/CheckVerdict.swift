import Characters
import Diagnostics
import SiteBuild
import SiteModel

/// How much findings of checks matter: as their kinds say, unless `checks:` in the front matter of the file they are
/// about, or in `site.yaml`, says otherwise.
struct CheckVerdict {
  private let configuration: CheckLevels
  private let pages: [String: CheckLevels]
  private let known = Set(Check.kinds.map(\.id))

  init(_ sources: Rehearsal.Sources) {
    configuration = sources.site.configuration.checks
    let ofPages = sources.pages.filter { !$0.matter.checks.entries.isEmpty }
    pages = Dictionary(ofPages.map { ($0.location.path, $0.matter.checks) }) { first, _ in first }
  }

  /// The findings that are left, with the severity that they have here.
  func judge(_ findings: [Diagnostic]) -> [Diagnostic] {
    if configuration.entries.isEmpty, pages.isEmpty { return findings }
    return findings.compactMap { finding in
      guard known.contains(finding.kind.id) else { return finding }
      let ofPage = finding.location.flatMap { pages[$0.path] }?.level(of: finding.kind.id)
      switch ofPage ?? configuration.level(of: finding.kind.id) {
      case nil: return finding
      case .off?: return nil
      case .error?: return finding.with(.error)
      case .warning?: return finding.with(.warning)
      case .note?: return finding.with(.note)
      }
    }
  }

  /// What `checks:` names and no check reports.
  func unknown() -> [Diagnostic] {
    let entries = configuration.entries + pages.sorted { $0.key < $1.key }.flatMap(\.value.entries)
    return entries.filter { !known.contains($0.id) }.map { entry in
      let isOfBuild = BuildDiagnostics.all.contains { $0.id == entry.id }
      let nearest = Suggestion.nearest(to: entry.id, among: known)
      return Diagnostic(
        .checkUnknown,
        isOfBuild
          ? "\"\(entry.id)\" is a finding of builds, whose severity cannot be changed"
          : "there is no check whose finding is called \"\(entry.id)\"",
        at: entry.location,
        remedy: isOfBuild
          ? "take the line out, and mend what is found"
          : nearest.map { "did you mean \"\($0)\"?" } ?? "the page about checks in the reference lists them all")
    }
  }
}

extension DiagnosticKind {
  package static let checkUnknown = DiagnosticKind(
    "check-unknown", .configuration, .error, title: "`checks:` names a finding that no check reports.",
    explanation: """
      `checks:` in `site.yaml` and in front matter says how much findings of `bulletin check` matter: \
      `text-placeholder: error`, or `off`. [Checks](checks.md) lists the ids. What a build reports as an error keeps the \
      site from being wrong, and stays one. Only `bulletin check` knows the ids and reports this.
      """)
}

extension Diagnostic {
  /// The same finding with another severity.
  fileprivate func with(_ severity: Severity) -> Diagnostic {
    Diagnostic(kind, message, at: location, notes: notes, remedy: remedy, fix: fix, severity: severity)
  }
}
