import Chronology
import SampleSites
import Testing

@testable import Records

/// Random tables and random requests, against an evaluation that is too plain to be wrong.
struct EnginePropertyTests {
  @Test("groups and rows are those of a plain evaluation", arguments: EngineFactory.all, 0..<20)
  func agrees(_ factory: EngineFactory, _ seed: Int) throws {
    var random = SeededNumbers(seed: UInt64(seed))
    let table = RandomTable.make(&random)
    let folder = try TemporaryFolder()
    let engine = try factory.make(folder)
    try table.load(into: engine)
    for _ in 0..<20 {
      let request = RandomTable.request(&random)
      #expect(try Self.lines(engine.group(request)) == Self.plainLines(request, table), "seed \(seed): \(request)")
    }
  }

  /// `ordinal value value count total/present`, sorted.
  private static func lines(_ groups: GroupedRows) -> [String] {
    groups.counts.indices.map { index in
      let key =
        (groups.ordinals.isEmpty ? [] : [String(groups.ordinals[index])])
        + zip(groups.codes, groups.values).map { codes, values in values[Int(codes[index])] ?? "null" }
      let sums = groups.sums.map { "\($0.totals[index])/\($0.present[index])" }
      return (key + [String(groups.counts[index])] + sums).joined(separator: " ")
    }
    .sorted()
  }

  private static func plainLines(_ request: GroupRequest, _ table: SampleTable) -> [String] {
    var groups: [[String]: (count: Int, sums: [(total: Int128, present: Int)])] = [:]
    for row in table.rows {
      func cell(_ column: String) -> String? { table.layout.index(of: column).flatMap { row[$0] } }
      let passes = request.conditions.allSatisfy { filter in
        let isAmong = cell(filter.column).map(filter.values.contains) ?? false
        return isAmong != filter.isExcluding
      }
      guard passes else { continue }
      var key: [String] = []
      if let time = request.time {
        key.append(
          cell(time.column).flatMap { DateText($0)?.date }.map { date in
            switch time.grain {
            case .day: String(date.daysSinceEpoch)
            case .month: String(date.year * 12 + date.month - 1)
            case .year: String(date.year)
            }
          } ?? String(GroupedRows.noTime))
      }
      key += request.columns.map { cell($0) ?? "null" }
      var group = groups[key] ?? (0, request.sums.map { _ in (0, 0) })
      group.count += 1
      for (index, column) in request.sums.enumerated() {
        guard let number = cell(column).flatMap({ Int($0.split(separator: ".").joined()) }) else { continue }
        group.sums[index].total += Int128(number)
        group.sums[index].present += 1
      }
      groups[key] = group
    }
    return groups.map { key, group in
      (key + [String(group.count)] + group.sums.map { "\($0.total)/\($0.present)" }).joined(separator: " ")
    }
    .sorted()
  }
}

/// The same numbers at each run (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Accidents with gaps everywhere.
enum RandomTable {
  static let regions = ["320402", "320404", "320411", "320499", "320506", "330000", "x"]
  static let levels = ["一般", "较大", "重大", "未知"]

  static func make(_ random: inout SeededNumbers) -> SampleTable {
    let columns = "date: date, region, level, deaths: integer, loss: decimal 2, party"
    var table = SampleTable("accidents", columns, "")
    for _ in 0..<Int.random(in: 0...400, using: &random) {
      func maybe(_ text: String) -> String? { Int.random(in: 0..<8, using: &random) == 0 ? nil : text }
      let day = CivilDate(daysSinceEpoch: 18_993 + Int.random(in: 0..<800, using: &random))
      let cents = String(Int.random(in: 100...99_999, using: &random))
      table.rows.append([
        maybe(day.iso), maybe(regions.randomElement(using: &random) ?? ""),
        maybe(levels.randomElement(using: &random) ?? ""), maybe(String(Int.random(in: 0..<4, using: &random))),
        maybe(cents.dropLast(2) + "." + cents.suffix(2)), maybe("单位\(Int.random(in: 0..<30, using: &random))"),
      ])
    }
    return table
  }

  static func request(_ random: inout SeededNumbers) -> GroupRequest {
    var conditions: [ColumnFilter] = []
    if Bool.random(using: &random) {
      conditions.append(
        ColumnFilter(
          column: "region", values: Array(regions.shuffled(using: &random).prefix(2)),
          isExcluding: Bool.random(using: &random)))
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      conditions.append(ColumnFilter(column: "deaths", values: ["1", "3"]))
    }
    let grain = TimeGrain.allCases.randomElement(using: &random) ?? .day
    return GroupRequest(
      table: "accidents", conditions: conditions,
      time: Bool.random(using: &random) ? .init(column: "date", grain: grain) : nil,
      columns: Array(
        ["region", "level", "party", "deaths"].shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))),
      sums: Array(["deaths", "loss"].prefix(Int.random(in: 0...2, using: &random))))
  }
}
