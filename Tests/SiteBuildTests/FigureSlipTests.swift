import SampleSites
import Testing

@testable import SiteBuild

/// Slips that would have published a number that nobody checked.
@Suite("Slips around figures")
struct FigureSlipTests {
  @Test("a scheme has no case: the number is checked all the same")
  func schemeCase() async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "事故[9起](Figure:accidents)。")
    #expect(await site.build().faults.contains { $0.hasSuffix("figure-mismatch") })
  }

  @Test(
    "an address that is like a figure's is an error",
    arguments: ["figures:accidents", "figur:accidents", "figure\u{FF1A}accidents", "chrat:accidents"])
  func misspelt(address: String) async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "事故[2起](\(address))。")
    #expect(await site.build().faults.contains { $0.hasSuffix("markdown-data-form") })
  }

  @Test("other schemes are links", arguments: ["sip:12350", "tel:12350", "https://example.org/figure"])
  func otherSchemes(address: String) async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "见[附件](\(address))。")
    #expect(await site.build().faults == [])
  }

  @Test("a word of change before the link is part of what it says")
  func leadingDirection() async throws {
    // Two accidents in May 2024, three in May 2023.
    let right = try SampleSite.withRecords().statistics("statistics/a", "同比下降[33.33%](figure:accidents.change)。")
    #expect(await right.build().faults == [])
    let wrong = try SampleSite.withRecords().statistics("statistics/a", "同比上升[33.33%](figure:accidents.change)。")
    #expect(await wrong.build().faults.contains { $0.hasSuffix("figure-mismatch") })
  }

  @Test("an open change says its direction itself")
  func doubledDirection() async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "同比下降[](figure:accidents.change)。")
    #expect(await site.build().faults.contains { $0.hasSuffix("figure-mismatch") })
  }

  @Test("figures of a page whose front matter has errors are not judged")
  func faultyMatter() async throws {
    let site = try SampleSite.withRecords().bulletin(
      "notices/a", "事故[99起](figure:accidents)。", matter: "perid: 2024-05\n")
    #expect(await site.build().faults.allSatisfy { !$0.hasSuffix("figure-mismatch") })
  }

  @Test("a measure in 元 that sums a column in 万元 is an error")
  func moneyUnit() async throws {
    let site = try SampleSite.withRecords()
    let measures = site.folder.text("content/data/measures.yaml") ?? ""
    try site.content(
      "data/measures.yaml",
      measures + "\n  yuan: {label: 损失, unit: 元, resource: accidents, sum: loss, time: date}\n")
    #expect(await site.build().faults.contains { $0.hasSuffix("measures-definition") })
  }

  @Test("a bulletin that answers no rule there is is an error")
  func unknownRule() async throws {
    let site = try SampleSite.withRecords().bulletin("notices/a", matter: "rule: nothing\n")
    #expect(await site.build().faults.map { $0.split(separator: " ").last } == ["rule-unknown"])
  }

  @Test("rows without values are passed over, and rows of totals are reported")
  func spreadsheetRows() async throws {
    let site = try SampleSite.withRecords()
    let rows = site.folder.text("content/data/accidents.csv") ?? ""
    try site.content("data/accidents.csv", rows + ",,,,,,\n,,,,,,\n").statistics(
      "statistics/a", "事故[2起](figure:accidents)。")
    #expect(await site.build().faults.map { $0.split(separator: " ").last } == ["record-blank-row"])
    try site.content("data/accidents.csv", rows + "99,2024-05-31,990101,一般,1,1,合计\n")
    #expect(await site.build().faults.contains { $0.hasSuffix("total-row") })
  }
}
