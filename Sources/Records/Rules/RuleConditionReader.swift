import Chronology
import DataFormats
import Diagnostics
import Numbers

/// Reads `when:` of a rule.
struct RuleConditionReader {
  let measures: MeasureSet
  private let layouts: [String: TableLayout]

  init(measures: MeasureSet, layouts: [TableLayout]) {
    self.measures = measures
    self.layouts = Dictionary(layouts.map { ($0.name, $0) }) { first, _ in first }
  }

  /// Nil after a fault.
  func read(_ entry: inout MappingReader) -> NoticeRule.Condition? {
    guard var reader = entry.nested("when") else {
      entry.reportMissing("when", remedy: "say when the rule holds: \"when: {measure: …, each: […], atLeast: …}\"")
      return nil
    }
    defer { entry.finish(reader) }
    switch (reader.has("measure"), reader.has("rows")) {
    case (true, false): return measureCondition(&reader).map { .measure($0) }
    case (false, true): return rowCondition(&reader).map { .rows($0) }
    default:
      for key in Self.measureKeys + Self.rowKeys { _ = reader.value(key) }
      reader.report(
        Diagnostic(.rulesDefinition, "\"when\" has either \"measure\" or \"rows\"", at: reader.location))
      return nil
    }
  }

  private static let relations = RuleBound.Relation.allCases.map(\.rawValue)
  private static let measureKeys = ["measure", "view", "of", "filters", "each", "depth"] + relations
  private static let rowKeys = ["rows", "where", "empty", "overdue", "time", "dimensions"]

  // MARK: Measures

  private func measureCondition(_ reader: inout MappingReader) -> MeasureCondition? {
    let name = reader.text("measure")
    let measure = name.flatMap(measures.measure)
    if let name, measure == nil, !measures.faulty.contains(name) {
      let place = reader.value("measure")?.location ?? reader.location
      reader.report(.unknownRuleName(name, "measure", measures.measures.map(\.name), at: place))
    }
    let quantity = quantity(measure, &reader)
    let filters = filters(measure, &reader)
    let grid = grid(&reader, default: nil) { dimension, place, reader in
      check(dimension, measure, at: place, &reader)
    }
    let bound = bound(&reader)
    guard let measure, let grid, let bound else { return nil }
    guard let grain = measures.grain(of: measure), Self.allows(grid.unit, grain) else {
      reader.report(
        Diagnostic(
          .rulesDefinition, "the measure \"\(measure.name)\" cannot be asked by \(grid.unit.rawValue)",
          at: reader.place(of: "each"), remedy: "its records have no time so fine"))
      return nil
    }
    return MeasureCondition(measure: measure.name, quantity: quantity, filters: filters, each: grid, bound: bound)
  }

  private static func allows(_ unit: Period.Unit, _ grain: TimeGrain) -> Bool {
    switch grain {
    case .day: true
    case .month: unit >= .month
    case .year: unit == .year
    }
  }

  private func quantity(_ measure: Measure?, _ reader: inout MappingReader) -> MeasureCondition.Quantity {
    let views: [FigureView] = [.value, .change, .difference, .share, .cumulative]
    let view = reader.choice("view", of: views.map(\.rawValue)).flatMap(FigureView.init)
    guard reader.choice("of", of: ["target"]) != nil else { return .view(view ?? .value) }
    if view != nil {
      reader.report(
        Diagnostic(
          .rulesDefinition, "\"of: target\" is a quantity of its own", at: reader.place(of: "view"),
          remedy: "leave \"view\" out"))
    }
    if let measure, measure.target == nil {
      reader.report(
        Diagnostic(
          .rulesDefinition, "the measure \"\(measure.name)\" has no target", at: reader.place(of: "of"),
          remedy: "name the measure of its quota there: \"target: …\""))
    }
    return .targetUse
  }

  private func filters(_ measure: Measure?, _ reader: inout MappingReader) -> [String: [String]] {
    guard let value = reader.value("filters") else { return [:] }
    guard let members = value.members else {
      return reader.reject(value, "filters", "a mapping of dimensions to values, such as {industry: [工矿商贸]}") ?? [:]
    }
    var filters: [String: [String]] = [:]
    for member in members where check(member.key, measure, at: member.keyLocation, &reader) {
      let values = member.value.text.map { [$0] } ?? member.value.elements?.compactMap(\.text) ?? []
      if values.isEmpty || values.count < member.value.elements?.count ?? 1 {
        let _: Int? = reader.reject(member.value, member.key, "a value or a list of values")
      }
      filters[member.key] = values
    }
    return filters
  }

