import Diagnostics
import SampleSites
import SiteBuild
import Testing

@Suite("Published figures do not change in silence")
struct LedgerFigureTests {
  private let path = SampleSite.statisticsFile

  @Test("a figure whose records have changed is an error at its line that names both values")
  func figure() async throws {
    let site = try await SampleSite.published()
    try site.edit("content/data/accidents.csv", "2024-05-01", "2024-04-01")
    let before = site.site
    let finding = try #require(await site.findings().first)
    #expect(finding.kind == .publishedFigure)
    #expect(finding.location?.path == path)
    #expect(finding.location?.line == 8)
    #expect(finding.message.contains("\"2起\""))
    #expect(finding.message.contains("\"1起\""))
    #expect(finding.remedy?.contains("corrections: [{date: 2024-06-01, note: …}]") == true)
    #expect(site.site == before)
  }

  @Test("a correction makes it right, a cosmetic one does not")
  func corrected() async throws {
    let site = try await SampleSite.published()
    try site.edit("content/data/accidents.csv", "2024-05-01", "2024-04-01")
    try site.edit(
      path, "period: 2024-05", "period: 2024-05\ncorrections: [{date: 2024-06-01, note: 改, cosmetic: true}]")
    #expect(await site.findings().map(\.kind) == [.publishedFigure])
    try site.edit(path, ", cosmetic: true", "")
    let update = try #require(await site.record(now: june + day))
    #expect(update.corrected == ["statistics/a.md"])
    let entry = try #require(update.ledger.entries["statistics/a.md"])
    #expect(entry.figures.map(\.text) == ["1起"])
    #expect(entry.corrections == 1)
    #expect(entry.firstPublished == "2024-06-01T08:00:00+08:00")
    // The correction has been used up: the next change needs another.
    try site.edit("content/data/accidents.csv", "2024-04-01", "2024-05-01")
    #expect(await site.findings().map(\.kind) == [.publishedFigure])
    try site.edit(path, "note: 改}", "note: 改}, {date: 2024-06-02, note: 再改}")
    #expect(await site.record(now: june + 2 * day)?.corrected == ["statistics/a.md"])
  }

  @Test("a figure that is taken out or added counts as changed")
  func addedAndRemoved() async throws {
    let site = try await SampleSite.published()
    try site.edit(path, "[](figure:accidents)", "两起")
    let removed = try #require(await site.findings().first { $0.kind == .publishedFigure })
    #expect(removed.message.contains("was published as \"2起\" and stands here no more"))
    try site.edit(path, "两起", "[](figure:accidents)，[](figure:deaths)")
    let added = try #require(await site.findings().first)
    #expect(added.kind == .publishedFigure)
    #expect(added.message.contains("is \"1人\" here and was not published"))
    #expect(await site.findings().count == 1)
  }

  @Test("the same number in other words is a change of the text alone")
  func otherWords() async throws {
    let site = try await SampleSite.published("共[2起](figure:accidents)。")
    try site.edit(path, "[2起]", "[两起]")
    #expect(await site.findings().map(\.kind) == [.publishedText])
    try site.edit(
      path, "period: 2024-05", "period: 2024-05\ncorrections: [{date: 2024-06-01, note: 数字, cosmetic: true}]")
    #expect(await site.record()?.cosmetic == ["statistics/a.md"])
  }

  @Test("the word of change before a figure belongs to it")
  func lead() async throws {
    let site = try await SampleSite.published("同比下降[33.33%](figure:accidents.change)。")
    #expect(site.ledger.contains("\"figure:accidents.change?period=2024-05\": \"同比下降33.33%\""))
  }

  @Test("charts, tables and lists are kept as hashes of their data, which words of the theme do not change")
  func data() async throws {
    let body = """
      ![图](chart:accidents?by=month&period=2024)

      ![表](table:accidents,deaths?by=region)

      ![单](records:accidents?columns=id,date)
      """
    let site = try await SampleSite.published(body)
    #expect(site.ledger.components(separatedBy: "sha256:").count == 4)
    try site.edit("content/data/measures.yaml", "zh-Hans: 事故起数", "zh-Hans: 起数")
    #expect(await site.findings() == [])
    try site.edit("content/data/accidents.csv", "2024-05-01", "2024-04-01")
    let findings = await site.findings()
    #expect(findings.map(\.kind) == [.publishedFigure, .publishedFigure, .publishedFigure])
    #expect(findings.map(\.location?.line) == [8, 10, 12])
  }

  @Test("a list of records that go by themselves is not kept")
  func passingRows() async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "![单](records:accidents?columns=id,date)")
    try site.edit(
      "content/data/datapackage.yaml", "path: accidents.csv", "path: accidents.csv\n    lifecycle: {expiryDate: date}")
    let update = try #require(await site.record(now: june - 60 * day))
    #expect(update.ledger.entries.isEmpty)
    #expect(await site.record()?.ledger.entries["statistics/a.md"]?.figures == [])
  }

  @Test("literal figures are compared with their source")
  func literal() async throws {
    let site = try await SampleSite.published("[43起](figure:literal \"省局\")")
    try site.edit(path, "43起", "44起")
    let finding = try #require(await site.findings().first)
    #expect(finding.message == "figure:literal \"省局\" was published as \"43起\" and is now \"44起\"")
  }

  @Test("figures are not compared while the records have faults")
  func faultyRecords() async throws {
    let site = try await SampleSite.published()
    try site.edit("content/data/accidents.csv", "2024-05-01", "2024-05-99")
    #expect(await !site.findings().map(\.kind).contains(.publishedFigure))
  }
}
