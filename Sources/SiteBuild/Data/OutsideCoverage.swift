import Records

extension Rehearsal.Sources {
  /// The rows of the site's tables that lie outside of their `temporalCoverage`. None where the records have faults, of
  /// which the build has told.
  package var rowsOutsideCoverage: [RowsOutsideCoverage] {
    guard let data, data.isSound else { return [] }
    return (try? data.store.rowsOutsideCoverage()) ?? []
  }
}
