import Chronology
import Testing

@testable import Records

struct FigureQueryParserTests {
  private func faults(_ address: String) -> [String] {
    (FigureQueryParser.parse(address)?.faults ?? []).map { $0.message + ($0.remedy.map { " | " + $0 } ?? "") }
  }

  private func query(_ address: String) throws -> FigureQuery {
    let parsed = try #require(FigureQueryParser.parse(address))
    #expect(parsed.faults.isEmpty)
    return parsed.query
  }

  @Test("a figure has a measure, a view and conditions")
  func figure() throws {
    let query = try query(
      "figure:deaths.change?period=2024-01..2024-08&region=320400,320500&versus=last-period&decimals=1")
    #expect(query.items == [FigureQuery.Item(measure: "deaths", view: .change)])
    #expect(query.period == Period("2024-01..2024-08"))
    #expect(query.filters == ["region": "320400,320500"])
    #expect(query.versus == .lastPeriod)
    #expect(query.decimals == 1)
    #expect(try self.query("figure:deaths").items == [FigureQuery.Item(measure: "deaths")])
    #expect(try self.query("figure:literal").isLiteral)
  }

  @Test("charts, tables, stored queries and records have keys of their own")
  func others() throws {
    let chart = try query("chart:a,b.share?by=month,region&type=stacked&depth=2")
    #expect(chart.items.map(\.measure) == ["a", "b"])
    #expect(chart.by == ["month", "region"])
    #expect(chart.options == ["type": "stacked", "depth": "2"])
    #expect(
      try query("table:a?by=region&versus=2019-08&total=false").versus == .period(try #require(Period("2019-08"))))
    let stored = try query("table:sql/top-10?year=2024&period=x")
    #expect(stored.storedQuery == "top-10")
    #expect(stored.options == ["year": "2024", "period": "x"])
    let records = try query("records:accidents?columns=id,date&sort=-date&limit=20&period=2024")
    #expect(records.table == "accidents")
    #expect(records.options == ["columns": "id,date", "sort": "-date", "limit": "20"])
  }

  @Test("percent-encoding is undone, a plus stays one")
  func encoding() throws {
    #expect(try query("figure:%E6%AD%BB%E4%BA%A1?%E5%9C%B0%E5%8C%BA=a%26b%3D+c").filters == ["地区": "a&b=+c"])
    #expect(try query("figure:死亡?地区=东区").items[0].measure == "死亡")
  }

  @Test(
    "other links are none of these",
    arguments: ["https://example.org", "figures:a", "figure", "", "Figure:a", "mailto:a"])
  func otherSchemes(_ address: String) {
    #expect(FigureQueryParser.parse(address) == nil)
  }

  @Test(
    "faults are told with what to write",
    arguments: [
      ("figure:", "no measure is named | write figure:MEASURE, such as figure:deaths"),
      ("figure:deaths.chnage", "there is no view \"chnage\" | did you mean \"change\"?"),
      ("figure:a?", "there is an empty part in the query | write KEY=VALUE, with & between two of them"),
      ("figure:a?b=1&&c=2", "there is an empty part in the query | write KEY=VALUE, with & between two of them"),
      ("figure:a?region", "\"region\" has no value | write region=VALUE"),
      ("figure:a?region=", "\"region\" has no value"), ("figure:a?=x", "a value has no key"),
      ("figure:a?b=1&b=2", "\"b\" stands twice | several values of a dimension are parted by commas"),
      (
        "figure:a?period=2024-13",
        "\"2024-13\" is no period | write 2024, 2024-H1, 2024-Q3, 2024-08, 2024-W35, 2024-08-15, or a range such as "
          + "2024-01..2024-08"
      ),
      (
        "figure:a?versus=last-yaer",
        "\"versus\" cannot be \"last-yaer\" | did you mean \"last-year\"?, or a period such as 2019-08"
      ),
      ("figure:a?decimals=7", "\"decimals\" must be a whole number from 0 to 6, not \"7\""),
      ("figure:a?by=month", "\"by\" means nothing in figure: | it belongs to chart:, table:"),
      ("chart:a?by=month&type=pie", "\"type\" cannot be \"pie\" | there is bar, stacked, line, sparkline"),
      ("chart:a?by=a,b,c", "\"by\" takes one or two parts | rows (or the axis) first, then columns (or series)"),
      ("chart:a?by=a,a", "\"by\" names \"a\" twice"),
      ("table:a,?by=month", "no measure is named | write table:MEASURE, such as table:deaths"),
      (
        "table:sql/../x",
        "\"../x\" is no name of a query | write table:sql/NAME for content/data/queries/NAME.sql"
      ),
      ("records:", "no table is named | write records:TABLE"),
      ("records:a?limit=0", "\"limit\" must be a whole number from 1 to 100000, not \"0\""),
      ("figure:a%2", "a % is not followed by two hexadecimal digits | write %25 for the character itself"),
      ("figure:a?b=%FF", "the percent-encoded bytes are no UTF-8"),
      ("figure:a#b", "a query has no part after # | remove it, or write %23 for the character itself"),
    ])
  func faultTexts(_ address: String, _ expected: String) {
    #expect(faults(address) == [expected])
  }

  @Test("all faults of an address are told")
  func allFaults() {
    #expect(faults("figure:a.b?period=x&decimals=y").count == 3)
  }
}
