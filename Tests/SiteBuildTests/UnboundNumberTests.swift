import SampleSites
import SiteBuild
import Testing

@Suite("Numbers that are not bound to the records")
struct UnboundNumberTests {
  private let path = "content/statistics/a.md"

  @Test(
    "only kinds that promise official figures are looked at",
    arguments: [("statistics", true), ("enforcement", true), ("notice", false), ("speech", false), ("survey", true)])
  func kinds(kind: String, isLookedAt: Bool) async throws {
    let site = try SampleSite(SampleSite.configuration + "kinds: {survey: {title: 调查, bindsNumbers: true}}\n")
      .statistics(
        "statistics/a", "发生事故12起。", matter: ["enforcement": "issuer: 局", "speech": "speaker: 甲"][kind] ?? "", kind: kind
      )
    let report = await site.build()
    let line = kind == "enforcement" ? 9 : 8
    #expect(report.summary != nil)
    #expect(report.faults == (isLookedAt ? ["\(path):\(line):5 number-unbound"] : []))
    if isLookedAt {
      #expect(report.diagnostics.first?.location?.length == 3)
      #expect(report.diagnostics.first?.remedy == "write [12起](figure:MEASURE), or [12起](figure:literal \"source\")")
    }
  }

  @Test("strict makes them errors, and nothing is published")
  func strict() async throws {
    let site = try SampleSite().statistics("statistics/a", "发生事故12起。")
    let report = await site.build { $0.isStrict = true }
    #expect(report.outcome == .refused)
    #expect(!site.folder.exists("site"))
    #expect(report.diagnostics.map(\.severity) == [.error])
    #expect(await site.build().summary != nil)
    // What was published without strictness is not up to date with it.
    #expect(await site.build { $0.isStrict = true }.outcome == .refused)
  }

  @Test(
    "bound and literal numbers, code, addresses and numbers without a unit are none",
    arguments: [
      "[12起](figure:literal \"快报\")", "[2起](figure:accidents)", "`12起`", "```\n12起\n```", "第12条",
      "<https://example.org/12起>",
      "2024年5月1日", "[见](https://example.org/12起 \"12起\")", "![12起](chart:accidents?by=month&period=2024-01..2024-05)",
    ])
  func none(body: String) async throws {
    try await SampleSite.withRecords().statistics("statistics/a", body).publish()
  }

  struct Place: Sendable {
    let body: String
    /// Line and column.
    let place: String

    init(_ body: String, _ place: String) { (self.body, self.place) = (body, place) }
  }

  @Test(
    "the place is right after figures, in other blocks and with any line end",
    arguments: [
      Place("共[2起](figure:accidents)，死亡9人。", "8:27"), Place("一\n\n- 二**死亡9人**", "10:8"),
      Place("| 甲 |\n| --- |\n| 死亡9人 |", "10:5"), Place("## 死亡9人", "8:6"),
      Place("一\n二死亡9人", "9:4"),
    ], ["\n", "\r\n"])
  func places(place: Place, lineEnd: String) async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", place.body)
    try site.file(path, try #require(site.folder.text(path)).replacing("\n", with: lineEnd))
    #expect(await site.build().faults == ["\(path):\(place.place) number-unbound"])
  }

  @Test("units of the site's measures count too")
  func unitsOfMeasures() async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "共7捆书。")
    try await site.publish()
    try site.edit("content/data/measures.yaml", "unit: 万元", "unit: 捆")
    #expect(await site.build().faults == ["\(path):8:2 number-unbound"])
  }
}
