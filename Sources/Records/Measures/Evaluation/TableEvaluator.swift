import Chronology

/// Why a table could not be computed.
package enum TableFailure: Error, Hashable, Sendable {
  /// The query asks for what has no answer.
  case query(QueryFault)
  case engine(RecordEngineError)
}

extension FigureEvaluator {
  /// What a `chart:` or a `table:` of measures comes to.
  ///
  /// Rows are the first part of `by`, columns are each measure, for each value of the second part of `by`. Nothing is
  /// left out for being zero. Where the rows shown do not make up the whole (records without a region, or with one
  /// that no list knows), a last row holds the rest, so that parts foot to the total.
  ///
  /// With `versus` each value is followed by that of the compared period and, in tables, by the change.
  package func table(_ query: BoundQuery) throws(TableFailure) -> EvaluatedTable {
    guard let first = query.items.first else {
      return EvaluatedTable(columns: [], rows: [], total: nil, period: nil, basePeriod: nil)
    }
    var axes: [[AxisPart]] = []
    for axis in query.axes { axes.append(try parts(of: axis, first, query)) }
    let period = query.items.lazy.compactMap(\.period).first
    var base: Period?
    if !query.axes.contains(where: \.isTime), let period, shownItems(query).contains(where: { $0.view.compares }) {
      base = query.versus.base(of: period)
    }
    let rows = axes.first ?? [AxisPart(header: .total)]
    let series = try seriesParts(axes.dropFirst().first, query)
    let columns = series.flatMap { part in shownItems(query).map { (part, $0) } }
    guard rows.count * columns.count <= Self.maximumCells else {
      throw .query(
        QueryFault(
          .figureRequest, "the table would have \(rows.count * columns.count) cells",
          remedy: "ask for a shorter period or a larger unit: \(Self.maximumCells) are allowed"))
    }
    do throws(RecordEngineError) {
      let cells = TableCells(evaluator: self, query: query, axes: axes)
      return EvaluatedTable(
        columns: columns.map { part, item in
          EvaluatedTable.Column(
            measure: item.measure, view: item.view, series: axes.count > 1 ? part.header : nil,
            unit: unit(of: item))
        },
        rows: try rows.map { row throws(RecordEngineError) in
          EvaluatedTable.Row(
            header: row.header,
            cells: try columns.map { part, item throws(RecordEngineError) in try cells.cell(item, [row, part]) })
        },
        total: wantsTotal(query, rows)
          ? try columns.map { part, item throws(RecordEngineError) in
            try cells.total(item, part)
          } : nil,
        period: period, basePeriod: base)
    } catch {
      throw .engine(error)
    }
  }

  /// A table beyond this would be no reading, and a slip of the pen in a period could fill the memory.
  static let maximumCells = 100_000

  private func wantsTotal(_ query: BoundQuery, _ rows: [AxisPart]) -> Bool {
    query.query.scheme == .table && query.query.options["total"] != "false" && !query.axes.isEmpty && rows.count > 1
  }

  /// The items of a query with those that a comparison adds.
  private func shownItems(_ query: BoundQuery) -> [BoundQuery.Item] {
    query.items.flatMap { item in
      guard query.showsComparison, item.view == .value, item.period != nil || query.axes.contains(where: \.isTime)
      else {
        return [item]
      }
      let views: [FigureView] = query.query.scheme == .chart ? [.value, .previous] : [.value, .previous, .change]
      return views.map { item.with($0) }
    }
  }

  private func unit(of item: BoundQuery.Item) -> ComputedFigure.Unit {
    form(of: FigureRequest(item, versus: .lastYear, decimals: nil)).unit
  }

  // MARK: Parts

  /// The values of an axis.
  private func parts(
    of axis: BoundQuery.Axis, _ item: BoundQuery.Item, _ query: BoundQuery
  ) throws(TableFailure) -> [AxisPart] {
    switch axis {
    case .time(let unit): return try times(unit, query)
    case .dimension(let dimension, let depth):
      do throws(RecordEngineError) {
        return try members(dimension, depth: depth, item, query)
      } catch {
        throw .engine(error)
      }
    }
  }

