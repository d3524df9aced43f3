import Chronology

/// Looks up the names of a query, and completes it with what the page says.
package struct QueryBinder {
  private let store: CubeStore
  private let scope: PageScope
  private let query: FigureQuery
  private var faults: [QueryFault] = []

  /// All faults of a query at once, none of them left for the evaluation.
  package struct Faults: Error, Hashable, Sendable {
    package let faults: [QueryFault]
  }

  /// - Parameter query: of a figure, chart or table of measures.
  package static func bind(
    _ query: FigureQuery, in scope: PageScope, _ store: CubeStore
  ) throws(Faults) -> BoundQuery {
    var binder = QueryBinder(store: store, scope: scope, query: query)
    let bound = binder.bind()
    guard binder.faults.isEmpty else { throw Faults(faults: binder.faults) }
    return bound
  }

  private init(store: CubeStore, scope: PageScope, query: FigureQuery) {
    (self.store, self.scope, self.query) = (store, scope, query)
  }

  private var measures: MeasureSet { store.measures }

  private mutating func refuse(_ message: String, remedy: String? = nil) {
    faults.append(QueryFault(.figureRequest, message, remedy: remedy))
  }

  private mutating func bind() -> BoundQuery {
    var found: [(number: Int, measure: Measure, view: FigureView)] = []
    for item in query.items {
      if let (number, measure) = measure(item.measure) { found.append((number, measure, item.view)) }
    }
    let written = writtenFilters(found.map(\.measure))
    let axes = axes(found.map(\.measure))
    var items: [BoundQuery.Item] = []
    for (number, measure, view) in found {
      let item = item(number, measure, view, written)
      check(item, axes)
      items.append(item)
    }
    return BoundQuery(query: query, items: items, axes: axes, versus: query.versus ?? .lastYear)
  }

  // MARK: Measures

  private mutating func measure(_ name: String) -> (Int, Measure)? {
    if let number = measures.measureIndex(name) { return (number, measures.measures[number]) }
    if measures.faulty.contains(name) {
      faults.append(
        QueryFault(
          .figureReference, "the measure \"\(name)\" has faults of its own",
          remedy: "correct it in content/data/measures.yaml"))
    } else {
      faults.append(
        QueryFault(
          .figureReference, "there is no measure \"\(name)\"",
          remedy: NameAdvice.remedy(name, measures.measures.map(\.name) + measures.faulty.sorted())))
    }
    return nil
  }

  private mutating func item(
    _ number: Int, _ measure: Measure, _ view: FigureView, _ written: [DimensionFilter]
  ) -> BoundQuery.Item {
    var filters = written
    for (index, dimension) in measures.dimensions.enumerated() {
      guard let value = scope.values[dimension.name], !written.contains(where: { $0.dimension == index }),
        measures.has(dimension.name, measure), let members = members(value, index, source: "the page's front matter")
      else { continue }
      filters.append(DimensionFilter(dimension: index, included: members))
    }
    filters.sort { $0.dimension < $1.dimension }
    return BoundQuery.Item(
      measure: measure, view: view, number: number, filters: filters,
      own: (written.isEmpty ? filters : written).map(\.dimension), period: period(measure))
  }

  // MARK: Time

  /// What the address says, else what the page says for a measure that knows time.
  private mutating func period(_ measure: Measure) -> Period? {
    guard let grain = measures.grain(of: measure) else {
      if query.period != nil {
        refuse(
          "the measure \"\(measure.name)\" has no time: it cannot be asked for a period",
          remedy: "leave \"period\" out, or give the measure a \"time\" column in measures.yaml")
      }
      return nil
    }
    if let period = query.period, grain.ordinals(of: period) == nil {
      refuse(
        "the measure \"\(measure.name)\" is known by \(grain == .year ? "years" : "months") only, not for \(period.text)"
      )
    }
    return query.period ?? scope.period
  }

  /// What a view needs beyond its measure. Told only where nothing else is wrong, since it may follow from that.
  private mutating func check(_ item: BoundQuery.Item, _ axes: [BoundQuery.Axis]) {
    checkVersus(item)
    checkBase(item, axes)
    guard faults.isEmpty else { return }
    let view = item.view.rawValue
    let hasPeriod = item.period != nil || axes.contains(where: \.isTime)
    let isDivided = axes.contains { !$0.isTime }
    switch item.view {
    case .change, .difference, .previous, .cumulative:
      if !hasPeriod { refusePeriod("\"\(view)\"") }
    case .share:
      if case .ratio = item.measure.form {
        refuse("a ratio has no share: it is no part of a whole")
      } else if item.own.isEmpty, !isDivided {
        refuse("\"share\" needs a part", remedy: "name a value of a dimension, such as ?industry=…")
      }
    case .rank:
      let isOne = item.own.count == 1 && item.filters.contains { $0.dimension == item.own[0] && $0.included.count == 1 }
      if !isOne, !isDivided {
        refuse("\"rank\" needs one value of one dimension", remedy: "name it, such as ?region=…")
      }
    case .target:
      if item.measure.target == nil {
        refuse(
          "the measure \"\(item.measure.name)\" has no target",
          remedy: "name the measure that holds it in measures.yaml: \"target: …\"")
      } else {
        checkTarget(item, axes)
      }
    case .value:
      // Among key figures some may stand without a change, such as what is open today.
      if query.versus != nil, !hasPeriod, !query.isCards { refusePeriod("\"versus\"") }
    }
  }

  /// What the address divides by, the target must be divided by too: else the quota of the whole would stand for a
  /// part. What only the page says leaves such a figure without a target.
  private mutating func checkTarget(_ item: BoundQuery.Item, _ axes: [BoundQuery.Axis]) {
    guard let target = item.measure.target.flatMap(measures.measure) else { return }
    var asked = Set(query.filters.keys)
    for case .dimension(let index, depth: _) in axes { asked.insert(measures.dimensions[index].name) }
    for name in asked.sorted() where !measures.has(name, target) {
      let own = measures.dimensions.map(\.name).filter { measures.has($0, target) }
      refuse(
        "\"\(target.name)\", the target of \"\(item.measure.name)\", is not known by \(name)",
        remedy: own.isEmpty ? "ask for the target of the whole" : "it has \(own.joined(separator: ", "))")
    }
  }

  private mutating func refusePeriod(_ what: String) {
    refuse(
      "\(what) needs a period, and neither the address nor the page gives one",
      remedy: "add ?period=2024-08, or period: to the front matter")
  }

  /// Of charts and tables it asks for compared values beside each value; a figure is one number.
  private mutating func checkVersus(_ item: BoundQuery.Item) {
    guard query.scheme == .figure, query.versus != nil, !item.view.compares else { return }
    if item.view == .value {
      refuse("\"versus\" means nothing to a value", remedy: "write \(item.measure.name).change")
    } else {
      refuse(
        "\"versus\" means nothing to \"\(item.view.rawValue)\"",
        remedy: "it belongs to change, difference and previous")
    }
  }

  /// Two periods can be compared when they are of one length: a month against a year says nothing.
  private mutating func checkBase(_ item: BoundQuery.Item, _ axes: [BoundQuery.Axis]) {
    guard case .period(let base) = query.versus else { return }
    guard item.view.compares || item.view == .value && query.scheme != .figure else { return }
    let remedy = "write versus=last-year or versus=last-period"
    if axes.contains(where: \.isTime) {
      refuseOnce("each part of the time would be compared with the whole of \(base.text)", remedy: remedy)
    } else if let period = item.period, !period.isAsLong(as: base) {
      refuseOnce(
        "\(period.text) cannot be compared with \(base.text), which is of another length",
        remedy: "name a period of the same length, or \(remedy)")
    }
  }

  /// For what is true of each measure of a query.
  private mutating func refuseOnce(_ message: String, remedy: String) {
    let fault = QueryFault(.figureRequest, message, remedy: remedy)
    if !faults.contains(fault) { faults.append(fault) }
  }

  // MARK: Dimensions

  private mutating func writtenFilters(_ asked: [Measure]) -> [DimensionFilter] {
    var filters: [DimensionFilter] = []
    for (key, value) in query.filters.sorted(by: { $0.key < $1.key }) {
      guard let index = dimension(key) else { continue }
      for measure in asked where !measures.has(key, measure) { refuseDimension(key, measure) }
      if let members = members(value, index, source: nil) {
        filters.append(DimensionFilter(dimension: index, included: members))
      }
    }
    return filters.sorted { $0.dimension < $1.dimension }
  }

  private mutating func refuseDimension(_ name: String, _ measure: Measure) {
    let own = measures.dimensions.map(\.name).filter { measures.has($0, measure) }
    refuse(
      "the measure \"\(measure.name)\" is not known by \(name)",
      remedy: own.isEmpty ? "it has no dimension" : "it has \(own.joined(separator: ", "))")
  }

  private mutating func dimension(_ name: String) -> Int? {
    if let index = measures.dimensionIndex(name) { return index }
    let known = measures.dimensions.map(\.name) + FigureQueryParser.keys(of: query.scheme)
    faults.append(
      QueryFault(.figureReference, "there is no key or dimension \"\(name)\"", remedy: NameAdvice.remedy(name, known)))
    return nil
  }

  /// The members that a text names, parted by commas. Nil after a fault.
  private mutating func members(_ text: String, _ dimension: Int, source: String?) -> [Int32]? {
    switch MemberSearch.find(text, in: store.members[dimension], source: source) {
    case .success(let found):
      let members = store.members[dimension]
      for member in found {
        guard let holder = found.first(where: { members.holds($0, member) }) else { continue }
        let place = source.map { " (in \($0))" } ?? ""
        refuseOnce(
          "\"\(members[holder].code)\" holds \"\(members[member].code)\": it would count twice\(place)",
          remedy: "name either the one or the other")
        return nil
      }
      return found
    case .failure(let fault):
      if !faults.contains(fault) { faults.append(fault) }
      return nil
    }
  }

  // MARK: Axes

  private mutating func axes(_ asked: [Measure]) -> [BoundQuery.Axis] {
    var axes: [BoundQuery.Axis] = []
    for name in query.by {
      if let unit = Period.Unit(rawValue: name) {
        axes.append(.time(unit))
        for measure in asked { checkTime(unit, measure) }
        if axes.dropLast().contains(where: { if case .time = $0 { true } else { false } }) {
          refuse("\"by\" takes one unit of time")
        }
      } else if let index = measures.dimensionIndex(name) {
        axes.append(.dimension(index, depth: query.options["depth"].flatMap { Int($0) } ?? 1))
        for measure in asked where !measures.has(name, measure) { refuseDimension(name, measure) }
      } else {
        faults.append(
          QueryFault(
            .figureReference, "there is no unit of time and no dimension \"\(name)\"",
            remedy: NameAdvice.remedy(name, measures.dimensions.map(\.name) + QueryNames.timeUnits.reversed())))
      }
    }
    if query.scheme == .chart, query.by.isEmpty {
      refuse("a chart needs \"by\"", remedy: "add by=month, by=region, or both: by=month,region")
    }
    return axes
  }

  private mutating func checkTime(_ unit: Period.Unit, _ measure: Measure) {
    guard let grain = measures.grain(of: measure) else {
      refuse("the measure \"\(measure.name)\" has no time: it cannot be shown by \(unit.rawValue)")
      return
    }
    let isTooFine = grain == .year && unit < .year || grain == .month && unit < .month
    if isTooFine { refuse("the measure \"\(measure.name)\" is known by \(grain)s only, not by \(unit.rawValue)") }
  }
}

extension Period {
  /// Whether both are of as many units, such as a quarter and three months.
  fileprivate func isAsLong(as other: Period) -> Bool {
    let unit = min(unit, other.unit)
    guard let own = Period(unit, from: start, to: end) else { return false }
    return own.count == Period(unit, from: other.start, to: other.end)?.count
  }
}
