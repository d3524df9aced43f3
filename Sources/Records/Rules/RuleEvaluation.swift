import Chronology
import Diagnostics
import Numbers

/// Finds where rules hold, and which of these instances are answered.
package struct RuleEvaluation {
  private let source: any RuleSource
  private let measures: MeasureSet
  private let calendar: WorkingCalendar
  private let today: CivilDate

  /// - Parameter today: the day of the build; rules never ask the clock.
  package init(source: any RuleSource, measures: MeasureSet, calendar: WorkingCalendar, today: CivilDate) {
    self.source = source
    self.measures = measures
    self.calendar = calendar
    self.today = today
  }

  /// All instances: by rule in the order of the file, by period, by value.
  package func instances(
    of rules: RuleSet, answers: [RuleAnswer] = [], into diagnostics: inout [Diagnostic]
  ) throws(RecordEngineError) -> [RuleInstance] {
    var instances: [RuleInstance] = []
    for rule in rules.rules {
      diagnostics += unknownValues(rule)
      var found = try self.instances(of: rule)
      for index in found.indices { setDeadline(&found[index]) }
      if let first = found.first(where: \.isDeadlineApproximate) {
        diagnostics.append(
          Diagnostic(
            .holidaysMissing,
            "the deadlines of the rule \"\(rule.name)\" are counted without the holidays of "
              + "\(first.triggered.year)", at: rule.location,
            remedy: "add the resource \"\(WorkingCalendar.resource)\" with the columns date and type"))
      }
      instances += found
    }
    RuleAnswering(source: source, today: today).answer(&instances, answers, rules, into: &diagnostics)
    return instances
  }

  private func instances(of rule: NoticeRule) throws(RecordEngineError) -> [RuleInstance] {
    return switch rule.condition {
    case .measure(let condition):
      try instances(of: rule, condition)
    case .rows(let condition):
      try RowRuleEvaluation(source: source, today: today).instances(of: rule, condition)
    }
  }

  /// A filter by a value that no list has would silence its rule.
  private func unknownValues(_ rule: NoticeRule) -> [Diagnostic] {
    guard case .measure(let condition) = rule.condition else { return [] }
    return condition.filters.sorted { $0.key < $1.key }.flatMap { dimension, values in
      values.filter { source.value($0, ofDimension: dimension) == nil }.map { value in
        Diagnostic(
          .rulesReference, "the rule \"\(rule.name)\": \"\(value)\" is no value of \"\(dimension)\"",
          at: rule.location,
          remedy: NameAdvice.remedy(
            value, source.values(ofDimension: dimension, depth: nil).flatMap { [$0.label, $0.code] }))
      }
    }
  }

  private func setDeadline(_ instance: inout RuleInstance) {
    guard let term = instance.rule.obligation.deadline else { return }
    let (day, isApproximate) = calendar.lastDay(of: term, after: instance.triggered)
    instance.deadline = day
    instance.isDeadlineApproximate = isApproximate
  }

  // MARK: Measures

  private func instances(
    of rule: NoticeRule, _ condition: MeasureCondition
  ) throws(RecordEngineError) -> [RuleInstance] {
    guard let coverage = try source.coverage(ofMeasure: condition.measure) else { return [] }
    let grid = coordinates(condition)
    // Values that are gone through stand in the front matter, the other filters in the address.
    let filters = condition.filters.filter { filter in !condition.each.dimensions.contains { $0.name == filter.key } }
    var instances: [RuleInstance] = []
    for period in periods(rule, coverage) {
      for coordinates in grid {
        let values = Dictionary(coordinates.map { ($0.dimension, $0.value.code) }) { first, _ in first }
        let query = RuleQuery(condition.measure, period: period, values: values, filters: filters)
        guard let found = try quantity(condition, query), holds(condition.bound, found) else { continue }
        let records = try source.records(behind: query)
        instances.append(
          RuleInstance(
            rule: rule, period: period, coordinates: coordinates, value: found.value, records: records,
            triggered: day(rule, condition, period, records)))
      }
    }
    return instances
  }

  /// Units of time within the coverage and the life of the rule that have begun.
  private func periods(_ rule: NoticeRule, _ coverage: ClosedRange<CivilDate>) -> [Period] {
    let unit = rule.each.unit
    let start = max(coverage.lowerBound, rule.since?.start ?? coverage.lowerBound)
    let end = min(coverage.upperBound, today, rule.until?.end ?? today)
    guard start <= end else { return [] }
    var periods: [Period] = []
    var period = Period(unit, containing: start)
    while period.start <= end {
      // What began before the rule did is not its business; of the coverage the first period may be a part.
      if period.start >= rule.since?.start ?? period.start { periods.append(period) }
      period = Period(unit, containing: CivilDate(daysSinceEpoch: period.end.daysSinceEpoch + 1))
    }
    return periods
  }

  /// All combinations of the dimensions' values. Values that a filter names are the ones that are gone through.
  private func coordinates(_ condition: MeasureCondition) -> [[RuleInstance.Coordinate]] {
    condition.each.dimensions.reduce([[]]) { combinations, dimension in
      let named = condition.filters[dimension.name]?.compactMap { source.value($0, ofDimension: dimension.name) }
      let values = named ?? source.values(ofDimension: dimension.name, depth: dimension.depth)
      return combinations.flatMap { start in values.map { start + [RuleInstance.Coordinate(dimension.name, $0)] } }
    }
  }

  private struct Found {
    let value: FixedPoint?
    /// Nil for what is beyond any bound.
    let exact: Fraction?
    /// More records may follow.
    let isPartial: Bool
  }

  private func holds(_ bound: RuleBound, _ found: Found) -> Bool {
    if found.isPartial, !bound.relation.isReachedByGrowth { return false }
    guard let exact = found.exact else { return bound.relation.isReachedByGrowth }
    return bound.holds(for: exact)
  }

  /// What is compared with the bound; nil where there is nothing to compare.
  private func quantity(_ condition: MeasureCondition, _ query: RuleQuery) throws(RecordEngineError) -> Found? {
    var query = query
    if case .view(let view) = condition.quantity { query.view = view }
    let figure = try source.figure(query)
    guard case .number(let number) = figure.outcome else { return nil }
    let isPartial = figure.isPartial || query.period.end >= today
    let exact = figure.exact ?? Fraction(number)
    guard case .targetUse = condition.quantity else {
      return Found(value: number, exact: exact, isPartial: isPartial)
    }
    query.view = .target
    let target = try source.figure(query)
    guard case .number(let quota) = target.outcome else { return nil }
    if quota.isZero {
      return exact.isZero ? nil : Found(value: nil, exact: nil, isPartial: isPartial)
    }
    guard let use = exact / (target.exact ?? Fraction(quota)), let percent = use * Fraction(100) else { return nil }
    return Found(value: percent.rounded(toDecimals: 2, figure.rounding), exact: percent, isPartial: isPartial)
  }

  /// The day from which the deadline counts.
  private func day(
    _ rule: NoticeRule, _ condition: MeasureCondition, _ period: Period, _ records: RuleRecords
  ) -> CivilDate {
    let isByRecord = condition.bound.relation.isReachedByGrowth
    guard (rule.obligation.start ?? (isByRecord ? .record : .periodEnd)) == .record, let last = records.days.last else {
      return period.end
    }
    guard isByRecord, case .count = measures.measure(condition.measure)?.form, condition.quantity == .view(.value),
      records.days.count == records.count
    else { return CivilDate(daysSinceEpoch: last) }
    // The record with which the count reached the bound.
    let needed = (0..<records.count).first { condition.bound.holds(for: Fraction($0 + 1)) }
    return CivilDate(daysSinceEpoch: needed.map { records.days[$0] } ?? last)
  }
}
