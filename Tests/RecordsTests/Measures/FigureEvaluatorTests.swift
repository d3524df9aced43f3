import Chronology
import Numbers
import Testing

@testable import Records

struct FigureEvaluatorTests {
  @Test(
    "values are those of the records",
    arguments: [
      ("figure:accidents", "9"), ("figure:accidents?period=2023", "3"), ("figure:accidents?period=2024-01", "3"),
      ("figure:deaths?period=2024-Q1", "7"), ("figure:deaths?period=2024-01-15..2024-02-01", "5"),
      ("figure:accidents?period=2024-W03", "1"), ("figure:loss?period=2024-01", "10.00"),
      ("figure:loss?period=2024-01&decimals=0", "10"), ("figure:parties?period=2024-01", "2"),
      ("figure:parties?period=2024-01..2024-02", "3"), ("figure:parties?period=2024-03", "1"),
      ("figure:accidents?period=2024-01&region=320402", "2"), ("figure:accidents?period=2024-01&region=East", "2"),
      ("figure:accidents?period=2024-01&region=%E4%B8%9C%E5%8C%BA", "2"),
      ("figure:accidents?period=2024-01&region=东区,西区", "3"), ("figure:parties?region=320402", "2"),
      ("figure:accidents?period=2024-01&level=较大", "0"), ("figure:larger?period=2024", "1 partial"),
      ("figure:larger-share?period=2024-Q1", "16.7%"), ("figure:all-time", "9"),
      ("figure:deaths.cumulative?period=2024-02", "6"), ("figure:deaths.previous?period=2024-01", "4"),
      ("figure:deaths.previous?period=2024-02&versus=last-period", "2"),
      ("figure:deaths.target?period=2023", "5"), ("figure:deaths.target?period=2024-01", "no-target"),
      ("figure:deaths.target?period=2023&region=320402", "no-target"),
    ])
  func values(_ address: String, _ expected: String) throws {
    #expect(try SampleCity.measures().figure(address) == expected)
  }

  @Test("what the page says and the target is not divided by leaves no target, rather than that of the whole")
  func targetOfPart() throws {
    let city = try SampleCity.measures()
    let page = PageScope(period: Period("2024"), values: ["level": "一般"])
    #expect(try city.figure("figure:deaths.target", page) == "no-target")
    #expect(try city.evaluator.provenance(city.bind("figure:deaths.target", page)).parts.isEmpty)
    #expect(try city.figure("figure:deaths.target", PageScope(period: Period("2024"))) == "4")
  }

  @Test("a place holds what its code holds, listed or not")
  func rollup() throws {
    let city = try SampleCity.measures()
    // 320499 is in no list, but lies in 320400; the row without a region is nowhere.
    #expect(try city.figure("figure:accidents?period=2024-Q1&region=320400") == "5")
    #expect(try city.figure("figure:accidents?period=2024-Q1&region=320000") == "5")
    #expect(try city.figure("figure:accidents?period=2024-Q1") == "6")
  }

  @Test(
    "comparisons have a direction, and defined outcomes without a number",
    arguments: [
      ("figure:accidents.change?period=2024-01", "50.00% up"), ("figure:deaths.change?period=2024-01", "-50.00% down"),
      ("figure:accidents.change?period=2024-02", "0.00% unchanged"),
      ("figure:deaths.change?period=2024-02", "zero-base up"),
      ("figure:deaths.difference?period=2024-02", "4 up"), ("figure:loss.difference?period=2024-01", "-20.50 down"),
      ("figure:accidents.change?period=2024-02&level=重大", "zero-base unchanged"),
      ("figure:accidents.difference?period=2024-02&level=重大", "0 unchanged"),
      ("figure:accidents.change?period=2023-02", "no-base"), ("figure:accidents.previous?period=2023-02", "no-base"),
      ("figure:accidents.change?period=2024", "partial-period partial"),
      ("figure:accidents.change?period=2024-04", "no-data"), ("figure:accidents?period=2024-04", "no-data"),
      ("figure:accidents?period=2022", "no-data"), ("figure:accidents?period=2022-12..2023-01", "2 partial"),
      ("figure:accidents.change?period=2024-01&versus=2023-02", "200.00% up"),
      ("figure:accidents.change?period=2024-02&versus=last-period&decimals=1", "-66.7% down"),
      ("figure:larger-share.change?period=2024-01", "-50.0pp down"),
      ("figure:larger-share.difference?period=2024-01", "-50.0pp down"),
      ("figure:larger-share?period=2023-03", "zero-base"),
      ("figure:accidents.change?period=2024-02-29", "no-base"),
    ])
  func comparisons(_ address: String, _ expected: String) throws {
    #expect(try SampleCity.measures().figure(address) == expected)
  }

