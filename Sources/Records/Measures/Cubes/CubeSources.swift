/// The different sources of all measures, by number: look-ups by name would take longer than the figure.
struct CubeSources: Sendable {
  private(set) var all: [Measure.Source] = []
  /// The columns that some measure sums, for each source.
  private(set) var sums: [[String]] = []
  /// Dimensions in the order of their numbers, with their columns, for each source.
  private(set) var columns: [[(dimension: Int, column: String)]] = []
  /// By the measure's number; nil for measures that lead nowhere, which a checked set does not hold.
  private(set) var plans: [MeasurePlan?] = []
  private var hasDimension: [[Bool]] = []

  init(_ measures: MeasureSet) {
    var numbers: [Measure.Source: Int] = [:]
    for measure in measures.measures {
      guard let source = measure.source else { continue }
      if numbers[source] == nil {
        numbers[source] = all.count
        all.append(source)
        sums.append([])
        hasDimension.append(measures.dimensions.map { source.dimensions[$0.name] != nil })
        columns.append(
          measures.dimensions.enumerated().compactMap { number, dimension in
            source.dimensions[dimension.name].map { (number, $0) }
          })
      }
      if case .sum(_, let column, scale: _) = measure.form, let number = numbers[source],
        !sums[number].contains(column)
      {
        sums[number].append(column)
      }
    }
    var made: [String: MeasurePlan] = [:]
    plans = measures.measures.map { plan($0, measures, numbers, &made) }
  }

  /// - Parameter made: those made before, shared by all ratios that they are parts of.
  private func plan(
    _ measure: Measure, _ measures: MeasureSet, _ numbers: [Measure.Source: Int], _ made: inout [String: MeasurePlan]
  ) -> MeasurePlan? {
    if let plan = made[measure.name] { return plan }
    let plan = newPlan(measure, measures, numbers, &made)
    made[measure.name] = plan
    return plan
  }

  private func newPlan(
    _ measure: Measure, _ measures: MeasureSet, _ numbers: [Measure.Source: Int], _ made: inout [String: MeasurePlan]
  ) -> MeasurePlan? {
    switch measure.form {
    case .count(let source):
      return numbers[source].map { MeasurePlan(measure: measure, form: .rows(source: $0, sum: nil, scale: 0)) }
    case .sum(let source, let column, let scale):
      guard let number = numbers[source] else { return nil }
      return MeasurePlan(
        measure: measure, form: .rows(source: number, sum: sums[number].firstIndex(of: column), scale: scale))
    case .distinct(let source, let column):
      return numbers[source].map { MeasurePlan(measure: measure, form: .distinct(source: $0, column: column)) }
    case .ratio(let numerator, let denominator, let times, let isRate):
      guard let above = measures.measure(numerator).flatMap({ plan($0, measures, numbers, &made) }),
        let below = measures.measure(denominator).flatMap({ plan($0, measures, numbers, &made) })
      else { return nil }
      return MeasurePlan(measure: measure, form: .ratio(above, below, times: times, isRate: isRate))
    }
  }

  /// For conditions whose values hold others.
  mutating func replaceConditions(of number: Int, _ conditions: [ColumnFilter]) {
    let source = all[number]
    all[number] = Measure.Source(
      resource: source.resource, time: source.time, dimensions: source.dimensions, conditions: conditions)
  }

  /// The filters on dimensions that a source has.
  func own(_ filters: [DimensionFilter], _ source: Int) -> [DimensionFilter] {
    let has = hasDimension[source]
    return filters.allSatisfy { has[$0.dimension] } ? filters : filters.filter { has[$0.dimension] }
  }
}

/// A measure with its sources by number.
struct MeasurePlan: Sendable {
  indirect enum Form: Sendable {
    /// - Parameter sum: the number of the summed column among those of the source; nil to count rows.
    case rows(source: Int, sum: Int?, scale: Int)
    case distinct(source: Int, column: String)
    case ratio(MeasurePlan, MeasurePlan, times: Int, isRate: Bool)
  }

  let measure: Measure
  let form: Form

  /// The numbers of the sources that are read, with the summed or distinct column.
  var parts: [(source: Int, measure: Measure)] {
    switch form {
    case .rows(let source, sum: _, scale: _), .distinct(let source, column: _): return [(source, measure)]
    case .ratio(let above, let below, times: _, isRate: _):
      let first = above.parts
      return first + below.parts.filter { part in !first.contains { $0.measure.name == part.measure.name } }
    }
  }
}
