import Numbers

/// A chart of a few series over the same categories: all that a picture, its table and its CSV are made from.
///
/// Every text comes from the caller, in the language of the page. Values are already rounded as they are to be shown.
package struct Chart: Sendable {
  /// How values are drawn; by these names in `type=`.
  package enum Kind: String, Sendable, CaseIterable {
    /// Bars from zero; several series stand side by side.
    case bar
    /// The series of a category on top of each other: for parts that add up.
    case stacked
    case line
    /// A line without axes, as high as a line of text. See ``Sparkline``.
    case sparkline
  }

  /// What the categories are, which decides whether labels may be left out.
  package enum Axis: Sendable {
    /// Periods in their order: labels may be thinned out, the reader knows what lies between.
    case time
    /// Regions, industries, grades: every label is shown; long ones turn the bars sideways.
    case names
  }

  package var kind: Kind
  package var axis: Axis
  package var title: String
  /// What the picture shows, in a sentence or two, for those who do not see it.
  package var description: String
  /// Heads the column of categories in the table: 月份, 地区.
  package var categoryTitle: String
  package var categories: [Category]
  package var series: [Series]
  /// Stands above the value axis as it is: 单位:起. Empty for none.
  package var unit: String
  package var numbers: NumberStyle
  package var words: ChartWords
  /// The last row of the table, one number for each series. Nil when sums mean nothing.
  package var totals: [FixedPoint?]?

  package init(
    _ kind: Kind, axis: Axis, title: String, description: String, categoryTitle: String, categories: [Category],
    series: [Series], unit: String = "", numbers: NumberStyle = NumberStyle(), words: ChartWords,
    totals: [FixedPoint?]? = nil
  ) {
    self.kind = kind
    self.axis = axis
    self.title = title
    self.description = description
    self.categoryTitle = categoryTitle
    self.categories = categories
    self.series = series
    self.unit = unit
    self.numbers = numbers
    self.words = words
    self.totals = totals
  }
}

extension Chart {
  /// One place on the category axis.
  package struct Category: Sendable, Hashable {
    /// In full, as the table shows it: 2024年8月.
    package var label: String
    /// On the axis, where the rest is understood: 8月. Nil for the label.
    package var short: String?
    /// What neighbours share and is written once below them: 2024年.
    package var group: String?

    package init(_ label: String, short: String? = nil, group: String? = nil) {
      self.label = label
      self.short = short
      self.group = group
    }

    var axisLabel: String { short ?? label }
  }

  /// The numbers of one measure, or of one part of it.
  package struct Series: Sendable {
    package var name: String
    /// One for each category; nil where there is no data. Missing ones at the end are nil too.
    package var values: [FixedPoint?]
    /// The categories whose number may still change.
    package var provisional: Set<Int>
    /// The series that this one is held against, such as the same months of last year: drawn in that one's colour,
    /// lighter and hatched or dashed.
    package var comparisonOf: Int?

    package init(
      _ name: String, _ values: [FixedPoint?], provisional: Set<Int> = [], comparisonOf: Int? = nil
    ) {
      self.name = name
      self.values = values
      self.provisional = provisional
      self.comparisonOf = comparisonOf
    }

    func value(at index: Int) -> FixedPoint? { index < values.count ? values[index] : nil }
  }
}
