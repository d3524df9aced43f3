import Diagnostics
import Numbers
import Testing

@testable import Records

struct MeasuresReaderTests {
  private static let layouts = [SampleCity.accidents, SampleCity.regions, SampleCity.employed].map(\.layout)

  /// Faults as `line:column message | remedy`.
  private func faults(_ yaml: String) -> [String] {
    SampleMeasures.read(yaml, Self.layouts).1.map { fault in
      "\(fault.location?.line ?? 0):\(fault.location?.column ?? 0) \(fault.message)"
        + (fault.remedy.map { " | " + $0 } ?? "")
    }
  }

  @Test("everything is read into its type")
  func readsAll() throws {
    let (set, faults) = SampleMeasures.read(
      """
      dimensions:
        region: {label: {zh-Hans: 地区, en: Region}, codes: regions, rollup: prefix}
        level: {values: [一般, 较大]}
      measures:
        loss:
          label: 损失
          unit: {zh-Hans: 万元, en: "10,000 CNY"}
          resource: accidents
          sum: loss
          time: date
          dimensions: {region: region}
          where: {status: x, level: [一般, 较大]}
          better: lower
          target: people
          definition: 按日期
          rounding: truncate
        people: {resource: employed, sum: people, time: year}
        share: {ratio: [loss, people], as: percent}
        rate: {rate: loss, per: people, times: 10000, decimals: 3}
        all: {resource: accidents, count: rows}
      """.replacing("status: x, ", with: ""), Self.layouts, RoundingRules(mode: .halfEven, decimals: 1))
    #expect(faults.map(\.message) == [])
    let loss = try #require(set.measure("loss"))
    let source = try #require(loss.source)
    #expect(source.resource == "accidents")
    #expect(source.time == Measure.Source.Time(column: "date", grain: .day))
    #expect(source.dimensions == ["region": "region"])
    #expect(source.conditions == [ColumnFilter(column: "level", values: ["一般", "较大"])])
    #expect(loss.unit?.text(in: "en") == "10,000 CNY")
    #expect((loss.decimals, loss.rounding, loss.better, loss.target) == (2, .truncate, .lower, "people"))
    let share = try #require(set.measure("share"))
    #expect((share.decimals, share.rounding, share.isPercent) == (1, .halfEven, true))
    #expect(set.measure("rate")?.decimals == 3)
    #expect(set.measure("people")?.source?.time?.grain == .year)
    #expect(set.measure("all")?.source?.dimensions == ["region": "region", "level": "level"])
    #expect(set.measures.map(\.name) == ["loss", "people", "share", "rate", "all"])
    #expect(set.has("region", share) && !set.has("level", share))
    #expect(set.grain(of: share) == .year)
    #expect(set.parts(of: share).map(\.name) == ["loss", "people"])
  }

