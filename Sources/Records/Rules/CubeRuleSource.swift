import Chronology

/// Answers rules from the cubes of measures and from the engine.
package struct CubeRuleSource: RuleSource {
  private let evaluator: FigureEvaluator
  private let language: String

  /// - Parameter language: of the names of values, such as `zh-Hans`.
  package init(_ evaluator: FigureEvaluator, language: String) {
    self.evaluator = evaluator
    self.language = language
  }

  private var store: CubeStore { evaluator.store }

  /// Of a ratio, what both of its measures cover.
  package func coverage(ofMeasure name: String) throws(RecordEngineError) -> ClosedRange<CivilDate>? {
    guard let number = store.measures.measureIndex(name), let plan = store.sources.plans[number] else { return nil }
    var found: ClosedRange<Int>?
    for part in plan.parts where store.sources.all[part.source].time != nil {
      guard let coverage = try store.coverage(part.source) else { return nil }
      if let known = found {
        guard known.overlaps(coverage) else { return nil }
        found = known.clamped(to: coverage)
      } else {
        found = coverage
      }
    }
    return found.map { CivilDate(daysSinceEpoch: $0.lowerBound)...CivilDate(daysSinceEpoch: $0.upperBound) }
  }

  package func values(ofDimension name: String, depth: Int?) -> [RuleValue] {
    guard let index = store.measures.dimensionIndex(name) else { return [] }
    let members = store.members[index]
    let numbers =
      depth.map { members.descend(from: members.topLevel, levels: $0) }
      ?? members.members.indices.map(Int32.init).filter { members.children(of: $0).isEmpty }
    return numbers.map { value(members[$0]) }
  }

  package func value(_ text: String, ofDimension name: String) -> RuleValue? {
    guard let index = store.measures.dimensionIndex(name) else { return nil }
    return store.members[index].find(text).first.map { value(store.members[index][$0]) }
  }

  private func value(_ member: DimensionMember) -> RuleValue {
    RuleValue(code: member.code, label: member.names.text(in: language))
  }

  package func figure(_ query: RuleQuery) throws(RecordEngineError) -> ComputedFigure {
    guard let bound = bound(query) else { return ComputedFigure(.none(.noData)) }
    return try evaluator.figure(bound) ?? ComputedFigure(.none(.noData))
  }

  package func records(behind query: RuleQuery) throws(RecordEngineError) -> RuleRecords {
    guard let bound = bound(query) else { return RuleRecords(count: 0, places: [], days: []) }
    var (count, places, days): (Int, [RowPlace], [Int]) = (0, [], [])
    for part in try evaluator.provenance(bound).parts where !part.isBase {
      var request = try evaluator.request(for: part, limit: .max)
      request.columns = request.days.map { [$0.column] } ?? []
      let page = try store.engine.rows(request)
      count += page.count
      places += page.places
      days += page.rows.compactMap { $0.first.flatMap { $0?.day?.daysSinceEpoch } }
    }
    return RuleRecords(count: count, places: places, days: days)
  }

  package func rows(_ request: RowRequest) throws(RecordEngineError) -> RowPage { try store.engine.rows(request) }

  /// Nil for a query that cannot be asked; the reader of rules and the evaluation have reported why.
  private func bound(_ query: RuleQuery) -> BoundQuery? {
    var figure = FigureQuery(scheme: .figure)
    figure.items = [FigureQuery.Item(measure: query.measure, view: query.view)]
    figure.filters = query.filters.mapValues { $0.joined(separator: ",") }
    return try? evaluator.bind(figure, in: PageScope(period: query.period, values: query.values))
  }
}

extension WorkingCalendar {
  /// From the table of holidays, if there is one with the columns `date` and `type`.
  package init(engine: any RecordEngine) throws(RecordEngineError) {
    guard let layout = engine.layout(of: Self.resource), layout.column("date") != nil, layout.column("type") != nil
    else {
      self.init()
      return
    }
    var request = RowRequest(table: Self.resource, columns: ["date", "type"], limit: .max)
    request.includesHidden = true
    let page = try engine.rows(request)
    let index = Dictionary(page.columns.enumerated().map { ($1.name, $0) }) { first, _ in first }
    self.init(
      rows: page.rows.compactMap { row in
        guard let day = index["date"].flatMap({ row[$0]?.day }), let type = index["type"].flatMap({ row[$0]?.text })
        else { return nil }
        return (day, type)
      })
  }
}
