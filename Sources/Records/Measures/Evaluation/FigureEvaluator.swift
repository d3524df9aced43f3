import Chronology
import Numbers

/// Computes figures: values of measures, seen through a view.
///
/// Exact until the end: each figure is rounded once. Safe to use from many threads.
package struct FigureEvaluator: Sendable {
  package let store: CubeStore
  package let rules: RoundingRules

  package init(store: CubeStore, rules: RoundingRules = RoundingRules()) {
    self.store = store
    self.rules = rules
  }

  /// Names looked up, and what the page says filled in.
  package func bind(
    _ query: FigureQuery, in scope: PageScope
  ) throws(QueryBinder.Faults) -> BoundQuery {
    try QueryBinder.bind(query, in: scope, store)
  }

  /// What a `figure:` comes to. Nil for a query without a measure (`figure:literal`).
  package func figure(_ query: BoundQuery) throws(RecordEngineError) -> ComputedFigure? {
    guard let item = query.items.first else { return nil }
    return try figure(
      FigureRequest(item, versus: query.versus, decimals: query.query.decimals), siblings: nil)
  }

  /// - Parameter siblings: filters of all that a rank is among; nil for the siblings of the one that is filtered.
  func figure(
    _ request: FigureRequest, siblings: [[DimensionFilter]]?
  ) throws(RecordEngineError) -> ComputedFigure {
    guard let plan = store.sources.plans[request.number] else { return ComputedFigure(.none(.noData)) }
    switch request.view {
    case .value: return shown(try store.value(plan, request.filters, request.period), request)
    case .cumulative: return shown(try store.value(plan, request.filters, request.period?.yearToDate), request)
    case .previous: return try previous(plan, request)
    case .change, .difference: return try comparison(plan, request)
    case .share: return try share(plan, request)
    case .target: return try target(request)
    case .rank: return try rank(plan, request, among: siblings ?? self.siblings(request))
    }
  }

  // MARK: Views

  private func shown(_ value: MeasureValue, _ request: FigureRequest) -> ComputedFigure {
    figure(value.exact, request, isPartial: value.isPartial)
  }

  /// The compared period must be covered in full: a base that still grows is none.
  private func base(_ plan: MeasurePlan, _ request: FigureRequest) throws(RecordEngineError) -> MeasureValue {
    guard let period = request.period, let other = request.versus.base(of: period) else { return .none(.noBase) }
    let base = try store.value(plan, request.filters, other)
    switch base.exact {
    case .success: return base.isPartial ? .none(.noBase) : base
    case .failure(.noData): return .none(.noBase)
    case .failure: return base
    }
  }

  private func previous(_ plan: MeasurePlan, _ request: FigureRequest) throws(RecordEngineError) -> ComputedFigure {
    shown(try base(plan, request), request)
  }

  private func comparison(_ plan: MeasurePlan, _ request: FigureRequest) throws(RecordEngineError) -> ComputedFigure {
    let value = try store.value(plan, request.filters, request.period)
    let current: Fraction
    switch value.exact {
    case .failure(let absence): return none(absence, request)
    case .success(let number): current = number
    }
    if value.isPartial { return none(.partialPeriod, request, isPartial: true) }
    switch try base(plan, request).exact {
    case .failure(let absence): return none(absence, request)
    case .success(let base): return comparison(current, base, request)
    }
  }

  /// (current − base) ÷ |base| in per cent; for measures in per cent the difference, in percentage points.
  private func comparison(_ current: Fraction, _ base: Fraction, _ request: FigureRequest) -> ComputedFigure {
    let direction: ComputedFigure.Direction = current == base ? .unchanged : current < base ? .down : .up
    guard let difference = current - base else { return none(.overflow, request, direction: direction) }
    if request.measure.isPercent || request.view == .difference {
      return figure(.success(difference), request, direction: direction)
    }
    if base.isZero { return none(.zeroBase, request, direction: direction) }
    guard let change = difference * Fraction(100), let ratio = change / base.magnitude else {
      return none(.overflow, request, direction: direction)
    }
    return figure(.success(ratio), request, direction: direction)
  }

  /// The value over that without the view's own dimensions.
  private func share(_ plan: MeasurePlan, _ request: FigureRequest) throws(RecordEngineError) -> ComputedFigure {
    let part = try store.value(plan, request.filters, request.period)
    let whole = try store.value(plan, request.whole, request.period)
    switch (part.exact, whole.exact) {
    case (.failure(let absence), _), (_, .failure(let absence)): return none(absence, request)
    case (.success(let part), .success(let total)):
      if total.isZero { return none(.zeroBase, request, isPartial: whole.isPartial) }
      guard let scaled = part * Fraction(100), let share = scaled / total else { return none(.overflow, request) }
      return figure(.success(share), request, isPartial: whole.isPartial)
    }
  }

  /// A target that is not divided as the request is holds for the whole: it is none of the part.
  private func target(_ request: FigureRequest) throws(RecordEngineError) -> ComputedFigure {
    guard let plan = targetPlan(request.measure, request.filters) else { return none(.noTarget, request) }
    let value = try store.value(plan, request.filters, request.period)
    guard case .success = value.exact, value.rows > 0 else { return none(.noTarget, request) }
    var request = request
    request.measure = plan.measure
    return shown(value, request)
  }

  /// How the target of a measure is computed; nil when there is none, or none that knows all that is filtered.
  func targetPlan(_ measure: Measure, _ filters: [DimensionFilter]) -> MeasurePlan? {
    guard let name = measure.target, let number = store.measures.measureIndex(name) else { return nil }
    let target = store.measures.measures[number]
    let isKnown = filters.allSatisfy { store.measures.has(store.measures.dimensions[$0.dimension].name, target) }
    return isKnown ? store.sources.plans[number] : nil
  }

  /// 1 for the greatest; equal values share a place. Values that are not known take none.
  private func rank(
    _ plan: MeasurePlan, _ request: FigureRequest, among others: [[DimensionFilter]]
  ) throws(RecordEngineError) -> ComputedFigure {
    let value = try store.value(plan, request.filters, request.period)
    guard case .success(let own) = value.exact else { return shown(value, request) }
    var place = 1
    for filters in others where filters != request.filters {
      if case .success(let other) = try store.value(plan, filters, request.period).exact, other > own { place += 1 }
    }
    return figure(.success(Fraction(place)), request, isPartial: value.isPartial)
  }

  /// The filters with each sibling of the own value in its place.
  private func siblings(_ request: FigureRequest) -> [[DimensionFilter]] {
    guard let dimension = request.own.first,
      let index = request.filters.firstIndex(where: { $0.dimension == dimension }),
      let member = request.filters[index].included.first
    else { return [] }
    return store.members[dimension].siblings(of: member).map { sibling in
      var filters = request.filters
      filters[index] = DimensionFilter(dimension: dimension, included: [sibling])
      return filters
    }
  }

  // MARK: Print

  private func none(
    _ absence: ComputedFigure.Absence, _ request: FigureRequest, direction: ComputedFigure.Direction? = nil,
    isPartial: Bool = false
  ) -> ComputedFigure {
    figure(.failure(absence), request, direction: direction, isPartial: isPartial)
  }

  private func figure(
    _ exact: Result<Fraction, ComputedFigure.Absence>, _ request: FigureRequest,
    direction: ComputedFigure.Direction? = nil, isPartial: Bool = false
  ) -> ComputedFigure {
    let (unit, decimals) = form(of: request)
    var figure = ComputedFigure(
      .none(.overflow), unit: unit, direction: direction, isPartial: isPartial, rounding: request.measure.rounding)
    switch exact {
    case .failure(let absence): figure.outcome = .none(absence)
    case .success(let number):
      guard let rounded = number.rounded(toDecimals: decimals, request.measure.rounding) else { return figure }
      figure.outcome = .number(rounded)
      figure.exact = number
    }
    return figure
  }

  /// What a view's number counts, and with how many decimals it is shown.
  func form(of request: FigureRequest) -> (unit: ComputedFigure.Unit, decimals: Int) {
    let own = request.decimals ?? request.measure.decimals
    switch request.view {
    case .rank: return (.rank, 0)
    case .share: return (.percent, request.decimals ?? rules.decimals)
    case .change, .difference:
      if request.measure.isPercent { return (.percentagePoints, own) }
      return request.view == .difference ? (.measure, own) : (.percent, request.decimals ?? rules.decimals)
    case .value, .previous, .cumulative, .target: return (request.measure.isPercent ? .percent : .measure, own)
    }
  }
}

/// One figure to be computed: a bound item, or a cell of a table.
struct FigureRequest {
  var measure: Measure
  let number: Int
  var view: FigureView
  var filters: [DimensionFilter]
  /// The dimensions that a rank is about.
  let own: [Int]
  /// What a share is a part of: the filters without the view's own dimensions.
  var whole: [DimensionFilter]
  var period: Period?
  let versus: FigureQuery.Versus
  let decimals: Int?

  init(_ item: BoundQuery.Item, versus: FigureQuery.Versus, decimals: Int?) {
    measure = item.measure
    number = item.number
    view = item.view
    filters = item.filters
    own = item.own
    whole = item.filters.filter { !item.own.contains($0.dimension) }
    period = item.period
    self.versus = versus
    self.decimals = decimals
  }
}
