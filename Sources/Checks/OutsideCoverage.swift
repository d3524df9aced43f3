import Diagnostics
import SiteBuild

extension DiagnosticKind {
  package static let recordOutsideCoverage = DiagnosticKind(
    "record-outside-coverage", .file, .note, title: "Rows lie outside of the time that their table covers.",
    explanation: """
      `temporalCoverage` in [datapackage.yaml](data.md) says from when to when the records are complete. Rows before or \
      after it are kept, but a figure of their month has no data. While a month is still being written down that is as it \
      should be; when it is complete, set the end of `temporalCoverage`. Looked at is the column that measures have as \
      `time`.
      """)
}

extension Check {
  /// No rows wait to be counted.
  static let recordCoverage = Check(.recordOutsideCoverage) { context in
    context.sources.rowsOutsideCoverage.map { rows in
      Diagnostic(
        .recordOutsideCoverage,
        "\(rows.count) \(rows.count == 1 ? "row" : "rows") of \"\(rows.table)\", such as this of \(rows.time), "
          + "\(rows.count == 1 ? "is" : "are") \(rows.isLater ? "later" : "earlier") than its temporalCoverage, "
          + "\(rows.coverage.text)",
        at: SourceLocation(path: rows.place.path, line: rows.place.line),
        remedy: "where the records of that time are complete, say so: \"temporalCoverage\" in datapackage.yaml")
    }
  }
}
