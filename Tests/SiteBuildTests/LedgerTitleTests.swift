import Diagnostics
import SampleSites
import Testing

@testable import SiteBuild

@Suite("Titles in the ledger")
struct LedgerTitleTests {
  private let path = "content/notices/a.md"
  private let written = "title: \"关于检查的通知\""

  private func published() async throws -> SampleSite {
    let site = try SampleSite().bulletin("notices/a", "一段文字。", title: "关于检查的通知")
    await site.record()
    return site
  }

  @Test("a new title is told at its line with both, and the text that stayed is not told")
  func title() async throws {
    let site = try await published()
    try site.edit(path, written, "title: 关于抽查的通知")
    let found = await site.findings()
    #expect(found.map(\.kind) == [.publishedText])
    #expect(found.first?.message == "the title was published as \"关于检查的通知\" and is now \"关于抽查的通知\"")
    #expect(found.first?.location?.line == 2)
    #expect(found.first?.remedy?.contains("cosmetic: true") == true)
  }

  @Test("a text that has changed as well is told at its own line")
  func titleAndText() async throws {
    let site = try await published()
    try site.edit(path, "关于检查的通知", "关于抽查的通知").edit(path, "一段文字", "另一段文字")
    let found = await site.findings()
    #expect(found.map(\.kind) == [.publishedText, .publishedText])
    #expect(found.map { $0.location?.line } == [2, 7])
  }

  @Test("a date that has changed as well is told beside it")
  func titleAndDate() async throws {
    let site = try await published()
    try site.edit(path, "关于检查的通知", "关于抽查的通知").edit(path, "date: 2024-05-01", "date: 2024-05-02")
    let found = await site.findings()
    #expect(found.map(\.kind) == [.publishedText, .publishedDate])
    #expect(found.map { $0.location?.line } == [2, 4])
  }

  @Test(
    "a title that is only written otherwise has not changed",
    arguments: ["'关于检查的通知'", "关于检查的通知", "关于检查的通知  ", ">-\n  关于检查的通知"])
  func sameTitle(written: String) async throws {
    let site = try await published()
    try site.edit(path, self.written, "title: \(written)")
    #expect(site.folder.text(path)?.contains(self.written) == false)
    #expect(await site.findings() == [])
  }

  @Test("a correction takes the new title into the ledger")
  func corrected() async throws {
    let site = try await published()
    try site.edit(
      path, written, "title: 关于抽查的通知\ncorrections: [{date: 2024-06-01, note: 题目, cosmetic: true}]")
    #expect(await site.findings() == [])
    #expect(await site.record()?.ledger.entries["notices/a.md"]?.title == "关于抽查的通知")
  }

  @Test("a ledger without titles is read as ever, and gets them with the next publication")
  func older() async throws {
    let site = try await published()
    let lines = site.ledger.split(separator: "\n", omittingEmptySubsequences: false)
    try site.content(
      "published.json", lines.filter { !$0.hasPrefix("      \"title\":") }.joined(separator: "\n"))
    #expect(await site.findings() == [])
    try site.edit(path, "关于检查的通知", "关于抽查的通知")
    #expect(await site.findings().map { $0.location?.line } == [7])
    try site.edit(path, "关于抽查的通知", "关于检查的通知")
    let update = try #require(await site.record())
    #expect(update.unchanged == 1)
    #expect(update.ledger.entries["notices/a.md"]?.title == "关于检查的通知")
  }

  @Test("pages from data have none: their titles may name persons")
  func fromData() async throws {
    let site = try SampleSite.withRecords().content(
      "cases/_index.md", "---\ntitle: 决定\npages-from: {resource: accidents, title: \"事故{id}\", date: date}\n---\n")
    let update = try #require(await site.record())
    #expect(!update.ledger.entries.isEmpty)
    #expect(update.ledger.entries.values.allSatisfy { $0.title == nil })
  }
}
