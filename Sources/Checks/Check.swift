import Diagnostics

/// One question that is asked of a site, with the findings that answer it.
package struct Check: Sendable {
  /// What it reports: id, severity, and what the reference says of it.
  package let kind: DiagnosticKind
  let run: @Sendable (CheckContext) async -> [Diagnostic]

  init(_ kind: DiagnosticKind, _ run: @escaping @Sendable (CheckContext) async -> [Diagnostic]) {
    self.kind = kind
    self.run = run
  }

  package var id: String { kind.id }

  /// All of them, in the order in which they are run.
  package static let all: [Check] =
    [.placeholderAddress, .overdueWarnings, .withheldTexts, .ledgerTexts, .foreignFiles]
    + ofStructure + [.pageLinks, .pageFiles, .pageFragments]
    + ofFeeds + [ofPages(.pageTooHeavy), ofPages(.pictureTooHeavy)]
    + [.textContrast, .controlContrast, .styleAddresses]
}
