import Chronology
import Numbers

/// What rules ask of the records. The evaluator of measures and the engine answer.
package protocol RuleSource {
  /// The time that the records of a measure cover, nil when there are none.
  func coverage(ofMeasure name: String) -> Period?

  /// The values of a dimension that occur or are in its code list, in their order.
  ///
  /// - Parameter depth: the level of the code list, 0 for the topmost; nil for values that hold no others.
  func values(ofDimension name: String, depth: Int?) -> [RuleValue]

  /// The value of a dimension that a code or a name stands for, nil when it is none.
  func value(_ text: String, ofDimension name: String) -> RuleValue?

  /// A measure in a view, for a period.
  ///
  /// - Parameter filters: codes by dimension.
  func figure(
    _ measure: String, _ view: FigureView, _ period: Period, filters: [String: [String]]
  ) -> ComputedFigure

  /// The rows behind a measure.
  func records(behind measure: String, _ period: Period, filters: [String: [String]]) -> RuleRecords

  /// Rows of a table.
  func rows(_ request: RowRequest) throws(RecordEngineError) -> RowPage
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