  private func check(
    _ dimension: String, _ measure: Measure?, at place: SourceLocation, _ reader: inout MappingReader
  ) -> Bool {
    guard measures.dimension(dimension) != nil else {
      reader.report(.unknownRuleName(dimension, "dimension", measures.dimensions.map(\.name), at: place))
      return false
    }
    if let measure, !measures.has(dimension, measure) {
      reader.report(
        Diagnostic(
          .rulesDefinition, "the measure \"\(measure.name)\" does not know the dimension \"\(dimension)\"", at: place))
      return false
    }
    return true
  }

  private func bound(_ reader: inout MappingReader) -> RuleBound? {
    let found = Self.relations.compactMap { key in reader.value(key).map { (key, $0) } }
    guard found.count == 1, let (key, value) = found.first, let relation = RuleBound.Relation(rawValue: key) else {
      reader.report(
        Diagnostic(
          .rulesDefinition, found.isEmpty ? "\"when\" has no bound" : "\"when\" has more than one bound",
          at: found.last?.1.location ?? reader.location,
          remedy: "write one of \(Self.relations.joined(separator: ", "))"))
      return nil
    }
    let text = value.text ?? ""
    guard let number = FixedPoint(text.hasSuffix("%") ? text.dropLast() : text[...]) else {
      return reader.reject(value, key, "a number, such as 2 or 80%")
    }
    return RuleBound(relation, number)
  }

  // MARK: Each

  /// - Parameter isKnown: reports a dimension that cannot be used.
  private func grid(
    _ reader: inout MappingReader, default unit: Period.Unit?,
    isKnown: (String, SourceLocation, inout MappingReader) -> Bool
  ) -> RuleGrid? {
    let depths = depths(&reader)
    var (dimensions, units): ([RuleGrid.Dimension], [Period.Unit]) = ([], [])
    var isSound = true
    for value in reader.texts("each") ?? [] {
      guard let name = value.text else { continue }
      if let unit = Period.Unit(rawValue: name) {
        units.append(unit)
      } else if isKnown(name, value.location, &reader) {
        dimensions.append(RuleGrid.Dimension(name, depth: depths[name]))
      } else {
        isSound = false
      }
    }
    let unlisted = depths.keys.sorted().first { name in !dimensions.contains { $0.name == name } }
    if let unlisted, isSound {
      reader.report(
        Diagnostic(
          .rulesDefinition, "\"depth\" speaks of \"\(unlisted)\", which \"each\" does not have",
          at: reader.place(of: "depth")))
      isSound = false
    }
    guard units.count <= 1, let unit = units.first ?? unit else {
      reader.report(
        Diagnostic(
          .rulesDefinition, "\"each\" needs one unit of time", at: reader.place(of: "each"),
          remedy: "add one of \(QueryNames.timeUnits.joined(separator: ", "))"))
      return nil
    }
    return isSound ? RuleGrid(dimensions, unit) : nil
  }

  private func depths(_ reader: inout MappingReader) -> [String: Int] {
    guard let value = reader.value("depth") else { return [:] }
    guard let members = value.members else {
      return reader.reject(value, "depth", "a mapping of dimensions to levels, such as {region: 1}") ?? [:]
    }
    var depths: [String: Int] = [:]
    for member in members {
      if let depth = member.value.text.flatMap({ Int($0) }), (0...9).contains(depth) {
        depths[member.key] = depth
      } else {
        let _: Int? = reader.reject(member.value, member.key, "a level from 0 to 9")
      }
    }
    return depths
  }

  // MARK: Rows

