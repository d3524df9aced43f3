import Diagnostics
import Testing

@testable import Records

struct ConditionResolverTests {
  private let places = SampleTable("places", "code, name", "990100, 云川市\n990102, 东区\n990104, 西区\n990105, 北区")
  private let events = SampleTable(
    "events", "date: date, region, level, note",
    "2024-01-01, 990102, 一般, 甲\n2024-01-02, 990104, 较大, 乙\n2024-01-03, 990199, 一般, 甲\n2024-01-04, 990200, 一般,")
  private let yearly = SampleTable("yearly", "year: year, region, people: integer", "2024, 990102, 1\n2024, 990104, 2")

  private static let dimensions = """
    dimensions:
      region: {codes: places, rollup: prefix}
      level: {values: [一般, 较大]}
    measures:

    """

  private func sample(_ measure: String) throws -> SampleMeasures {
    try SampleMeasures(Self.dimensions + "  n: \(measure)", [places, events, yearly])
  }

  private func findings(_ measure: String) throws -> [String] {
    try sample(measure).store.diagnostics.map { finding in
      "\(finding.severity) \(finding.location?.line ?? 0):\(finding.location?.column ?? 0) \(finding.message)"
        + (finding.remedy.map { " | " + $0 } ?? "")
    }
  }

  @Test(
    "a value that neither a list nor a row knows is an error at its place",
    arguments: [
      (
        "{resource: events, count: rows, where: {level: [较大事故]}}",
        "error 5:54 \"较大事故\" is no value of level | there is 一般, 较大"
      ),
      (
        "{resource: events, count: rows, where: {region: 东区}}",
        "error 5:54 \"东区\" is no value of region | write the code: \"990102\""
      ),
      (
        "{resource: yearly, sum: people, time: year, where: {region: [\"990100\"]}}",
        "error 5:67 \"990100\" holds other values of region, and \"yearly\" has no row for it | list the codes of the rows "
          + "that are meant"
      ),
      (
        "{resource: events, count: rows, where: {note: 丙}}",
        "warning 5:52 \"丙\" is in no row of the column \"note\" of \"events\" | there is 乙, 甲"
      ),
    ])
  func unknown(_ measure: String, _ expected: String) throws {
    let found = try findings(measure)
    #expect(found == [expected])
  }

  @Test(
    "values that are listed or in some row are fine, even where no row has them now",
    arguments: [
      "{resource: events, count: rows, where: {region: \"990105\"}}",
      "{resource: events, count: rows, where: {region: \"990199\", level: [一般], note: [甲, 乙]}}",
      "{resource: yearly, sum: people, time: year, where: {region: \"990102\"}}",
    ])
  func known(_ measure: String) throws {
    #expect(try findings(measure).isEmpty)
  }

  @Test("a value that holds others stands for all that it holds, and the rows behind the figure are those")
  func holders() throws {
    let sample = try sample("{resource: events, count: rows, time: date, where: {region: [\"990100\"]}}")
    #expect(sample.store.diagnostics.isEmpty)
    #expect(try sample.figure("figure:n") == "3")
    let part = try #require(try sample.evaluator.provenance(sample.bind("figure:n")).parts.first)
    #expect(try sample.engine.rows(sample.evaluator.request(for: part)).places.map(\.line) == [2, 3, 4])
  }
}
