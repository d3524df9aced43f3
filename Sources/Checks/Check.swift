import Diagnostics
import SiteBuild

/// One question that is asked of a site, with the findings that answer it.
package struct Check: Sendable {
  /// What it reports: id, severity, and what the reference says of it.
  package let kind: DiagnosticKind
  /// All that it reports: one look at a file may answer several questions.
  package let kinds: [DiagnosticKind]
  let run: @Sendable (CheckContext) async -> [Diagnostic]

  init(
    _ kind: DiagnosticKind, also others: [DiagnosticKind] = [],
    _ run: @escaping @Sendable (CheckContext) async -> [Diagnostic]
  ) {
    self.kind = kind
    kinds = [kind] + others
    self.run = run
  }

  package var id: String { kind.id }

  /// All of them, in the order in which they are run.
  package static let all: [Check] =
    [
      .placeholderAddress, .overdueWarnings, .withheldTexts, .ledgerTexts, .foreignFiles, .textDefects, .unknownTerms,
      .recordCoverage, .staleColumns,
    ]
    + ofStructure + [.pageLinks, .pageFiles, .pageFragments]
    + ofFeeds + [ofPages(.pageTooHeavy), ofPages(.pictureTooHeavy)]
    + [.textContrast, .controlContrast, .styleAddresses]

  /// The findings whose severity a site may change: those of all checks, but for what builds report as well.
  package static let kinds: [DiagnosticKind] = {
    let ofBuilds = Set(BuildDiagnostics.all.map(\.id))
    return (all + [.externalLinks(ExternalLinkSettings())]).flatMap(\.kinds).filter { !ofBuilds.contains($0.id) }
  }()
}
