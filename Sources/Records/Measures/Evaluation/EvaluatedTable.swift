import Chronology

/// A table or the series of a chart, computed: headers as values (the page's language gives them words), cells as
/// figures.
package struct EvaluatedTable: Hashable, Sendable {
  /// What a row or a group of columns is about.
  package enum Header: Hashable, Sendable {
    case period(Period)
    case member(dimension: Int, DimensionMember)
    /// What no row shows: without a value, or with one that is in no code list.
    case rest(dimension: Int)
    /// The whole: of the rows, of the columns, or of a table that is not divided.
    case total
  }

  /// One measure in one view, maybe for one value of the second axis.
  package struct Column: Hashable, Sendable {
    package let measure: Measure
    package let view: FigureView
    /// The value of the second part of `by`; nil without.
    package let series: Header?
    /// What the column is made of where the view says so: the unit of its numbers.
    package let unit: ComputedFigure.Unit
  }

  /// One value of the first axis with a cell for each column.
  package struct Row: Hashable, Sendable {
    package let header: Header
    package var cells: [ComputedFigure]
  }

  package let columns: [Column]
  package let rows: [Row]
  /// Computed, not added up from rounded cells. Nil where none is wanted, and nil cells where a whole has no meaning.
  package let total: [ComputedFigure?]?
  /// The period that is divided or stands for all cells.
  package let period: Period?
  /// What compared columns are compared with; nil when nothing is, or when it differs by row.
  package let basePeriod: Period?
}