  /// Columns of a second axis, with their total in tables; one column for all without.
  private func seriesParts(_ parts: [AxisPart]?, _ query: BoundQuery) throws(TableFailure) -> [AxisPart] {
    guard let parts else { return [AxisPart(header: .total)] }
    let needsTotal = query.query.scheme == .table && query.query.options["total"] != "false" && parts.count > 1
    return needsTotal ? parts + [AxisPart(header: .total)] : parts
  }

  private func times(_ unit: Period.Unit, _ query: BoundQuery) throws(TableFailure) -> [AxisPart] {
    if let period = query.items.lazy.compactMap(\.period).first {
      guard let units = period.dividedIfShort(by: unit, limit: Self.maximumCells) else {
        throw .query(
          QueryFault(
            .figureRequest, "the period \(period.text) cannot be divided by \(unit.rawValue)",
            remedy: "ask for a period that begins and ends with a \(unit.rawValue)"))
      }
      return units.map { AxisPart(header: .period($0), period: $0) }
    }
    do throws(RecordEngineError) {
      guard let days = try coverage(of: query) else { return [] }
      let first = Period(unit, containing: CivilDate(daysSinceEpoch: days.lowerBound))
      let last = Period(unit, containing: CivilDate(daysSinceEpoch: days.upperBound))
      let units = Period(unit, from: first.start, to: last.end)?.dividedIfShort(by: unit, limit: Self.maximumCells)
      return (units ?? []).map { AxisPart(header: .period($0), period: $0) }
    } catch {
      throw .engine(error)
    }
  }

  /// The days that the records behind a query's first measure with time cover.
  private func coverage(of query: BoundQuery) throws(RecordEngineError) -> ClosedRange<Int>? {
    for item in query.items {
      for part in store.sources.plans[item.number]?.parts ?? [] {
        if let coverage = try store.coverage(part.source) { return coverage }
      }
    }
    return nil
  }

  private func members(
    _ dimension: Int, depth: Int, _ item: BoundQuery.Item, _ query: BoundQuery
  ) throws(RecordEngineError) -> [AxisPart] {
    let members = store.members[dimension]
    let filtered = item.filters.first { $0.dimension == dimension }?.included ?? []
    var level: [Int32]
    switch filtered.count {
    case 0: level = members.topLevel
    case 1:
      let below = members.children(of: filtered[0])
      level = below.isEmpty ? filtered : below
    default: level = filtered
    }
    level = members.descend(from: level, levels: depth - 1)
    if filtered.count < 2 { level = try withoutDisused(level, dimension, query) }
    var parts = level.map { number in
      AxisPart(
        header: .member(dimension: dimension, members[number]),
        filter: DimensionFilter(dimension: dimension, included: [number]))
    }
    let rest = DimensionFilter(dimension: dimension, included: filtered, excluded: level)
    if try hasRows(rest, query) { parts.append(AxisPart(header: .rest(dimension: dimension), filter: rest)) }
    return parts
  }

  /// Codes that a list has for another time, and that no record of this one has, are no part of the table: industries
  /// are divided anew every few years.
  private func withoutDisused(
    _ level: [Int32], _ dimension: Int, _ query: BoundQuery
  ) throws(RecordEngineError) -> [Int32] {
    let periods = query.items.compactMap(\.period)
    if periods.isEmpty { return level }
    var kept: [Int32] = []
    for number in level {
      var isShown = periods.contains(where: store.members[dimension][number].isInUse)
      if !isShown { isShown = try hasRows(DimensionFilter(dimension: dimension, included: [number]), query) }
      if isShown { kept.append(number) }
    }
    return kept
  }

