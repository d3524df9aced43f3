import Chronology

/// What a page's front matter gives to the queries in its text.
package struct PageScope: Hashable, Sendable {
  package var period: Period?
  /// Front matter that names dimensions: values by dimension, such as `region` → `320400`.
  package var values: [String: String]

  package init(period: Period? = nil, values: [String: String] = [:]) {
    self.period = period
    self.values = values
  }
}

/// A query whose names were all found.
package struct BoundQuery: Hashable, Sendable {
  /// One measure in one view, with the conditions and the period in force.
  package struct Item: Hashable, Sendable {
    package let measure: Measure
    package let view: FigureView
    /// The measure's number.
    let number: Int
    /// In the order of the dimensions: what the address says, and what the page says of dimensions that the measure
    /// has.
    package let filters: [DimensionFilter]
    /// Those that the view is about: what the address says, or what the page says where it says nothing.
    let own: [Int]
    /// Nil for a measure without time, or when no period is in force.
    package let period: Period?
  }

  /// A part of `by`.
  package enum Axis: Hashable, Sendable {
    case time(Period.Unit)
    /// - Parameter depth: how many levels below the value that is filtered.
    case dimension(Int, depth: Int)
  }

  package let query: FigureQuery
  package let items: [Item]
  package let axes: [Axis]
  /// What periods are compared with.
  package let versus: FigureQuery.Versus

  /// Whether the compared period was asked for, not only taken by a view.
  package var showsComparison: Bool { query.versus != nil }
}
