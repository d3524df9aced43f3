import Chronology
import Concurrency
import Diagnostics
import Publishing

/// What a build is asked to do: the flags of the command line as one typed value.
package struct BuildRequest: Sendable {
  /// What becomes of what was built.
  package enum Purpose: String, Sendable {
    /// It is written to the output folder.
    case build
    /// It is written, and recorded in the ledger.
    case publish
    /// Nothing is written.
    case rehearsal
  }

  package var purpose = Purpose.build
  /// The folder with `content/` and maybe `templates/`; absolute.
  package var source: String
  /// Where the site is written; absolute.
  package var output: String
  /// Instead of the one in `site.yaml`.
  package var baseURL: String?
  package var showsDrafts = false
  package var showsFuture = false
  /// Whether every warning is an error.
  package var isStrict = false
  /// Whether the site is built as if nothing had been published: for whoever compares it with a record himself.
  package var ignoresLedger = false
  /// What signs the manifest; nil leaves it unsigned.
  package var signingKey: SigningKey?
  /// The moment that counts as now, in seconds since 1970.
  package var now: Int
  /// Which program builds: a cache of another one is not used.
  package var toolVersion: String
  /// Whether the process ends after the build, so that nothing need be freed.
  package var isLast = false
  /// Called from time to time while a stage is at work; unless somebody else is named, whoever follows the work.
  package var progress: ProgressReports.Report = { ProgressReports.report?($0) }
  /// Called with the finding when one document takes too long to read. The parser cannot be stopped, so that the
  /// process has to end; nothing has been published by then.
  package var onHang: @Sendable (Diagnostic) -> Void = { _ in }
  /// Called with every file of the site as it is made, from many tasks at once, in no order; nil when nobody looks.
  package var inspect: (@Sendable (RenderedFile) -> Void)?

  package init(source: String, output: String, now: Int, toolVersion: String) {
    self.source = source
    self.output = output
    self.now = now
    self.toolVersion = toolVersion
  }

  /// Whether the ledger is to be made even where there is none yet.
  var wantsLedger: Bool { purpose != .build }
}

/// A file of the site as it would be published.
package struct RenderedFile: Sendable {
  /// Below the output folder.
  package let path: String
  package let bytes: [UInt8]
  /// The source file that it shows, if it shows one: `content/notices/a.md`.
  package let origin: String?
  /// Whether the site made it; a file that is copied from `content/` is its author's.
  package let isRendered: Bool
}
