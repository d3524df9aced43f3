import Chronology
import Testing

@testable import Records

struct QueryBinderTests {
  @Test(
    "names that are not known are told with the nearest one",
    arguments: [
      ("figure:death", "there is no measure \"death\" | did you mean \"deaths\"?"),
      ("figure:deaths?regoin=1", "there is no key or dimension \"regoin\" | did you mean \"region\"?"),
      ("figure:deaths?perod=2024", "there is no key or dimension \"perod\" | did you mean \"period\"?"),
      ("figure:deaths?region=320403", "\"320403\" is no value of region | did you mean \"320400\"?"),
      ("figure:deaths?level=特大", "\"特大\" is no value of level | did you mean \"较大\"?"),
      ("chart:deaths?by=mnth", "there is no unit of time and no dimension \"mnth\" | did you mean \"month\"?"),
    ])
  func unknownNames(_ address: String, _ expected: String) throws {
    #expect(try SampleCity.measures().faults(address) == [expected])
  }

  @Test(
    "what has no answer is refused",
    arguments: [
      (
        "figure:deaths.change",
        "\"change\" needs a period, and neither the address nor the page gives one | add ?period=2024-08, or period: to "
          + "the front matter"
      ),
      (
        "figure:all-time?period=2024",
        "the measure \"all-time\" has no time: it cannot be asked for a period | leave \"period\" out, or give the "
          + "measure a \"time\" column in measures.yaml"
      ),
      ("figure:employed?period=2024-08", "the measure \"employed\" is known by years only, not for 2024-08"),
      ("figure:employed?level=一般", "the measure \"employed\" is not known by level | it has region"),
      ("figure:deaths.share?period=2024", "\"share\" needs a part | name a value of a dimension, such as ?industry=…"),
      ("figure:larger-share.share?level=一般", "a ratio has no share: it is no part of a whole"),
      ("figure:deaths.rank", "\"rank\" needs one value of one dimension | name it, such as ?region=…"),
      ("figure:deaths.rank?region=东区,西区", "\"rank\" needs one value of one dimension | name it, such as ?region=…"),
      (
        "figure:accidents.target",
        "the measure \"accidents\" has no target | name the measure that holds it in measures.yaml: \"target: …\""
      ),
      (
        "figure:deaths.target?period=2024&level=一般",
        "\"quota\", the target of \"deaths\", is not known by level | it has region"
      ),
      (
        "table:deaths.target?period=2024&by=level",
        "\"quota\", the target of \"deaths\", is not known by level | it has region"
      ),
      (
        "figure:deaths.change?period=2024-01&versus=2023",
        "2024-01 cannot be compared with 2023, which is of another length | name a period of the same length, or write "
          + "versus=last-year or versus=last-period"
      ),
      (
        "table:deaths,accidents?period=2024-Q1&versus=2023-Q1&by=month",
        "each part of the time would be compared with the whole of 2023-Q1 | write versus=last-year or "
          + "versus=last-period"
      ),
      (
        "table:deaths?region=云川市,东区&by=region",
        "\"320400\" holds \"320402\": it would count twice | name either the one or the other"
      ),
      ("figure:deaths?versus=last-year", "\"versus\" means nothing to a value | write deaths.change"),
      (
        "figure:deaths.cumulative?period=2024&versus=last-year",
        "\"versus\" means nothing to \"cumulative\" | it belongs to change, difference and previous"
      ),
      (
        "table:deaths?by=region&versus=last-year",
        "\"versus\" needs a period, and neither the address nor the page gives one | add ?period=2024-08, or period: to "
          + "the front matter"
      ),
      ("chart:deaths", "a chart needs \"by\" | add by=month, by=region, or both: by=month,region"),
      ("chart:deaths?by=month,year", "\"by\" takes one unit of time"),
      ("chart:employed?by=month", "the measure \"employed\" is known by years only, not by month"),
      ("chart:all-time?by=month", "the measure \"all-time\" has no time: it cannot be shown by month"),
      ("chart:employed?by=level", "the measure \"employed\" is not known by level | it has region"),
    ])
  func refusals(_ address: String, _ expected: String) throws {
    #expect(try SampleCity.measures().faults(address) == [expected])
  }