  @Test("nothing recorded within the coverage is zero, and what is covered can be declared")
  func declaredCoverage() throws {
    let city = try SampleCity.measures(coverages: ["accidents": "2022-01..2024-12"])
    #expect(try city.figure("figure:accidents?period=2024-07") == "0")
    #expect(try city.figure("figure:loss?period=2024-07") == "0.00")
    #expect(try city.figure("figure:parties?period=2024-07") == "0")
    #expect(try city.figure("figure:accidents.change?period=2024") == "100.00% up")
    #expect(try city.figure("figure:accidents.change?period=2023") == "zero-base up")
    #expect(try city.figure("figure:accidents?period=2025-01") == "no-data")
  }

  @Test("a table by years answers for whole years, a row for the whole before the sum of its parts")
  func yearly() throws {
    let city = try SampleCity.measures()
    #expect(try city.figure("figure:employed?period=2023&region=320400") == "1000")
    #expect(try city.figure("figure:employed?period=2023") == "1000")
    #expect(try city.figure("figure:employed?period=2023&region=320402") == "400")
    #expect(try city.figure("figure:employed?period=2024&region=320400") == "500")
    // No row is no zero.
    #expect(try city.figure("figure:employed?period=2023&region=320411") == "no-data")
    #expect(try city.figure("figure:employed", PageScope(period: Period("2023-01"))) == "no-data")
    #expect(try city.figure("figure:employed?period=2022..2023") == "1000 partial")
  }

  @Test("a rate needs a row below the line, and one that is not zero")
  func rates() throws {
    let city = try SampleCity.measures(coverages: ["accidents": "2023..2024"])
    #expect(try city.figure("figure:death-rate?period=2023") == "400.000")
    #expect(try city.figure("figure:death-rate?period=2023&region=320404") == "500.000")
    #expect(try city.figure("figure:death-rate?period=2023&region=320411") == "no-data")
    #expect(try city.figure("figure:death-rate?period=2024&region=320402") == "zero-base")
    #expect(try city.figure("figure:death-rate", PageScope(period: Period("2023-01"))) == "no-data")
    // The denominator has no levels: deaths in larger accidents, among all who are employed.
    #expect(try city.figure("figure:death-rate?period=2023&level=较大") == "300.000")
    #expect(try city.figure("figure:death-rate.change?period=2024&region=320404") == "-100.00% down")
  }

  @Test("a share is of the whole without the parts that the address names")
  func shares() throws {
    let city = try SampleCity.measures()
    #expect(try city.figure("figure:accidents.share?period=2024-01&region=320402") == "66.67%")
    let page = PageScope(period: Period("2024-01"), values: ["region": "320402"])
    #expect(try city.figure("figure:accidents.share?level=一般", page) == "100.00%")
    #expect(try city.figure("figure:accidents.share", page) == "66.67%")
    #expect(try city.figure("figure:larger.share?period=2024-01&region=320402") == "zero-base")
    #expect(try city.figure("figure:loss.share?period=2024-02&region=320411") == "100.00%")
  }

  @Test("a rank is among siblings, and equal values share a place")
  func ranks() throws {
    let city = try SampleCity.measures()
    #expect(try city.figure("figure:accidents.rank?period=2023&region=320402") == "#1")
    #expect(try city.figure("figure:deaths.rank?period=2023&region=320402") == "#2")
    #expect(try city.figure("figure:deaths.rank?period=2023&region=320411") == "#3")
    #expect(try city.figure("figure:larger.rank?period=2024-01&region=320411") == "#1")
    #expect(try city.figure("figure:accidents.rank?period=2023&level=较大") == "#2")
    #expect(try city.figure("figure:employed.rank?period=2023&region=320411") == "no-data")
    #expect(try city.figure("figure:employed.rank?period=2023&region=320402") == "#2")
  }

