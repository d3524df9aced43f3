import Chronology
import DataFormats
import Diagnostics
import Files
import SampleSites

@testable import Records

/// Measures over tables, from text.
struct SampleMeasures {
  let folder: TemporaryFolder
  let evaluator: FigureEvaluator
  let engine: any RecordEngine

  var store: CubeStore { evaluator.store }

  init(
    _ yaml: String, _ tables: [SampleTable], coverages: [String: String] = [:],
    rules: RoundingRules = RoundingRules()
  ) throws {
    folder = try TemporaryFolder()
    engine = try SQLiteEngine(folder: folder("records"))
    for table in tables { try table.load(into: engine) }
    let (set, faults) = Self.read(yaml, tables.map(\.layout), rules)
    precondition(faults.isEmpty, "\(faults.map(\.message))")
    let store = try CubeStore(
      measures: set, engine: engine, coverages: coverages.compactMapValues { Period($0) })
    evaluator = FigureEvaluator(store: store, rules: rules)
  }

  static func read(
    _ yaml: String, _ layouts: [TableLayout], _ rules: RoundingRules = RoundingRules()
  ) -> (MeasureSet, [Diagnostic]) {
    var faults: [Diagnostic] = []
    let value = YAMLReader.read(yaml, path: "content/data/measures.yaml", into: &faults)
    var reader = MeasuresReader(layouts: layouts, rules: rules)
    return (reader.read(value, path: "content/data/measures.yaml", into: &faults), faults)
  }

  static func query(_ address: String) throws -> FigureQuery {
    guard let (query, faults) = FigureQueryParser.parse(address), faults.isEmpty else {
      throw QueryBinder.Faults(faults: FigureQueryParser.parse(address)?.faults ?? [])
    }
    return query
  }

  func bind(_ address: String, _ scope: PageScope = PageScope()) throws -> BoundQuery {
    try evaluator.bind(Self.query(address), in: scope)
  }

  /// The number as printed with its unit's sign, such as `17.78% up`, or the reason why there is none.
  func figure(_ address: String, _ scope: PageScope = PageScope()) throws -> String {
    guard let figure = try evaluator.figure(bind(address, scope)) else { return "nothing" }
    return Self.text(figure)
  }

  static func text(_ figure: ComputedFigure) -> String {
    var text: String
    switch figure.outcome {
    case .none(let absence): text = absence.rawValue
    case .number(let number):
      text = number.text
      switch figure.unit {
      case .measure: break
      case .percent: text += "%"
      case .percentagePoints: text += "pp"
      case .rank: text = "#" + text
      }
    }
    if let direction = figure.direction { text += " " + direction.rawValue }
    if figure.isPartial { text += " partial" }
    return text
  }

  func faults(_ address: String, _ scope: PageScope = PageScope()) -> [String] {
    do {
      let query = try Self.query(address)
      if query.scheme == .records {
        _ = try RecordsBinder.bind(query, in: scope, store)
      } else {
        _ = try evaluator.bind(query, in: scope)
      }
      return []
    } catch let error as QueryBinder.Faults {
      return error.faults.map { fault in fault.message + (fault.remedy.map { " | " + $0 } ?? "") }
    } catch {
      return ["\(error)"]
    }
  }

  /// Lines such as `2024-01: 3, 1.5`, the total last.
  func table(_ address: String, _ scope: PageScope = PageScope()) throws -> [String] {
    let table = try evaluator.table(bind(address, scope))
    var lines = table.rows.map { row in
      Self.text(row.header) + ": " + row.cells.map(Self.text).joined(separator: ", ")
    }
    if let total = table.total {
      lines.append("total: " + total.map { $0.map(Self.text) ?? "-" }.joined(separator: ", "))
    }
    return lines
  }

  func columns(_ address: String, _ scope: PageScope = PageScope()) throws -> [String] {
    try evaluator.table(bind(address, scope)).columns.map { column in
      (column.series.map { Self.text($0) + " " } ?? "") + column.measure.name + "." + column.view.rawValue
    }
  }

  static func text(_ header: EvaluatedTable.Header) -> String {
    switch header {
    case .period(let period): period.text
    case .member(dimension: _, let member): member.code
    case .rest: "rest"
    case .total: "total"
    }
  }
}

/// A made-up city's records.
enum SampleCity {
  static let accidents = SampleTable(
    "accidents", "id, date: date, region, level, deaths: integer, loss: decimal 2, party",
    """
    1, 2023-01-10, 320402, 一般, 1, 10.50, 甲
    2, 2023-01-20, 320404, 较大, 3, 20.00, 乙
    3, 2023-02-10, 320402, 一般, 0, 1.25, 甲
    4, 2024-01-05, 320402, 一般, 1, 5.00, 甲
    5, 2024-01-15, 320402, 一般, 1, 5.00, 乙
    6, 2024-01-25, 320404, 一般, 0, , 甲
    7, 2024-02-01, 320411, 较大, 4, 8.00, 丙
    8, 2024-03-31, , 一般, 0, 1.00,
    9, 2024-03-31, 320499, 一般, 1, 2.00, 丁
    """)

  static let regions = SampleTable(
    "regions", "code, name, name_en",
    """
    320400, 云川市, Yunchuan
    320411, 新区, New District
    320402, 东区, East
    320404, 西区, West
    """)

  static let employed = SampleTable(
    "employed", "year: year, region, people: integer",
    """
    2023, 320400, 1000
    2023, 320402, 400
    2023, 320404, 600
    2024, 320402, 0
    2024, 320404, 500
    """)

  static let quotas = SampleTable("quotas", "year: year, region, deaths: integer", "2023, 320400, 5\n2024, 320400, 4")

  static let yaml = """
    dimensions:
      region: {label: {zh-Hans: 地区, en: Region}, codes: regions, rollup: prefix}
      level: {label: 等级, values: [一般, 较大, 重大]}
    measures:
      accidents: {label: 事故起数, unit: 起, resource: accidents, count: rows, time: date, better: lower}
      deaths: {label: 死亡人数, resource: accidents, sum: deaths, time: date, better: lower, target: quota}
      loss: {resource: accidents, sum: loss, time: date}
      parties: {resource: accidents, distinct: party, time: date}
      larger: {resource: accidents, count: rows, time: date, where: {level: [较大, 重大]}}
      larger-share: {ratio: [larger, accidents], as: percent, decimals: 1}
      employed: {resource: employed, sum: people, time: year}
      quota: {resource: quotas, sum: deaths, time: year}
      death-rate: {rate: deaths, per: employed, times: 100000, decimals: 3}
      all-time: {resource: accidents, count: rows}
    """

  static func measures(coverages: [String: String] = [:], rules: RoundingRules = RoundingRules()) throws
    -> SampleMeasures
  {
    try SampleMeasures(yaml, [accidents, regions, employed, quotas], coverages: coverages, rules: rules)
  }
}
