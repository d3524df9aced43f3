import Numbers

extension Chart {
  /// What an eye sees first in a series. The caller puts it into words, for ``description``.
  package struct Extremes: Equatable, Sendable {
    package var series: String
    /// As the chart writes numbers.
    package var highest: String
    /// The category in full.
    package var highestAt: String
    package var lowest: String
    package var lowestAt: String
  }

  /// The highest and the lowest value of each series; of equal ones the first. Series without data are left out.
  package var extremes: [Extremes] {
    series.compactMap { series in
      let present = categories.indices.compactMap { index in
        series.value(at: index).map { (label: categories[index].label, value: $0) }
      }
      guard let first = present.first else { return nil }
      let highest = present.dropFirst().reduce(first) { $1.value > $0.value ? $1 : $0 }
      let lowest = present.dropFirst().reduce(first) { $1.value < $0.value ? $1 : $0 }
      return Extremes(
        series: series.name, highest: numbers.text(highest.value), highestAt: highest.label,
        lowest: numbers.text(lowest.value), lowestAt: lowest.label)
    }
  }
}
