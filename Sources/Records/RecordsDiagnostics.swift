import Diagnostics

/// All findings of records, for the reference.
package enum RecordsDiagnostics {
  package static let all =
    PackageDiagnostics.all + ProfileDiagnostics.all + MeasureDiagnostics.all + RuleDiagnostics.all
}
