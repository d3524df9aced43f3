import Chronology

/// The rows behind a figure: which, how many, and where they stand.
package struct FigureProvenance: Hashable, Sendable {
  /// The rows of one measure in one period.
  package struct Part: Hashable, Sendable {
    package let measure: Measure
    package let resource: String
    /// Nil for all time.
    package let period: Period?
    /// These rows are what the figure is compared with, or the denominator's of a rate.
    package let isBase: Bool
    /// How many rows were counted: with a value, for sums and different values.
    package let rowCount: Int
    /// What `RecordEngine.rows` gives these rows for.
    package let request: RowRequest
  }

  package let parts: [Part]
}

extension FigureEvaluator {
  /// - Parameter rowLimit: how many rows a part's request asks for.
  package func provenance(_ query: BoundQuery, rowLimit: Int = 10) throws(RecordEngineError) -> FigureProvenance {
    var parts: [FigureProvenance.Part] = []
    for item in query.items {
      guard let plan = plan(behind: item) else { continue }
      for (period, isBase) in periods(item, query) {
        for (index, part) in plan.parts.enumerated() {
          let found = try self.part(part, item.filters, period, isBase: isBase || index > 0, rowLimit)
          if !parts.contains(found) { parts.append(found) }
        }
      }
    }
    return FigureProvenance(parts: parts)
  }

  private func plan(behind item: BoundQuery.Item) -> MeasurePlan? {
    let target = item.view == .target ? item.measure.target.flatMap { store.measures.measureIndex($0) } : nil
    return store.sources.plans[target ?? item.number]
  }

  private func periods(_ item: BoundQuery.Item, _ query: BoundQuery) -> [(Period?, isBase: Bool)] {
    let base = item.period.flatMap { query.versus.base(of: $0) }
    switch item.view {
    case .previous: return base.map { [($0, false)] } ?? []
    case .change, .difference: return [(item.period, false)] + (base.map { [($0, true)] } ?? [])
    case .cumulative: return [(item.period?.yearToDate, false)]
    case .value, .share, .target, .rank: return [(item.period, false)]
    }
  }

  private func part(
    _ part: (source: Int, measure: Measure), _ filters: [DimensionFilter], _ period: Period?, isBase: Bool,
    _ rowLimit: Int
  ) throws(RecordEngineError) -> FigureProvenance.Part {
    let source = store.sources.all[part.source]
    var request = RowRequest(
      table: source.resource, conditions: source.conditions + (try store.conditions(part.source, filters)),
      limit: rowLimit)
    if let time = source.time, let period {
      request.days = RowRequest.Days(
        column: time.column, range: period.start.daysSinceEpoch...period.end.daysSinceEpoch)
    }
    switch part.measure.form {
    case .sum(_, let column, scale: _), .distinct(_, let column): request.present = column
    case .count, .ratio: break
    }
    var count = 0
    if let number = store.measures.measureIndex(part.measure.name), let plan = store.sources.plans[number] {
      count = try store.value(plan, filters, period).rows
    }
    return FigureProvenance.Part(
      measure: part.measure, resource: source.resource, period: source.time == nil ? nil : period, isBase: isBase,
      rowCount: count, request: request)
  }
}
