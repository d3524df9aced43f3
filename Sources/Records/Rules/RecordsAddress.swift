import Chronology

/// The address of the list of rows behind a rule: `records:accidents?industry=41,42`. Period and values of the instance
/// are left to the front matter of the bulletin that holds it.
enum RecordsAddress {
  /// The records of a year that is earlier by so many may be due in the period of a rule.
  private static let yearsBefore = 10

  /// Nil for a measure that is made of others.
  ///
  /// - Parameter filters: what a measure's rule filters by besides the values of the instance.
  static func text(
    _ instance: RuleInstance, _ measures: MeasureSet, filters: (Measure) -> [String: [String]]
  ) -> String? {
    switch instance.rule.condition {
    case .measure(let condition):
      guard let measure = measures.measure(condition.measure), let source = measure.source else { return nil }
      let own = conditions(source.conditions).merging(filters(measure)) { _, written in written }
      return "records:" + source.resource + FigureAddress.query(own)
    case .rows(let condition):
      var filters = conditions(condition.conditions)
      if condition.tableTime != condition.time {
        if condition.holdsDays { filters[condition.time] = days(instance.records) }
        // The page's period is not that of the table's own time, and is widened.
        if condition.tableTime != nil {
          let period = instance.period
          filters["period"] = ["\(period.start.year - yearsBefore)..\(period.end.year)"]
        }
      }
      return "records:" + condition.table + FigureAddress.query(filters)
    }
  }

  private static func conditions(_ conditions: [ColumnFilter]) -> [String: [String]] {
    let pairs = conditions.filter { !$0.isExcluding }.map { ($0.column, $0.values) }
    return Dictionary(pairs) { first, _ in first }
  }

  private static func days(_ records: RuleRecords) -> [String] {
    Set(records.days).sorted().map { CivilDate(daysSinceEpoch: $0).iso }
  }
}
