import Characters
import DataFormats
import Diagnostics

/// Reads what one measure is made of: its form, its rows, their time and dimensions.
struct MeasureFormReader {
  let layouts: [String: TableLayout]
  let dimensions: [Dimension]
  /// All measures that are written.
  let names: [String]

  private static let forms = ["count", "sum", "distinct", "ratio", "rate"]

  /// Stands in for rows that cannot be found.
  static let nowhere = Measure.Source(resource: "", time: nil, dimensions: [:], conditions: [])

  /// Nil after a fault. All keys that a form knows are asked for, so that none is called unknown.
  func read(_ name: String, _ entry: inout MappingReader) -> Measure? {
    // The reader has reported anything that is no mapping.
    guard entry.diagnostics.isEmpty else { return nil }
    let written = Self.forms.filter { entry.has($0) }
    guard written.count == 1 else {
      let remedy = "write one of \(Self.forms.joined(separator: ", "))"
      let found = written.isEmpty ? "nothing to compute" : "more than one of them: " + written.joined(separator: ", ")
      entry.report(
        Diagnostic(
          .measuresDefinition, "the measure \"\(name)\" has \(found)", at: entry.location, remedy: remedy))
      askForAll(&entry)
      return nil
    }
    switch written[0] {
    case "ratio": return ratio(name, &entry)
    case "rate": return rate(name, &entry)
    default: return rows(name, written[0], &entry)
    }
  }

  private func askForAll(_ entry: inout MappingReader) {
    for key in Self.forms + ["resource", "time", "dimensions", "where", "as", "per", "times"] { _ = entry.value(key) }
  }

  // MARK: Measures of measures

  private func ratio(_ name: String, _ entry: inout MappingReader) -> Measure? {
    let isPercent = entry.choice("as", of: ["percent", "number"]) == "percent"
    guard let value = entry.value("ratio") else {
      return entry.reject(DataValue(.null, at: entry.place(of: "ratio")), "ratio", "two measures, [above, below]")
    }
    guard let parts = value.elements, parts.count == 2, let above = parts[0].text, let below = parts[1].text else {
      return entry.reject(value, "ratio", "two measures, [above, below]")
    }
    guard isKnown(above, at: parts[0].location, &entry), isKnown(below, at: parts[1].location, &entry) else {
      return nil
    }
    var measure = Measure(
      name: name,
      form: .ratio(numerator: above, denominator: below, times: isPercent ? 100 : 1, isRate: false))
    measure.isPercent = isPercent
    return measure
  }

  private func rate(_ name: String, _ entry: inout MappingReader) -> Measure? {
    let times = entry.integer("times", in: 1...1_000_000_000) ?? 1
    let above = entry.requiredText("rate", remedy: "name the measure above the line")
    let below = entry.requiredText("per", remedy: "name the measure below the line, such as \"per: employed\"")
    guard let above, let below else { return nil }
    let isAboveKnown = isKnown(above, at: entry.value("rate")?.location ?? entry.location, &entry)
    guard isKnown(below, at: entry.value("per")?.location ?? entry.location, &entry), isAboveKnown else { return nil }
    return Measure(name: name, form: .ratio(numerator: above, denominator: below, times: times, isRate: true))
  }

  private func isKnown(_ measure: String, at place: SourceLocation, _ entry: inout MappingReader) -> Bool {
    if names.contains(measure) { return true }
    entry.report(.unknownMeasure(measure, names, at: place))
    return false
  }

  // MARK: Measures of rows

  private func rows(_ name: String, _ form: String, _ entry: inout MappingReader) -> Measure? {
    let resource = entry.requiredText("resource", remedy: "name the table whose rows are counted")
    let column = entry.text(form)
    guard let resource, let layout = layout(resource, "resource", &entry) else {
      for key in ["time", "dimensions", "where"] { _ = entry.value(key) }
      return nil
    }
    let count = entry.diagnostics.count
    let (time, dimensions) = (time(layout, &entry), columns(layout, &entry))
    let conditions = conditions(layout, &entry)
    let source = Measure.Source(
      resource: resource, time: time, dimensions: dimensions, conditions: conditions.map(\.filter))
    let isSound = entry.diagnostics.count == count
    guard let column, let form = self.form(form, column, source, layout, &entry), isSound else { return nil }
    var measure = Measure(name: name, form: form)
    measure.conditionPlaces = conditions.map(\.places)
    return measure
  }

  private func form(
    _ form: String, _ text: String, _ source: Measure.Source, _ layout: TableLayout, _ entry: inout MappingReader
  ) -> Measure.Form? {
    let place = entry.value(form)?.location ?? entry.location
    if form == "count" {
      if text == "rows" { return .count(source) }
      return entry.reject(
        DataValue(.scalar(text, isQuoted: false), at: place), "count", "\"rows\"",
        remedy: "for the different values of a column write \"distinct: \(text)\"")
    }
    guard let column = column(text, of: layout, at: place, &entry) else { return nil }
    if form == "distinct" { return .distinct(source, column: text) }
    switch column.storage {
    case .integer: return .sum(source, column: text, scale: 0)
    case .decimal(let scale): return .sum(source, column: text, scale: scale)
    default:
      entry.report(
        Diagnostic(
          .measuresDefinition, "\"\(text)\" cannot be summed: it is a column of \(column.storage.word)", at: place,
          remedy: "declare the field as integer or number in the data package, or sum another column"))
      return nil
    }
  }

