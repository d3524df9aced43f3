import Chronology

/// What a `figure:`, `chart:`, `table:` or `records:` address asks for, before names are looked up.
///
/// `figure:MEASURE[.VIEW][?KEY=VALUE&…]`; charts and tables may name several measures, parted by commas.
package struct FigureQuery: Hashable, Sendable {
  /// What stands before the colon: one number, a picture, a table of measures, a list of rows.
  package enum Scheme: String, Sendable, CaseIterable { case figure, chart, table, records }

  /// One measure in one view, such as `deaths.change`.
  package struct Item: Hashable, Sendable {
    package let measure: String
    package let view: FigureView

    package init(measure: String, view: FigureView = .value) {
      self.measure = measure
      self.view = view
    }
  }

  /// What a period is compared with.
  package enum Versus: Hashable, Sendable {
    /// The same period a year before (同比).
    case lastYear
    /// The period of the same length just before (环比).
    case lastPeriod
    case period(Period)
  }

  package var scheme: Scheme
  /// One for `figure:`, at least one for `chart:` and `table:`, none for `records:` and `figure:literal`.
  package var items: [Item] = []
  /// `figure:literal`: a number that has no records.
  package var isLiteral = false
  /// The table of `records:TABLE`.
  package var table: String?
  /// The query of `table:sql/NAME`.
  package var storedQuery: String?
  package var period: Period?
  /// Values by dimension, as written in the address.
  package var filters: [String: String] = [:]
  /// `by=month`, `by=region`, or two of them parted by a comma: rows (or the axis) first, then columns (or series).
  package var by: [String] = []
  package var versus: Versus?
  /// Overrides the measure's own.
  package var decimals: Int?
  /// Keys that only one scheme knows, such as `type` of a chart, `sort` and `limit` of records.
  package var options: [String: String] = [:]

  package init(scheme: Scheme) { self.scheme = scheme }

  /// Whether a table is shown as cards of key figures.
  package var isCards: Bool { scheme == .table && options["type"] == "cards" }
}

/// What is shown of a measure.
package enum FigureView: String, Hashable, Sendable, CaseIterable {
  /// The measure itself, over the period.
  case value
  /// Relative change against the compared period in per cent; for a measure in per cent, in percentage points.
  case change
  /// The value less that of the compared period.
  case difference
  /// The value of the compared period.
  case previous
  /// The part of the whole, in per cent: the value with the query's own dimensions, over the value without them.
  case share
  /// From the first day of the period's year to its end (累计).
  case cumulative
  /// The target (控制指标) that is set for the measure and the period.
  case target
  /// The place among the other values of the dimension, 1 for the greatest; equal values share a place.
  case rank
}
