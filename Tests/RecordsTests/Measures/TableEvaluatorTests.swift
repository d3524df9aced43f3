import Chronology
import Testing

@testable import Records

struct TableEvaluatorTests {
  @Test("each month is listed, also without records, and the total is computed")
  func months() throws {
    let city = try SampleCity.measures()
    #expect(
      try city.table("table:accidents,deaths,parties,larger-share?by=month&period=2023-01..2023-03") == [
        "2023-01: 2, 4, 2, 50.0%", "2023-02: 1, 0, 1, 0.0%", "2023-03: 0, 0, 0, zero-base", "total: 3, 4, 2, 33.3%",
      ])
  }

  @Test("units of time divide the coverage where no period is in force")
  func wholeCoverage() throws {
    let city = try SampleCity.measures()
    #expect(try city.table("table:accidents?by=year") == ["2023: 3", "2024: 6 partial", "total: 9 partial"])
    #expect(try city.table("chart:accidents?by=half-year") == ["2023-H1: 3", "2023-H2: 0", "2024-H1: 6 partial"])
    #expect(try city.table("table:employed?by=year&total=false") == ["2023: 1000", "2024: 500"])
  }

  @Test("the units of an axis are periods too: comparisons need no other")
  func axisAsPeriod() throws {
    let city = try SampleCity.measures(coverages: ["accidents": "2023..2024"])
    #expect(
      try city.table("table:accidents.change,deaths.cumulative?by=year") == [
        "2023: no-base, 4", "2024: 100.00% up, 7", "total: no-base, 7",
      ])
    #expect(
      try city.table("chart:accidents?by=year&versus=last-year") == ["2023: 3, no-base", "2024: 6, 3"])
  }

  @Test("places below the common root are listed in the order of the list; what they leave is the rest")
  func regions() throws {
    let city = try SampleCity.measures()
    #expect(
      try city.table("table:accidents,deaths?by=region&period=2024-Q1") == [
        "320411: 1, 4", "320402: 2, 2", "320404: 1, 0", "rest: 2, 1", "total: 6, 7",
      ])
    // Below 320400 the row without a region is left out; 320499 is in no list.
    #expect(
      try city.table("table:accidents.share,accidents.rank?by=region&period=2024-Q1&region=320400") == [
        "320411: 20.00%, #2", "320402: 40.00%, #1", "320404: 20.00%, #2", "rest: 20.00%, no-data", "total: 100.00%, -",
      ])
    #expect(try city.table("table:accidents?by=region&period=2023&region=320402,320404").count == 3)
    #expect(try city.table("table:accidents?by=region&period=2023&region=320402") == ["320402: 2"])
    // A table by years: the whole has a row of its own, and there is no rest.
    #expect(
      try city.table("table:employed,death-rate?by=region&period=2023") == [
        "320411: no-data, no-data", "320402: 400, 250.000", "320404: 600, 500.000", "total: 1000, 400.000",
      ])
  }

  @Test("codes of another edition of a list are left out, unless records of the time have them")
  func editions() throws {
    let codes = SampleTable(
      "codes", "code, name, since: date, until: date",
      "a, 旧, 2003-01-01, 2015-12-31\nb, 迟, 2003-01-01, 2015-12-31\nc, 新, 2016-01-01,\nd, 未, 2030-01-01,\ne, 常,,")
    let events = SampleTable("events", "date: date, code", "2020-05-01, b\n2020-06-01, c\n2010-01-01, a")
    let city = try SampleMeasures(
      """
      dimensions: {code: {codes: codes}}
      measures: {n: {resource: events, count: rows, time: date}}
      """, [codes, events], coverages: ["events": "2010..2020"])
    #expect(try city.table("chart:n?by=code&period=2020") == ["b: 1", "c: 1", "e: 0"])
    #expect(try city.table("chart:n?by=code&period=2010") == ["a: 1", "b: 0", "e: 0"])
    #expect(try city.table("chart:n?by=code").count == 5)
    // What a query names is shown.
    #expect(try city.table("chart:n?by=code&period=2020&code=a,d") == ["a: 0", "d: 0"])
  }

  @Test("a comparison adds the compared values, and in tables the change")
  func comparison() throws {
    let city = try SampleCity.measures()
    let address = "table:accidents,loss.share?by=level&period=2024-01&versus=last-year"
    #expect(
      try city.columns(address) == ["accidents.value", "accidents.previous", "accidents.change", "loss.share"])
    #expect(
      try city.table(address) == [
        "一般: 3, 1, 200.00% up, 100.00%", "较大: 0, 1, -100.00% down, 0.00%", "重大: 0, 0, zero-base unchanged, 0.00%",
        "total: 3, 2, 50.00% up, 100.00%",
      ])
    #expect(try city.columns("chart:accidents?by=month&period=2024-Q1&versus=last-year").count == 2)
    #expect(
      try city.table("chart:accidents?by=month&period=2024-Q1&versus=last-year") == [
        "2024-01: 3, 2", "2024-02: 1, 1", "2024-03: 2, 0",
      ])
  }

  @Test("two parts of by make a cross table whose margins foot")
  func crossTable() throws {
    let city = try SampleCity.measures()
    let address = "table:accidents?by=month,region&period=2024-Q1"
    #expect(
      try city.columns(address) == [
        "320411 accidents.value", "320402 accidents.value", "320404 accidents.value", "rest accidents.value",
        "total accidents.value",
      ])
    #expect(
      try city.table(address) == [
        "2024-01: 0, 2, 1, 0, 3", "2024-02: 1, 0, 0, 0, 1", "2024-03: 0, 0, 0, 2, 2", "total: 1, 2, 1, 2, 6",
      ])
    #expect(try city.table("table:accidents?by=level,month&period=2024-Q1")[0] == "一般: 3, 0, 2, 5")
    #expect(
      try city.table("chart:accidents.share?by=level,region&period=2024-01") == [
        "一般: 0.00%, 66.67%, 33.33%", "较大: 0.00%, 0.00%, 0.00%", "重大: 0.00%, 0.00%, 0.00%",
      ])
  }

  @Test("a table without by is one row")
  func noAxis() throws {
    #expect(try SampleCity.measures().table("table:accidents,deaths?period=2023") == ["total: 3, 4"])
  }

  @Test("values that the data have are listed where nothing else lists them, with a rest for none")
  func undeclaredValues() throws {
    let measures = try SampleMeasures(
      "dimensions: {party: {}}\nmeasures: {n: {resource: accidents, count: rows, time: date}}", [SampleCity.accidents])
    #expect(
      try measures.table("table:n?by=party&period=2024-Q1") == [
        "丁: 1", "丙: 1", "乙: 1", "甲: 2", "rest: 1", "total: 6",
      ])
  }

  @Test("periods that cannot be divided are refused, and so are tables without end")
  func refusals() throws {
    let city = try SampleCity.measures()
    func fault(_ address: String) throws -> String? {
      let query = try city.bind(address)
      do throws(TableFailure) {
        _ = try city.evaluator.table(query)
      } catch {
        if case .query(let fault) = error { return fault.message }
      }
      return nil
    }
    #expect(try fault("table:accidents?by=week&period=2024-01") == "the period 2024-01 cannot be divided by week")
    #expect(try fault("table:accidents?by=year&period=2024-01") == "the period 2024-01 cannot be divided by year")
    #expect(try fault("table:accidents?by=day&period=1000..9999") != nil)
    #expect(try fault("table:accidents?by=day,region&period=1900..2020") != nil)
  }

  /// reference/vectors.json, cross_foot: totals of parts, as columns of a table.
  @Test(
    "parts foot to the printed totals",
    arguments: [(274, [20, 123, 131]), (77, [22, 53, 2]), (31, [20, 11])])
  func crossFoot(_ total: Int, _ parts: [Int]) throws {
    let lines = parts.enumerated().map { "2024-01-01, p\($0), \($1)" }.joined(separator: "\n")
    let measures = try SampleMeasures(
      "dimensions: {part: {}}\nmeasures: {n: {resource: t, sum: n, time: date}}",
      [SampleTable("t", "date: date, part, n: integer", lines)])
    let expected = parts.enumerated().map { "p\($0): \($1)" } + ["total: \(total)"]
    #expect(try measures.table("table:n?by=part&period=2024-01") == expected)
  }
}