  private func rowCondition(_ reader: inout MappingReader) -> RowCondition? {
    guard let table = reader.text("rows") else { return nil }
    guard let layout = layouts[table] else {
      let place = reader.value("rows")?.location ?? reader.location
      reader.report(.unknownRuleName(table, "table", layouts.keys.sorted(), at: place))
      for key in Self.measureKeys + Self.rowKeys { _ = reader.value(key) }
      return nil
    }
    let columns = dimensionColumns(layout, &reader)
    let grid = grid(&reader, default: .day) { name, place, reader in
      if columns[name] != nil || layout.column(name) != nil { return true }
      reader.report(.unknownRuleName(name, "column", layout.columns.map(\.name), at: place))
      return false
    }
    let overdue = dayColumn("overdue", layout, &reader)
    let time = dayColumn("time", layout, &reader) ?? overdue
    let empty = (reader.texts("empty") ?? []).filter { value in
      value.text.map { column($0, layout, at: value.location, &reader) } ?? false
    }
    let conditions = conditions(layout, &reader)
    let atLeast = reader.integer("atLeast", in: 1...1_000_000) ?? 1
    guard let time else {
      if !reader.has("time"), !reader.has("overdue") {
        reader.report(
          Diagnostic(
            .rulesDefinition, "the rule does not say which day of a row counts", at: reader.location,
            remedy: "name a column of dates: \"time: date\""))
      }
      return nil
    }
    guard let grid else { return nil }
    let named = grid.dimensions.map { ($0.name, columns[$0.name] ?? $0.name) }
    var condition = RowCondition(
      table: table, time: time, columns: Dictionary(named) { first, _ in first }, each: grid)
    condition.conditions = conditions
    condition.empty = empty.compactMap(\.text)
    condition.overdue = overdue
    condition.holdsDays = layout.column(time)?.storage == .date
    condition.tableTime = listTime(layout)
    condition.atLeast = atLeast
    return condition
  }

  /// As `RecordsBinder` has it: of the first measure over the table with a time; else the only column of a time.
  private func listTime(_ layout: TableLayout) -> String? {
    let sources = measures.measures.lazy.compactMap(\.source).filter { $0.resource == layout.name }
    if let time = sources.compactMap(\.time).first { return time.column }
    let times = layout.columns.filter { [.date, .datetime, .month, .year].contains($0.storage) }
    return times.count == 1 ? times[0].name : nil
  }

  private func dimensionColumns(_ layout: TableLayout, _ reader: inout MappingReader) -> [String: String] {
    guard let value = reader.value("dimensions") else { return [:] }
    guard let members = value.members else {
      return reader.reject(value, "dimensions", "a mapping of dimensions to columns") ?? [:]
    }
    var columns: [String: String] = [:]
    for member in members {
      guard let name = member.value.text, column(name, layout, at: member.value.location, &reader) else { continue }
      columns[member.key] = name
    }
    return columns
  }

  private func dayColumn(_ key: String, _ layout: TableLayout, _ reader: inout MappingReader) -> String? {
    guard let value = reader.value(key), let name = reader.text(key),
      column(name, layout, at: value.location, &reader)
    else { return nil }
    if let storage = layout.column(name)?.storage, storage == .date || storage == .datetime { return name }
    return reader.reject(value, key, "a column of dates")
  }

  private func conditions(_ layout: TableLayout, _ reader: inout MappingReader) -> [ColumnFilter] {
    guard let value = reader.value("where") else { return [] }
    guard let members = value.members else {
      return reader.reject(value, "where", "a mapping of columns to values, such as {level: [较大, 重大]}") ?? []
    }
    return members.compactMap { member in
      guard column(member.key, layout, at: member.keyLocation, &reader) else { return nil }
      let values = member.value.text.map { [$0] } ?? member.value.elements?.compactMap(\.text) ?? []
      guard !values.isEmpty, values.count == member.value.elements?.count ?? 1 else {
        return reader.reject(member.value, member.key, "a value or a list of values")
      }
      return ColumnFilter(column: member.key, values: values)
    }
  }

  private func column(
    _ name: String, _ layout: TableLayout, at place: SourceLocation, _ reader: inout MappingReader
  ) -> Bool {
    if layout.column(name) != nil { return true }
    reader.report(.unknownRuleName(name, "column", layout.columns.map(\.name), at: place))
    return false
  }
}

extension Diagnostic {
  static func unknownRuleName(
    _ name: String, _ what: String, _ known: [String], at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .rulesReference, "there is no \(what) \"\(name)\"", at: place, remedy: NameAdvice.remedy(name, known))
  }
}