  @Test("names that do not exist are reported where they stand, with the nearest one")
  func unknownNames() {
    #expect(
      faults(
        """
        dimensions:
          region: {codes: region}
          place: {codes: employed}
        measures:
          a: {resource: accident, count: rows}
          b: {resource: accidents, sum: death, time: dates, dimensions: {regoin: region, place: plaice}}
          c: {ratio: [a, d]}
          e: {rate: a, per: bb, target: aa}
          f: {resource: accidents, count: rows, where: {levle: x}}
        """) == [
          "2:19 there is no resource \"region\" | did you mean \"regions\"?",
          "3:11 the table \"employed\" has no column \"code\" | there is year, region, people",
          "3:11 the table \"employed\" has no column \"name\" | there is year, region, people",
          "5:17 there is no resource \"accident\" | did you mean \"accidents\"?",
          "6:46 the table \"accidents\" has no column \"dates\" | did you mean \"date\"?",
          "6:66 there is no dimension \"regoin\" | did you mean \"region\"?",
          "6:89 the table \"accidents\" has no column \"plaice\" | there is id, date, region, level, deaths, loss, party",
          "6:33 the table \"accidents\" has no column \"death\" | did you mean \"deaths\"?",
          "7:18 there is no measure \"d\" | there is a, b, c, e, f",
          "8:21 there is no measure \"bb\" | did you mean \"b\"?",
          "8:33 there is no measure \"aa\" | did you mean \"a\"?",
          "9:49 the table \"accidents\" has no column \"levle\" | did you mean \"level\"?",
        ])
  }

  @Test("what cannot be computed is reported")
  func definitions() {
    let found = faults(
      """
      dimensions:
        month: {}
        parent: {rollup: parent}
        both: {codes: regions, values: [a]}
      measures:
        none: {label: x}
        two: {resource: accidents, count: rows, sum: deaths}
        text: {resource: accidents, sum: region}
        time: {resource: accidents, count: rows, time: region}
        counted: {resource: accidents, count: deaths}
        one: {ratio: [text]}
        value: {resource: accidents, count: rows, where: {deaths: three}}
        literal: {resource: accidents, count: rows}
        a.b: {resource: accidents, count: rows}
        much: {resource: accidents, count: rows, decimals: 9, better: less, lable: x}
        empty:
      """)
    #expect(
      found == [
        "2:3 the name \"month\" has a meaning of its own in queries | choose another name for the dimension",
        "3:12 \"rollup: parent\" needs a code list | name the resource with the columns code, name and parent: "
          + "\"codes: …\"",
        "4:26 the dimension \"both\" has both \"codes\" and \"values\" | the code list has an order of its own: leave "
          + "\"values\" out",
        "6:9 the measure \"none\" has nothing to compute | write one of count, sum, distinct, ratio, rate",
        "7:8 the measure \"two\" has more than one of them: count, sum | write one of count, sum, distinct, ratio, rate",
        "8:36 \"region\" cannot be summed: it is a column of text | declare the field as integer or number in the data "
          + "package, or sum another column",
        "9:50 \"region\" is no time: it is a column of text | declare the field as date, datetime, yearmonth or year in "
          + "the data package",
        "10:41 \"count\" must be \"rows\", not \"deaths\" | for the different values of a column write \"distinct: "
          + "deaths\"",
        "11:16 \"ratio\" must be two measures, [above, below], not a list",
        "12:61 \"deaths\" must be a value of its column, which is of whole numbers, not \"three\"",
        "13:3 the name \"literal\" has a meaning of its own in queries | choose another name for the measure",
        "14:3 \"a.b\" cannot be the name of a measure | use letters, digits, - and _",
        "15:65 \"better\" must be one of lower, higher, neither, not \"less\"",
        "15:54 \"decimals\" must be a whole number from 0 to 6, not \"9\"",
        "15:71 unknown key \"lable\" | did you mean \"label\"?",
        "16:9 the measure \"empty\" must be a mapping of keys to values, not nothing | write \"key: value\" lines",
      ])
  }

  @Test("ratios of ratios of ratios end somewhere: the first that lies too deep is reported", arguments: [9, 24, 300])
  func nested(_ count: Int) {
    let lines = (1...count).map { "  m\($0): {ratio: [m\($0 - 1), m\($0 - 1)]}" }
    let (set, faults) = SampleMeasures.read(
      (["measures:", "  m0: {resource: accidents, count: rows}"] + lines).joined(separator: "\n"),
      [SampleCity.accidents.layout])
    #expect(faults.map(\.message) == ["the measure \"m9\" is made of more than 8 levels of ratios"])
    #expect(faults.first?.location?.line == 11)
    #expect(set.measures.map(\.name) == (0...8).map { "m\($0)" })
    #expect(CubeSources(set).plans.last??.parts.count == 1)
  }

  @Test("measures that are made of themselves are reported once, and what is made of them is left out")
  func circles() {
    let (set, faults) = SampleMeasures.read(
      """
      measures:
        a: {ratio: [b, n]}
        b: {rate: n, per: c}
        c: {ratio: [a, n]}
        d: {ratio: [a, n]}
        e: {ratio: [e, n]}
        f: {ratio: [g, n]}
        g: {ratio: [n, n]}
        n: {resource: accidents, count: rows}
      """, Self.layouts)
    #expect(
      faults.map { "\($0.location?.line ?? 0) \($0.message)" } == [
        "2 the measure \"a\" is made of itself: a → b → c → a", "6 the measure \"e\" is made of itself: e → e",
      ])
    #expect(set.measures.map(\.name) == ["f", "g", "n"])
    #expect(set.faulty == ["a", "b", "c", "d", "e"])
  }

  @Test("an empty file has no measures, and stored SQL does not stand here")
  func others() {
    #expect(SampleMeasures.read("", []).0.measures.isEmpty)
    #expect(faults("queries: {a: b}") == ["1:1 unknown key \"queries\" | stored SQL is content/data/queries/NAME.sql"])
    #expect(faults("measures: [a]").count == 1)
    #expect(faults("- a").count == 1)
  }

  @Test("texts fall back from a language to its relatives, to the text for all, to the first")
  func languages() {
    let text = LocalizedText([("zh-Hans", "起"), ("en", "accidents"), ("en-GB", "incidents")])
    #expect(text.text(in: "zh-Hans") == "起")
    #expect(text.text(in: "zh-Hans-CN") == "起")
    #expect(text.text(in: "zh-Hant") == "起")
    #expect(text.text(in: "EN-gb") == "incidents")
    #expect(text.text(in: "en-US") == "accidents")
    #expect(text.text(in: "de") == "起")
    #expect(LocalizedText([("en", "East"), ("", "东区")]).text(in: "de") == "东区")
    #expect(LocalizedText("人").text(in: "en") == "人")
    #expect(LocalizedText([]).text(in: "en").isEmpty)
  }
}
