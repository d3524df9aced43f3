import Chronology
import Numbers

/// Evaluates rules about rows: one accident of a grade, a hazard that is overdue.
struct RowRuleEvaluation {
  let source: any RuleSource
  let today: CivilDate

  /// Rows with the same values in the same period are one instance.
  private struct Key: Hashable {
    let period: Period
    let values: [String]
  }

  private struct Group {
    var places: [RowPlace] = []
    var days: [Int] = []
  }

  func instances(of rule: NoticeRule, _ condition: RowCondition) throws(RecordEngineError) -> [RuleInstance] {
    let dimensions = condition.each.dimensions
    let columns = dimensions.map { condition.columns[$0.name] ?? $0.name }
    let asked = [condition.time] + columns + condition.empty + [condition.overdue].compactMap { $0 }
    var request = RowRequest(
      table: condition.table, columns: asked.reduce(into: []) { if !$0.contains($1) { $0.append($1) } },
      conditions: condition.conditions, limit: .max)
    request.includesHidden = true
    let page = try source.rows(request)
    let index = Dictionary(page.columns.enumerated().map { ($1.name, $0) }) { first, _ in first }
    func cell(_ row: [StoredValue?], _ column: String) -> StoredValue? { index[column].flatMap { row[$0] } }

    var groups: [Key: Group] = [:]
    for (row, place) in zip(page.rows, page.places) {
      guard let day = cell(row, condition.time)?.day, condition.empty.allSatisfy({ cell(row, $0) == nil }) else {
        continue
      }
      if let overdue = condition.overdue {
        guard let due = cell(row, overdue)?.day, due < today else { continue }
      }
      guard day <= today, isAlive(rule, day) else { continue }
      let values = zip(dimensions, columns).map { dimension, column in
        let text = cell(row, column)?.text ?? ""
        return source.value(text, ofDimension: dimension.name)?.code ?? text
      }
      let key = Key(period: Period(condition.each.unit, containing: day), values: values)
      groups[key, default: Group()].places.append(place)
      groups[key]?.days.append(day.daysSinceEpoch)
    }
    return groups.filter { $0.value.places.count >= condition.atLeast }
      .sorted { left, right in
        left.key.period.start == right.key.period.start
          ? left.key.values.lexicographicallyPrecedes(right.key.values) : left.key.period.start < right.key.period.start
      }
      .map { instance(of: rule, condition, $0.key, $0.value) }
  }

  private func isAlive(_ rule: NoticeRule, _ day: CivilDate) -> Bool {
    day >= rule.since?.start ?? day && day <= rule.until?.end ?? day
  }

  private func instance(
    of rule: NoticeRule, _ condition: RowCondition, _ key: Key, _ group: Group
  ) -> RuleInstance {
    let records = RuleRecords(count: group.places.count, places: group.places, days: group.days)
    let coordinates = zip(condition.each.dimensions, key.values).map { dimension, code in
      RuleInstance.Coordinate(
        dimension.name, source.value(code, ofDimension: dimension.name) ?? RuleValue(code: code))
    }
    let decisive = records.days[condition.atLeast - 1]
    return RuleInstance(
      rule: rule, period: key.period, coordinates: coordinates, value: FixedPoint(records.count), records: records,
      triggered: rule.obligation.start == .periodEnd ? key.period.end : CivilDate(daysSinceEpoch: decisive))
  }
}

extension StoredValue {
  /// The day of a date or a moment.
  var day: CivilDate? {
    switch self {
    case .date(let date): date
    case .datetime(let seconds): CivilDate(daysSinceEpoch: seconds.flooredQuotient(86_400))
    default: nil
    }
  }
}
