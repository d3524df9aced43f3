import Diagnostics
import Testing

@testable import Records

struct FootingRuleTests {
  @Test(
    "Parts add up to the total",
    arguments: [([20, 123, 131], 274), ([22, 53, 2], 77), ([20, 11], 31)])
  func vectors(parts: [Int], total: Int) {
    let names = parts.indices.map { "part\($0)" }
    var table = Checking(nil, (names + ["total"]).map { "\($0):integer" }.joined(separator: " "))
    table.table.settings.footings = [Footing(total: "total", parts: names)]
    let row = parts.map(String.init).joined(separator: "|")
    #expect(table.findings("\(row)|\(total)").isEmpty)
    let found = table.findings("\(row)|\(total + 1)")
    #expect(found.ids == ["footing"])
    #expect(
      found.first?.message
        == "\(parts.map(String.init).joined(separator: " + ")) = \(total), but \"total\" is \(total + 1)")
  }

  @Test("Numbers of different decimals are added exactly")
  func decimals() {
    var table = Checking(nil, "a:1 b:3 total:2")
    table.table.settings.footings = [Footing(total: "total", parts: ["a", "b"])]
    #expect(
      table.findings("0.1|0.2|0.3", "1.5|0.005|1.51").map(\.message) == ["1.5 + 0.005 = 1.505, but \"total\" is 1.51"])
  }

  @Test("Where a part is missing, the others must not exceed the total")
  func missing() {
    let table = Checking("accountability", "criminal:integer disciplinary:integer total:integer")
    #expect(table.findings("20||31", "20|11|", "20|11|31").isEmpty)
    #expect(table.findings("40||31").ids == ["footing"])
    #expect(table.findings("20|12|31").ids == ["footing"])
  }

  @Test("What a resource declares for a total takes the place of the profile's sum")
  func declared() {
    var table = Checking("accountability", "criminal:integer disciplinary:integer other:integer total:integer")
    #expect(table.findings("20|11|2|33").ids == ["footing"])
    table.table.settings.footings = [Footing(total: "total", parts: ["criminal", "disciplinary", "other"])]
    #expect(table.findings("20|11|2|33").isEmpty)
  }

  @Test("A sum of columns that are not there, or hold no numbers, is reported")
  func unknown() {
    var table = Checking(nil, "a:text total:integer")
    table.table.settings.footings = [Footing(total: "total", parts: ["a", "b"])]
    #expect(table.findings().ids == ["profile-role", "profile-role"])
  }
}
