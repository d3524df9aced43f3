import Diagnostics
import Publishing

/// What a build did and found.
package struct BuildReport: Sendable {
  package enum Outcome: Sendable, Equatable {
    /// The site is in the output folder.
    case published(OutputTransaction.Summary)
    /// Nothing had changed since the last build.
    case upToDate
    /// Errors: the output is as it was.
    case refused
    /// Nothing was to be written, and there were no errors.
    case rehearsed
  }

  /// What the site holds.
  package struct Contents: Sendable, Equatable {
    /// HTML pages: bulletins, lists and all others.
    package var pages = 0
    package var bulletins = 0
    package var feeds = 0
    /// All files of the output.
    package var files = 0
    package var drafts = 0
    package var future = 0
    package var expired = 0
    package var withdrawn = 0
  }

  package let outcome: Outcome
  package let contents: Contents
  /// Root causes first.
  package let diagnostics: [Diagnostic]
  /// How long each stage took, in the order of the pipeline.
  package var stages: [Stage] = []
  /// What became of the ledger, or would become of it; nil where there is none to keep.
  package var ledger: LedgerUpdate?

  /// The changes that would make figures in the texts agree with the records.
  package var figureFixes: [Diagnostic.Fix] {
    Set(diagnostics.filter { $0.kind == .figureMismatch }.compactMap(\.fix)).sorted { $0.location < $1.location }
  }

  /// The same report with further findings.
  package func adding(_ found: [Diagnostic]) -> BuildReport {
    BuildReport(
      outcome: outcome, contents: contents, diagnostics: (diagnostics + found).inReportingOrder(), stages: stages,
      ledger: ledger)
  }

  package struct Stage: Sendable {
    package let name: String
    package let duration: Duration
  }
}

/// Measures the stages of a build as they follow each other.
struct Stopwatch {
  private(set) var stages: [BuildReport.Stage] = []
  private var last = ContinuousClock.now

  /// Ends a stage, which began when the one before it ended.
  mutating func end(_ name: String) {
    let now = ContinuousClock.now
    stages.append(BuildReport.Stage(name: name, duration: now - last))
    last = now
  }
}
