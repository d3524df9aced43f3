import Chronology
import Numbers
import Testing

@testable import Records

/// Random records and random queries, against counting by hand.
struct FigurePropertyTests {
  private static let yaml = """
    dimensions:
      region: {rollup: prefix}
      level: {values: [一般, 较大, 重大]}
    measures:
      accidents: {resource: accidents, count: rows, time: date}
      deaths: {resource: accidents, sum: deaths, time: date}
      loss: {resource: accidents, sum: loss, time: date}
      parties: {resource: accidents, distinct: party, time: date}
    """

  private static func measures(_ table: SampleTable) throws -> SampleMeasures {
    try SampleMeasures(yaml, [table], coverages: ["accidents": "2021..2025"])
  }

  @Test("figures are what counting by hand gives", arguments: 0..<20)
  func figures(_ seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed) + 1000)
    let table = RandomTable.make(&random)
    let measures = try Self.measures(table)
    for _ in 0..<100 {
      let measure = ["accidents", "deaths", "loss", "parties"].randomElement(using: &random) ?? ""
      let period = Self.period(&random)
      var query = FigureQuery(scheme: .figure)
      query.items = [FigureQuery.Item(measure: measure)]
      query.period = period
      if Bool.random(using: &random) {
        query.filters["region"] = ["320402", "320400", "320000", "330000"].randomElement(using: &random)
      }
      if Bool.random(using: &random) { query.filters["level"] = ["一般", "一般,较大"].randomElement(using: &random) }
      do {
        let figure = try measures.evaluator.figure(measures.evaluator.bind(query, in: PageScope()))
        let expected = Self.plain(measure, query, table)
        #expect(figure?.exact == expected, "seed \(seed): \(measure) \(query.filters) \(period.text)")
      } catch is QueryBinder.Faults {
        // A small table need not have every place.
        #expect(!table.rows.contains { ($0[1] ?? "").hasPrefix(Self.prefix(query.filters["region"] ?? "x")) })
      }
    }
  }

  @Test("tables foot: what is additive adds up to its total, by each axis", arguments: 0..<10)
  func foots(_ seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed) + 2000)
    let measures = try Self.measures(RandomTable.make(&random))
    for axes in ["region", "level", "month", "region,level", "month,region", "level,month", "region,quarter"] {
      let table = try measures.evaluator.table(
        measures.bind("table:accidents,deaths,loss?by=\(axes)&period=2022-01..2024-12"))
      guard let total = table.total else { continue }
      for column in table.columns.indices {
        let sum = table.rows.reduce(Fraction(0) as Fraction?) { sum, row in
          sum.flatMap { sum in row.cells[column].exact.flatMap { sum + $0 } }
        }
        #expect(sum == total[column]?.exact, "seed \(seed): \(axes) \(column)")
      }
      let whole = try measures.evaluator.figure(measures.bind("figure:accidents?period=2022-01..2024-12"))
      let last = axes.contains(",") ? table.columns.count - 3 : 0
      #expect(total[last]?.exact == whole?.exact, "seed \(seed): \(axes)")
    }
  }

  private static func period(_ random: inout SeededNumbers) -> Period {
    let first = CivilDate(daysSinceEpoch: 18_900 + Int.random(in: 0..<900, using: &random))
    let last = CivilDate(daysSinceEpoch: first.daysSinceEpoch + Int.random(in: 0..<200, using: &random))
    let unit = Period.Unit.allCases.randomElement(using: &random) ?? .day
    return Period(
      unit, from: Period(unit, containing: first).start, to: Period(unit, containing: last).end)
      ?? Period(unit, containing: first)
  }

  private static func prefix(_ code: String) -> String {
    var code = code
    while code.hasSuffix("00") { code.removeLast(2) }
    return code
  }

  private static func plain(_ measure: String, _ query: FigureQuery, _ table: SampleTable) -> Fraction? {
    let rows = table.rows.filter { row in
      guard let date = row[0].flatMap({ DateText($0)?.date }), query.period?.contains(date) == true else {
        return false
      }
      if let region = query.filters["region"], row[1]?.hasPrefix(prefix(region)) != true { return false }
      if let levels = query.filters["level"]?.split(separator: ",").map(String.init) {
        return row[2].map(levels.contains) ?? false
      }
      return true
    }
    switch measure {
    case "accidents": return Fraction(rows.count)
    case "parties": return Fraction(Set(rows.compactMap { $0[5] }).count)
    default:
      let column = measure == "deaths" ? 3 : 4
      return rows.compactMap { $0[column].flatMap { FixedPoint($0) } }
        .reduce(Fraction(0) as Fraction?) { sum, number in sum.flatMap { $0 + Fraction(number) } }
    }
  }
}
