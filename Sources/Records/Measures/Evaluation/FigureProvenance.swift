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
    /// Of the rows; `FigureEvaluator.request(for:limit:)` makes a request of them.
    let source: Int
    let filters: [DimensionFilter]
  }

  package let parts: [Part]
}

extension FigureEvaluator {
  package func provenance(_ query: BoundQuery) throws(RecordEngineError) -> FigureProvenance {
    var parts: [FigureProvenance.Part] = []
    for item in query.items {
      guard let plan = plan(behind: item) else { continue }
      for (period, isBase) in periods(item, query) {
        for (index, part) in plan.parts.enumerated() {
          let found = try self.part(part, item.filters, period, isBase: isBase || index > 0)
          if !parts.contains(where: { $0.isSame(as: found) }) { parts.append(found) }
        }
      }
    }
    return FigureProvenance(parts: parts)
  }

  private func plan(behind item: BoundQuery.Item) -> MeasurePlan? {
    item.view == .target ? targetPlan(item.measure, item.filters) : store.sources.plans[item.number]
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
    _ part: (source: Int, measure: Measure), _ filters: [DimensionFilter], _ period: Period?, isBase: Bool
  ) throws(RecordEngineError) -> FigureProvenance.Part {
    let source = store.sources.all[part.source]
    var count = 0
    if let number = store.measures.measureIndex(part.measure.name), let plan = store.sources.plans[number] {
      count = try store.value(plan, filters, period).rows
    }
    return FigureProvenance.Part(
      measure: part.measure, resource: source.resource, period: source.time == nil ? nil : period, isBase: isBase,
      rowCount: count, source: part.source, filters: filters)
  }

  /// What `RecordEngine.rows` gives the rows of a part for, those included that are counted but not shown: for the
  /// publisher's eyes. Made only when somebody wants to see them: most figures are
  /// right.
  package func request(
    for part: FigureProvenance.Part, limit: Int = 10
  ) throws(RecordEngineError) -> RowRequest {
    let source = store.sources.all[part.source]
    var request = RowRequest(
      table: source.resource, conditions: source.conditions + (try store.conditions(part.source, part.filters)),
      limit: limit)
    request.includesHidden = true
    if let time = source.time, let period = part.period {
      request.days = RowRequest.Days(
        column: time.column, range: period.start.daysSinceEpoch...period.end.daysSinceEpoch)
    }
    switch part.measure.form {
    case .sum(_, let column, scale: _), .distinct(_, let column): request.present = column
    case .count, .ratio: break
    }
    return request
  }
}

extension FigureProvenance.Part {
  /// Whether both are the same rows in the same role.
  fileprivate func isSame(as other: FigureProvenance.Part) -> Bool {
    source == other.source && period == other.period && isBase == other.isBase && filters == other.filters
      && measure.name == other.measure.name
  }
}