  private func time(_ layout: TableLayout, _ entry: inout MappingReader) -> Measure.Source.Time? {
    guard let value = entry.value("time"), let text = entry.text("time"),
      let column = column(text, of: layout, at: value.location, &entry)
    else { return nil }
    guard let grain = column.storage.timeGrain else {
      entry.report(
        Diagnostic(
          .measuresDefinition, "\"\(text)\" is no time: it is a column of \(column.storage.word)", at: value.location,
          remedy: "declare the field as date, datetime, yearmonth or year in the data package"))
      return nil
    }
    return Measure.Source.Time(column: text, grain: grain)
  }

  /// As written; else each dimension whose name is a column.
  private func columns(_ layout: TableLayout, _ entry: inout MappingReader) -> [String: String] {
    guard let value = entry.value("dimensions") else {
      return Dictionary(
        dimensions.map(\.name).filter { layout.column($0) != nil }.map { ($0, $0) }
      ) { first, _ in first }
    }
    guard let members = value.members else {
      return entry.reject(value, "dimensions", "a mapping of dimensions to columns") ?? [:]
    }
    var columns: [String: String] = [:]
    for member in members {
      guard dimensions.contains(where: { $0.name == member.key }) else {
        entry.report(.unknownName(member.key, "dimension", dimensions.map(\.name), at: member.keyLocation))
        continue
      }
      guard let text = member.value.text else {
        let _: Int? = entry.reject(member.value, member.key, "the name of a column")
        continue
      }
      if column(text, of: layout, at: member.value.location, &entry) != nil { columns[member.key] = text }
    }
    return columns
  }

  private func conditions(
    _ layout: TableLayout, _ entry: inout MappingReader
  ) -> [(filter: ColumnFilter, places: [SourceLocation])] {
    guard let value = entry.value("where") else { return [] }
    guard let members = value.members else {
      return entry.reject(value, "where", "a mapping of columns to values, such as {status: 结案}") ?? []
    }
    return members.compactMap { member in
      guard let column = column(member.key, of: layout, at: member.keyLocation, &entry) else { return nil }
      let values = member.value.text.map { _ in [member.value] } ?? member.value.elements ?? []
      guard !values.isEmpty, values.allSatisfy({ $0.text != nil }) else {
        return entry.reject(member.value, member.key, "a value or a list of values")
      }
      for value in values where column.storage != .text {
        guard let text = value.text, StoredValue.integer(text, column.storage) == nil else { continue }
        let _: Int? = entry.reject(value, member.key, "a value of its column, which is of \(column.storage.word)")
      }
      return (ColumnFilter(column: member.key, values: values.compactMap(\.text)), values.map(\.location))
    }
  }

  // MARK: Names

  func layout(_ name: String, _ key: String, _ entry: inout MappingReader) -> TableLayout? {
    if let layout = layouts[name] { return layout }
    let place = entry.value(key)?.location ?? entry.location
    entry.report(.unknownName(name, "resource", layouts.keys.sorted(), at: place))
    return nil
  }

  func column(
    _ name: String, of layout: TableLayout, at place: SourceLocation, _ entry: inout MappingReader
  ) -> TableLayout.Column? {
    if let column = layout.column(name) { return column }
    entry.report(
      .unknownName(name, "column", layout.columns.map(\.name), of: "the table \"\(layout.name)\"", at: place))
    return nil
  }
}

extension TableLayout.Storage {
  /// How a message names a type.
  var word: String {
    switch self {
    case .text: "text"
    case .integer: "whole numbers"
    case .decimal: "numbers"
    case .date: "dates"
    case .datetime: "dates and times"
    case .year: "years"
    case .month: "months"
    case .boolean: "true and false"
    }
  }
}

extension Diagnostic {
  static func unknownMeasure(_ name: String, _ known: [String], at place: SourceLocation) -> Diagnostic {
    unknownName(name, "measure", known, at: place)
  }

  /// - Parameter owner: what should have it, such as `the table "accidents"`.
  static func unknownName(
    _ name: String, _ what: String, _ known: [String], of owner: String? = nil, at place: SourceLocation
  ) -> Diagnostic {
    Diagnostic(
      .measuresReference, owner.map { "\($0) has no \(what) \"\(name)\"" } ?? "there is no \(what) \"\(name)\"",
      at: place, remedy: NameAdvice.remedy(name, known))
  }
}

/// What to write instead of an unknown name.
enum NameAdvice {
  /// The nearest name, else all of them when they are few.
  static func remedy(_ name: String, _ known: [String]) -> String? {
    if let nearest = Suggestion.nearest(to: name, among: known) { return "did you mean \"\(nearest)\"?" }
    if known.isEmpty { return "there is none" }
    return "there is " + known.prefix(12).joined(separator: ", ") + (known.count > 12 ? ", …" : "")
  }
}
