import Characters
import DataFormats
import Diagnostics
import Numbers

/// Reads `content/data/measures.yaml` and checks it against the tables.
package struct MeasuresReader {
  private let layouts: [String: TableLayout]
  private let rules: RoundingRules
  private var dimensions: [Dimension] = []
  /// All names written under `measures:`, good or faulty.
  private var names: [String] = []

  /// - Parameters:
  ///   - layouts: the tables that there are.
  ///   - rules: the site's way of rounding, for measures that set none.
  package init(layouts: [TableLayout], rules: RoundingRules = RoundingRules()) {
    self.layouts = Dictionary(layouts.map { ($0.name, $0) }) { first, _ in first }
    self.rules = rules
  }

  /// All that is without fault; nothing for an empty file.
  package mutating func read(_ value: DataValue?, path: String, into diagnostics: inout [Diagnostic]) -> MeasureSet {
    var reader = MappingReader(value, name: path, at: SourceLocation(path: path))
    readDimensions(&reader)
    let measures = readMeasures(&reader)
    reader.reportUnknownKeys { $0 == "queries" ? "stored SQL is content/data/queries/NAME.sql" : nil }
    diagnostics += reader.diagnostics
    let sound = Set(measures.map(\.name))
    return MeasureSet(measures: measures, dimensions: dimensions, faulty: Set(names).subtracting(sound))
  }

  // MARK: Dimensions

  private mutating func readDimensions(_ reader: inout MappingReader) {
    for member in members("dimensions", "names to definitions, such as \"region: {label: 地区}\"", &reader) {
      guard QueryNames.check(member, "dimension", isDimension: true, &reader) else { continue }
      var entry = MappingReader(member.value, name: "the dimension \"\(member.key)\"", at: member.keyLocation)
      dimensions.append(readDimension(member.key, &entry))
      reader.finish(entry)
    }
  }

  private func readDimension(_ name: String, _ entry: inout MappingReader) -> Dimension {
    var dimension = Dimension(name: name)
    dimension.label = LocalizedText.read("label", &entry) ?? dimension.label
    if let resource = entry.text("codes"), let layout = layout(resource, "codes", &entry) {
      dimension.codes = resource
      for column in ["code", "name"] { _ = self.column(column, of: layout, at: entry.place(of: "codes"), &entry) }
    }
    dimension.rollup =
      entry.choice("rollup", of: Dimension.Rollup.allCases.map(\.rawValue)).flatMap(Dimension.Rollup.init) ?? .none
    if dimension.rollup == .parent {
      if let codes = dimension.codes, let layout = layouts[codes] {
        _ = column("parent", of: layout, at: entry.place(of: "rollup"), &entry)
      } else if !entry.has("codes") {
        entry.report(
          Diagnostic(
            .measuresDefinition, "\"rollup: parent\" needs a code list", at: entry.place(of: "rollup"),
            remedy: "name the resource with the columns code, name and parent: \"codes: …\""))
      }
    }
    dimension.values = entry.texts("values")?.compactMap(\.text)
    if dimension.values != nil, dimension.codes != nil {
      entry.report(
        Diagnostic(
          .measuresDefinition, "the dimension \"\(name)\" has both \"codes\" and \"values\"",
          at: entry.place(of: "values"), remedy: "the code list has an order of its own: leave \"values\" out"))
    }
    return dimension
  }

  // MARK: Measures

  private mutating func readMeasures(_ reader: inout MappingReader) -> [Measure] {
    let members = members("measures", "names to definitions, such as \"accidents: {count: rows, …}\"", &reader)
    names = members.map(\.key)
    var measures: [Measure] = []
    var places: [String: SourceLocation] = [:]
    for member in members {
      places[member.key] = member.keyLocation
      guard QueryNames.check(member, "measure", isDimension: false, &reader) else { continue }
      var entry = MappingReader(member.value, name: "the measure \"\(member.key)\"", at: member.keyLocation)
      let forms = MeasureFormReader(layouts: layouts, dimensions: dimensions, names: names)
      let measure = forms.read(member.key, &entry).map { describe($0, &entry) }
      if measure == nil { _ = describe(Measure(name: member.key, form: .count(MeasureFormReader.nowhere)), &entry) }
      let isSound = member.value.members != nil
      reader.finish(entry)
      if let measure, isSound { measures.append(measure) }
    }
    return MeasureGraph(measures: measures, places: places).sound(reporting: &reader)
  }

  /// The keys that every measure may have.
  private func describe(_ measure: Measure, _ entry: inout MappingReader) -> Measure {
    var measure = measure
    measure.label = LocalizedText.read("label", &entry) ?? measure.label
    measure.unit = LocalizedText.read("unit", &entry)
    measure.definition = LocalizedText.read("definition", &entry)
    measure.better =
      entry.choice("better", of: Measure.Better.allCases.map(\.rawValue)).flatMap(Measure.Better.init) ?? .neither
    measure.rounding =
      entry.choice("rounding", of: RoundingMode.allCases.map(\.rawValue)).flatMap(RoundingMode.init) ?? rules.mode
    measure.decimals = entry.integer("decimals", in: 0...6) ?? defaultDecimals(measure)
    if let target = entry.text("target") {
      if names.contains(target) {
        measure.target = target
      } else {
        entry.report(.unknownMeasure(target, names, at: entry.value("target")?.location ?? entry.location))
      }
    }
    return measure
  }

  private func defaultDecimals(_ measure: Measure) -> Int {
    switch measure.form {
    case .count, .distinct: 0
    case .sum(_, column: _, let scale): scale
    case .ratio: measure.isPercent ? rules.decimals : 2
    }
  }

  // MARK: Names

  private func members(_ key: String, _ wanted: String, _ reader: inout MappingReader) -> [DataValue.Member] {
    guard let value = reader.value(key) else { return [] }
    return value.members ?? reader.reject(value, key, "a mapping of \(wanted)") ?? []
  }

  private func layout(_ name: String, _ key: String, _ entry: inout MappingReader) -> TableLayout? {
    MeasureFormReader(layouts: layouts, dimensions: dimensions, names: names).layout(name, key, &entry)
  }

  private func column(
    _ name: String, of layout: TableLayout, at place: SourceLocation, _ entry: inout MappingReader
  ) -> TableLayout.Column? {
    MeasureFormReader(layouts: layouts, dimensions: dimensions, names: names).column(
      name, of: layout, at: place, &entry)
  }
}

extension LocalizedText {
  /// A text, or a mapping of languages to texts.
  static func read(_ key: String, _ entry: inout MappingReader) -> LocalizedText? {
    guard let value = entry.value(key) else { return nil }
    if let text = value.text { return LocalizedText(text) }
    guard let members = value.members, !members.isEmpty, members.allSatisfy({ $0.value.text != nil }) else {
      return entry.reject(value, key, "text, or a mapping of languages to texts such as {zh-Hans: …, en: …}")
    }
    return LocalizedText(members.map { ($0.key, $0.value.text ?? "") })
  }
}