  @Test("a value of the front matter that is unknown is told as that")
  func frontMatter() throws {
    let city = try SampleCity.measures()
    let page = PageScope(values: ["region": "东曲"])
    #expect(
      city.faults("figure:deaths", page) == [
        "\"东曲\" is no value of region (in the page's front matter) | did you mean \"东区\"?"
      ])
    #expect(city.faults("figure:deaths?region=东区", page) == [])
  }

  @Test("a fixed period of as many months is compared with, whatever it is written in")
  func alike() throws {
    let city = try SampleCity.measures()
    #expect(city.faults("figure:deaths.change?period=2024-Q1&versus=2023-01..2023-03").isEmpty)
    #expect(city.faults("table:deaths?period=2024-02&versus=2023-01&by=region").isEmpty)
  }

  @Test("values of the front matter that hold one another are refused")
  func overlaps() throws {
    #expect(
      try SampleCity.measures().faults("figure:deaths", PageScope(values: ["region": "东区,云川市"])) == [
        "\"320400\" holds \"320402\": it would count twice (in the page's front matter) | name either the one or the "
          + "other"
      ])
  }

  @Test("a name of several values needs the code, and a value may hold a comma")
  func names() throws {
    let codes = SampleTable("codes", "code, name", "1, 城区\n2, 城区\n3, 郊区")
    var events = SampleTable("events", "place, party", "1, x")
    events.rows = [["1", "甲,乙"], ["2", "丙"]]
    let measures = try SampleMeasures(
      "dimensions: {place: {codes: codes}, party: {}}\nmeasures: {n: {resource: events, count: rows}}", [codes, events])
    #expect(
      measures.faults("figure:n?place=城区") == ["\"城区\" is the name of several values of place | write the code: 1, 2"])
    #expect(try measures.figure("figure:n?place=2") == "1")
    #expect(try measures.figure("figure:n?party=甲,乙") == "1")
    #expect(try measures.figure("figure:n?party=丙") == "1")
  }

  @Test("all faults of a query are told, and a faulty measure is not called unknown")
  func allFaults() throws {
    let city = try SampleCity.measures()
    #expect(city.faults("table:deths,accidnts?by=regoin&levle=1").count == 4)
    let (set, _) = SampleMeasures.read("measures: {a: {resource: x, count: rows}}", [])
    let store = try CubeStore(measures: set, engine: city.engine)
    #expect(throws: QueryBinder.Faults.self) {
      try QueryBinder.bind(SampleMeasures.query("figure:a"), in: PageScope(), store)
    }
    #expect(set.faulty == ["a"])
  }

  @Test("records are asked by dimensions, columns and time")
  func records() throws {
    let city = try SampleCity.measures()
    func lines(_ address: String, _ scope: PageScope = PageScope()) throws -> [Int] {
      try city.engine.rows(RecordsBinder.bind(SampleMeasures.query(address), in: scope, city.store)).places.map(\.line)
    }
    #expect(try lines("records:accidents?region=320400&period=2024-Q1&sort=-deaths,date") == [8, 5, 6, 10, 7])
    #expect(try lines("records:accidents?party=甲,丙&limit=2") == [2, 4])
    #expect(try lines("records:accidents", PageScope(period: Period("2024-01"), values: ["region": "东区"])) == [5, 6])
    #expect(try lines("records:regions", PageScope(period: Period("2024-01"))).count == 4)
    #expect(city.faults("records:accident") == ["there is no table \"accident\" | did you mean \"accidents\"?"])
    #expect(
      city.faults("records:accidents?columns=id,dat&sort=x&reg=1&region=y").map { $0.prefix(60) }
        == [
          "the table \"accidents\" has no column \"dat\" | did you mean \"dat",
          "the table \"accidents\" has no column \"x\" | there is id, date, ",
          "the table \"accidents\" has no column \"reg\" | there is id, date",
          "\"y\" is no value of region | there is 320400, 云川市, Yunchuan, ",
        ].map { $0.prefix(60) })
    #expect(
      city.faults("records:regions?period=2024") == [
        "the table \"regions\" has no time: it cannot be asked for a period | leave \"period\" out, or name the column as "
          + "\"time\" of a measure over the table"
      ])
  }
}