  /// Whether some figure of the query counts rows that pass a filter. Tables by years hold rows for the whole beside
  /// rows for its parts, so that there a rest has no meaning.
  private func hasRows(_ filter: DimensionFilter, _ query: BoundQuery) throws(RecordEngineError) -> Bool {
    for item in shownItems(query) {
      guard let plan = store.sources.plans[item.number] else { continue }
      for part in plan.parts where store.sources.all[part.source].holdsEvents {
        guard let number = store.measures.measureIndex(part.measure.name), let own = store.sources.plans[number] else {
          continue
        }
        let filters = item.filters.replacing(filter)
        var periods: [Period?] = [item.period]
        if item.view.compares, let period = item.period { periods.append(query.versus.base(of: period)) }
        if item.view == .cumulative, let period = item.period { periods.append(period.yearToDate) }
        for period in periods where try store.value(own, filters, period).rows > 0 { return true }
      }
    }
    return false
  }
}

/// One value of an axis: what it is called, and how it narrows a figure.
struct AxisPart {
  let header: EvaluatedTable.Header
  var period: Period?
  var filter: DimensionFilter?
}

/// The cells of one table.
struct TableCells {
  let evaluator: FigureEvaluator
  let query: BoundQuery
  /// The parts of each axis.
  let axes: [[AxisPart]]

  func cell(_ item: BoundQuery.Item, _ parts: [AxisPart]) throws(RecordEngineError) -> ComputedFigure {
    let request = request(item, parts)
    guard item.view == .rank else { return try evaluator.figure(request, siblings: nil) }
    guard let ranked = query.axes.firstIndex(where: { !$0.isTime }) else {
      return try evaluator.figure(request, siblings: nil)
    }
    guard case .member = parts[ranked].header else {
      return ComputedFigure(.none(.noData), unit: .rank, rounding: item.measure.rounding)
    }
    let siblings = axes[ranked].filter { if case .member = $0.header { true } else { false } }.map { part in
      var parts = parts
      parts[ranked] = part
      return self.request(item, parts).filters
    }
    return try evaluator.figure(request, siblings: siblings)
  }

  /// Nil where a whole has no meaning: a place among others.
  func total(_ item: BoundQuery.Item, _ series: AxisPart) throws(RecordEngineError) -> ComputedFigure? {
    if item.view == .rank { return nil }
    var whole = AxisPart(header: .total)
    if query.axes[0].isTime {
      whole.period = axes[0].first?.period.flatMap { first in
        axes[0].last?.period.flatMap { Period(first.unit, from: first.start, to: $0.end) }
      }
    }
    return try evaluator.figure(request(item, [whole, series]), siblings: nil)
  }

  private func request(_ item: BoundQuery.Item, _ parts: [AxisPart]) -> FigureRequest {
    var request = FigureRequest(item, versus: query.versus, decimals: query.query.decimals)
    if query.axes.contains(where: { !$0.isTime }) { request.whole = item.filters }
    for part in parts {
      if let period = part.period { request.period = period }
      if let filter = part.filter { request.filters = request.filters.replacing(filter) }
    }
    return request
  }
}

extension BoundQuery.Axis {
  var isTime: Bool { if case .time = self { true } else { false } }
}

extension BoundQuery.Item {
  func with(_ view: FigureView) -> BoundQuery.Item {
    BoundQuery.Item(measure: measure, view: view, number: number, filters: filters, own: own, period: period)
  }
}

extension FigureView {
  /// Whether a view looks at another period too.
  package var compares: Bool {
    switch self {
    case .change, .difference, .previous: true
    case .value, .share, .cumulative, .target, .rank: false
    }
  }
}

extension [DimensionFilter] {
  /// With another condition on one dimension, in the order of dimensions.
  func replacing(_ filter: DimensionFilter) -> [DimensionFilter] {
    (self.filter { $0.dimension != filter.dimension } + [filter]).sorted { $0.dimension < $1.dimension }
  }
}

extension Period {
  /// As `divided(by:)`; nil also when there would be too many.
  func dividedIfShort(by unit: Unit, limit: Int) -> [Period]? {
    let days = end.daysSinceEpoch - start.daysSinceEpoch
    let shortest = unit == .day ? 1 : unit == .week ? 7 : 28
    return days / shortest > limit ? nil : divided(by: unit)
  }
}
