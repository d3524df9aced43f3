import Chronology
import Numbers

/// What rules ask of the records. The evaluator of measures and the engine answer.
package protocol RuleSource {
  /// The first and the last day that the records of a measure cover, nil when there are none.
  func coverage(ofMeasure name: String) throws(RecordEngineError) -> ClosedRange<CivilDate>?

  /// The values of a dimension that occur or are in its code list, in their order.
  ///
  /// - Parameter depth: the level of the code list, 0 for the topmost; nil for values that hold no others.
  func values(ofDimension name: String, depth: Int?) -> [RuleValue]

  /// The value of a dimension that a code or a name stands for, nil when it is none.
  func value(_ text: String, ofDimension name: String) -> RuleValue?

  /// What a query comes to.
  func figure(_ query: RuleQuery) throws(RecordEngineError) -> ComputedFigure

  /// The rows behind a query.
  func records(behind query: RuleQuery) throws(RecordEngineError) -> RuleRecords

  /// Rows of a table.
  func rows(_ request: RowRequest) throws(RecordEngineError) -> RowPage
}

/// A measure in a view, for the period and the values of an instance: what a figure in the bulletin that answers asks.
package struct RuleQuery: Hashable, Sendable {
  package var measure: String
  package var view = FigureView.value
  package let period: Period
  /// Codes of the instance by dimension, as in the front matter of the bulletin; those that the measure does not know
  /// do not count.
  package let values: [String: String]
  /// Codes or names by dimension, as in the address of the figure.
  package var filters: [String: [String]]

  package init(
    _ measure: String, _ view: FigureView = .value, period: Period, values: [String: String],
    filters: [String: [String]] = [:]
  ) {
    self.measure = measure
    self.view = view
    self.period = period
    self.values = values
    self.filters = filters
  }
}

/// One value of a dimension: its code and its name for readers.
package struct RuleValue: Hashable, Sendable {
  package let code: String
  package let label: String

  package init(code: String, label: String? = nil) {
    self.code = code
    self.label = label ?? code
  }
}

/// The rows that made a rule hold.
package struct RuleRecords: Hashable, Sendable {
  package let count: Int
  /// Of the first rows, in the order of the file.
  package let places: [RowPlace]
  /// The days of all rows, since 1970, in ascending order; fewer where rows have none.
  package let days: [Int]

  /// So many places are kept.
  package static let shown = 10

  package init(count: Int, places: [RowPlace], days: [Int]) {
    self.count = count
    self.places = Array(places.prefix(Self.shown))
    self.days = days.sorted()
  }
}
