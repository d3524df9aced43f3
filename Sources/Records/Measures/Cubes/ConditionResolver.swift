import Diagnostics

/// Compares the values of `where:` with what there is, so that a slip of the pen does not publish 0, and lets values
/// that hold others stand for what they hold.
struct ConditionResolver {
  private let engine: any RecordEngine
  private let measures: MeasureSet
  private let members: [DimensionMembers]
  private(set) var diagnostics: [Diagnostic] = []
  /// Values in the data by table and column.
  private var found: [[String]: [String]] = [:]

  /// - Parameter members: in the order of the measures' dimensions.
  init(engine: any RecordEngine, measures: MeasureSet, members: [DimensionMembers]) {
    (self.engine, self.measures, self.members) = (engine, measures, members)
  }

  // MARK: Values that match nothing

  /// Reports the values of a measure's conditions that are neither listed nor in the data.
  mutating func check(_ measure: Measure) throws(RecordEngineError) {
    guard let source = measure.source else { return }
    for (index, condition) in source.conditions.enumerated() {
      let listed = listedMembers(of: condition.column, source)
      for (position, value) in condition.values.enumerated() {
        let place = measure.place(ofCondition: index, value: position)
        if let listed {
          try checkListed(value, listed, condition.column, source, place)
        } else {
          try checkFound(value, condition.column, source, place)
        }
      }
    }
  }

  /// The values of the dimension that a column is, when something lists them.
  private func listedMembers(of column: String, _ source: Measure.Source) -> DimensionMembers? {
    members.first { members in
      let dimension = members.dimension
      return source.dimensions[dimension.name] == column && (dimension.codes != nil || dimension.values != nil)
    }
  }

  private mutating func checkListed(
    _ value: String, _ members: DimensionMembers, _ column: String, _ source: Measure.Source, _ place: SourceLocation?
  ) throws(RecordEngineError) {
    let name = members.dimension.name
    guard let member = members.number(ofCode: value) else {
      // A value that no list knows may still be that of rows.
      if try values(of: column, source).contains(value) { return }
      let codes = members.find(value).map { "\"\(members[$0].code)\"" }
      report(
        "\"\(value)\" is no value of \(name)", place,
        remedy: codes.isEmpty
          ? NameAdvice.remedy(value, members.codes) : "write the code: \(codes.joined(separator: ", "))")
      return
    }
    guard !source.holdsEvents, members.isHolder(member) else { return }
    guard try !values(of: column, source).contains(value) else { return }
    report(
      "\"\(value)\" holds other values of \(name), and \"\(source.resource)\" has no row for it", place,
      remedy: "list the codes of the rows that are meant")
  }

  private mutating func checkFound(
    _ value: String, _ column: String, _ source: Measure.Source, _ place: SourceLocation?
  ) throws(RecordEngineError) {
    guard engine.layout(of: source.resource)?.column(column)?.storage == .text else { return }
    let values = try values(of: column, source)
    // A table without rows says nothing of what its rows will be.
    if values.isEmpty || values.contains(value) { return }
    report(
      "\"\(value)\" is in no row of the column \"\(column)\" of \"\(source.resource)\"", place,
      remedy: NameAdvice.remedy(value, values), severity: .warning)
  }

  // MARK: Values that hold others

  /// The conditions of a source with all values that those written hold. Tables by years and months keep what is
  /// written: they have rows for the whole beside those for its parts.
  mutating func resolved(_ source: Measure.Source) throws(RecordEngineError) -> [ColumnFilter] {
    guard source.holdsEvents else { return source.conditions }
    var conditions: [ColumnFilter] = []
    for condition in source.conditions {
      guard let members = listedMembers(of: condition.column, source), members.dimension.rollup != .none else {
        conditions.append(condition)
        continue
      }
      let numbers = condition.values.compactMap(members.number(ofCode:))
      let marks = DimensionFilter(dimension: 0, included: numbers).marks(members)
      // Without a member all would be marked.
      let held =
        numbers.isEmpty
        ? [] : try values(of: condition.column, source).filter { marks[Int(members.number(of: $0)) + 1] }
      let added = held.filter { !condition.values.contains($0) }
      conditions.append(
        ColumnFilter(
          column: condition.column, values: condition.values + added, isExcluding: condition.isExcluding))
    }
    return conditions
  }

  private mutating func values(of column: String, _ source: Measure.Source) throws(RecordEngineError) -> [String] {
    let key = [source.resource, column]
    if let known = found[key] { return known }
    let values = try engine.distinctValues(of: column, in: source.resource)
    found[key] = values
    return values
  }

  private mutating func report(
    _ message: String, _ place: SourceLocation?, remedy: String?, severity: Severity = .error
  ) {
    diagnostics.append(Diagnostic(.measuresReference, message, at: place, remedy: remedy, severity: severity))
  }
}

extension Measure {
  fileprivate func place(ofCondition condition: Int, value: Int) -> SourceLocation? {
    guard conditionPlaces.indices.contains(condition), conditionPlaces[condition].indices.contains(value) else {
      return nil
    }
    return conditionPlaces[condition][value]
  }
}
