/// A bar from one value to another, in one place of a category.
struct Bar {
  let series: Int
  let category: Int
  /// Among the bars that stand side by side in the category.
  let place: Int
  let start: Int128
  let end: Int128
}

/// The bars of a chart, the same whether they stand or lie.
struct BarPlacement {
  private(set) var bars: [Bar] = []
  /// Places of categories without a value.
  private(set) var gaps: [(category: Int, place: Int)] = []
  /// What is written at the end of bars.
  private(set) var ends: [End] = []
  /// How many bars stand side by side in a category.
  let abreast: Int

  struct End {
    let category: Int
    let place: Int
    let value: Int128
    let text: String
  }

  init(_ chart: Chart, _ values: ScaledValues) {
    abreast = chart.kind == .stacked ? 1 : max(1, chart.series.count)
    for category in chart.categories.indices {
      if chart.kind == .stacked {
        stack(category, chart, values)
      } else {
        standAbreast(category, chart, values)
      }
    }
  }

  private mutating func standAbreast(_ category: Int, _ chart: Chart, _ values: ScaledValues) {
    for (series, row) in values.values.enumerated() {
      guard let value = row[category], let number = chart.series[series].value(at: category) else {
        gaps.append((category, series))
        continue
      }
      bars.append(Bar(series: series, category: category, place: series, start: 0, end: value))
      ends.append(End(category: category, place: series, value: value, text: chart.numbers.text(number)))
    }
  }

  /// Parts above zero upwards and parts below it downwards. A sum is written only over parts that are all there and
  /// none of which is negative.
  private mutating func stack(_ category: Int, _ chart: Chart, _ values: ScaledValues) {
    var (above, below): (Int128, Int128) = (0, 0)
    var isComplete = true
    for (series, row) in values.values.enumerated() {
      guard let value = row[category] else {
        isComplete = false
        continue
      }
      let start = value < 0 ? below : above
      if value < 0 { below += value } else { above += value }
      if value != 0 {
        bars.append(Bar(series: series, category: category, place: 0, start: start, end: start + value))
      }
    }
    if !isComplete { gaps.append((category, 0)) }
    guard isComplete, below == 0, let total = values.number(above) else { return }
    ends.append(End(category: category, place: 0, value: above, text: chart.numbers.text(total)))
  }
}
