import Chronology

/// Rows before or after the time that their table is said to cover.
package struct RowsOutsideCoverage: Sendable {
  package let table: String
  /// What `temporalCoverage` says.
  package let coverage: Period
  package let isLater: Bool
  package let count: Int
  /// Of the first in the order of the files, as its time column has it.
  package let time: String
  package let place: RowPlace
}

extension CubeStore {
  /// The rows that lie outside of a declared `temporalCoverage`, by the time columns of the measures: all but those that
  /// have no time.
  package func rowsOutsideCoverage() throws(RecordEngineError) -> [RowsOutsideCoverage] {
    var known: Set<[String]> = []
    var found: [RowsOutsideCoverage] = []
    for source in sources.all {
      guard let coverage = declared[source.resource], let time = source.time,
        known.insert([source.resource, time.column]).inserted, let days = try days(of: source, time)
      else { continue }
      let (start, end) = (coverage.start.daysSinceEpoch, coverage.end.daysSinceEpoch)
      for (isLater, range) in [
        (false, days.lowerBound < start ? days.lowerBound...(start - 1) : nil),
        (true, days.upperBound > end ? (end + 1)...days.upperBound : nil),
      ] {
        guard let range else { continue }
        var request = RowRequest(
          table: source.resource, columns: [time.column], days: .init(column: time.column, range: range), limit: 1)
        request.includesHidden = true
        let page = try engine.rows(request)
        guard let place = page.places.first, let value = page.rows.first?.first else { continue }
        found.append(
          RowsOutsideCoverage(
            table: source.resource, coverage: coverage, isLater: isLater, count: page.count, time: value?.text ?? "",
            place: place))
      }
    }
    return found
  }

  /// The days from the first to the last row of a table, as a column of time has them.
  private func days(
    of source: Measure.Source, _ time: Measure.Source.Time
  ) throws(RecordEngineError) -> ClosedRange<Int>? {
    guard let span = try engine.timeSpan(of: time.column, in: source.resource),
      let storage = engine.layout(of: source.resource)?.column(time.column)?.storage,
      let first = time.grain.ordinal(of: span.lowerBound, storage),
      let last = time.grain.ordinal(of: span.upperBound, storage)
    else { return nil }
    return time.grain.firstDay(of: first)...(time.grain.firstDay(of: last + 1) - 1)
  }
}