  @Test("the page's period and dimensions count where a measure has them")
  func scope() throws {
    let city = try SampleCity.measures()
    let page = PageScope(period: Period("2024-01"), values: ["region": "东区", "title": "x"])
    #expect(try city.figure("figure:accidents", page) == "2")
    #expect(try city.figure("figure:accidents?region=320404", page) == "1")
    #expect(try city.figure("figure:accidents?period=2023", page) == "2")
    #expect(try city.figure("figure:all-time", page) == "4")
    #expect(try city.evaluator.figure(city.bind("figure:literal")) == nil)
  }

  @Test("the rows behind a figure are counted and found")
  func provenance() throws {
    let city = try SampleCity.measures()
    func rows(_ address: String) throws -> [String] {
      try city.evaluator.provenance(city.bind(address)).parts.map { part in
        let page = try city.engine.rows(try city.evaluator.request(for: part))
        #expect(page.count == part.rowCount, "\(address)")
        let lines = page.places.map { String($0.line) }.joined(separator: " ")
        return "\(part.isBase ? "base " : "")\(part.resource) \(part.rowCount): \(lines)"
      }
    }
    #expect(try rows("figure:accidents?period=2024-01&region=320402") == ["accidents 2: 5 6"])
    #expect(try rows("figure:accidents?period=2024-03&region=320400") == ["accidents 1: 10"])
    #expect(try rows("figure:loss?period=2024-01") == ["accidents 2: 5 6"])
    #expect(try rows("figure:parties?period=2024-03") == ["accidents 1: 10"])
    #expect(try rows("figure:larger?period=2024-Q1") == ["accidents 1: 8"])
    #expect(try rows("figure:accidents.change?period=2024-01") == ["accidents 3: 5 6 7", "base accidents 2: 2 3"])
    #expect(
      try rows("figure:death-rate?period=2023&region=320404") == ["accidents 1: 3", "base employed 1: 4"])
    #expect(try rows("figure:deaths.target?period=2023") == ["quotas 1: 2"])
    #expect(try rows("figure:all-time") == ["accidents 9: 2 3 4 5 6 7 8 9 10"])
  }

  /// reference/vectors.json, percent_change: current, previous, and what the office printed.
  @Test(
    "changes are those that offices printed",
    arguments: [
      (274, 335, RoundingMode.halfUp, 2, "-18.21% down"), (77, 114, .halfUp, 2, "-32.46% down"),
      (20, 39, .halfUp, 2, "-48.72% down"), (2, 1, .halfUp, 0, "100% up"), (33, 47, .halfUp, 1, "-29.8% down"),
      (33, 28, .halfUp, 1, "17.9% up"), (34, 25, .halfUp, 1, "36.0% up"), (37, 45, .truncate, 2, "-17.77% down"),
      (33, 42, .truncate, 2, "-21.42% down"), (14, 31, .truncate, 2, "-54.83% down"),
      (0, 0, .halfUp, 2, "zero-base unchanged"), (1, 0, .halfUp, 2, "zero-base up"), (0, 1, .halfUp, 0, "-100% down"),
    ])
  func printedChanges(
    _ current: Int, _ previous: Int, _ mode: RoundingMode, _ decimals: Int, _ printed: String
  ) throws {
    let table = SampleTable("t", "date: date, n: integer", "2023-07-01, \(previous)\n2024-07-01, \(current)")
    let measures = try SampleMeasures(
      "measures: {n: {resource: t, sum: n, time: date}}", [table], rules: RoundingRules(mode: mode, decimals: decimals))
    #expect(try measures.figure("figure:n.change?period=2024-07") == printed)
  }

  @Test("a sum that cannot be held says so")
  func overflow() throws {
    let table = SampleTable("t", "n: integer", "\(Int.max)\n\(Int.max)")
    let measures = try SampleMeasures("measures: {n: {resource: t, sum: n}}", [table])
    #expect(try measures.figure("figure:n") == "overflow")
  }

  @Test("figures can be asked for from many threads")
  func threads() async throws {
    let city = try SampleCity.measures()
    let found = await withTaskGroup { tasks in
      for index in 0..<200 {
        tasks.addTask { try? city.figure("figure:deaths?period=2024-0\(index % 3 + 1)&region=320400") }
      }
      return await tasks.reduce(into: [String: Int]()) { $0[$1 ?? "nil", default: 0] += 1 }
    }
    #expect(found == ["2": 67, "4": 67, "1": 66])
  }
}
