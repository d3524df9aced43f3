import Diagnostics
import Foundation
import SampleSites
import SiteBuild
import Testing

@Suite("Publishing records what it publishes")
struct LedgerRecordingTests {
  private let path = SampleSite.statisticsFile

  @Test("publishing records address, id, title, dates, text and figures of each bulletin, and nothing of other pages")
  func recording() async throws {
    let site = try SampleSite.withRecords().statistics("statistics/a", "共[](figure:accidents)、[1人](figure:deaths)。")
      .content("about.md", "---\ntitle: 关于\n---\n\n文\n").bulletin("notices/draft", matter: "draft: true")
    let update = try #require(await site.record())
    #expect(update.recorded == ["statistics/a.md"])
    let entry = try #require(update.ledger.entries["statistics/a.md"])
    #expect(entry.permalink == "/statistics/a/")
    #expect(entry.id == "tag:example.org,2024:/statistics/a/")
    #expect(entry.dates == [.date: "2024-06-01"])
    #expect(entry.firstPublished == "2024-06-01T08:00:00+08:00")
    #expect(
      entry.figures == [
        LedgerEntry.Figure("figure:accidents?period=2024-05", "2起"),
        LedgerEntry.Figure("figure:deaths?period=2024-05", "1人"),
      ])
    #expect(entry.title == "五月")
    #expect(entry.text?.count == 64)
    #expect(Array(site.ledger.utf8) == update.ledger.bytes)
    #expect(!site.folder.exists("site/published.json"))
    #expect(!site.ledger.contains("共"))
  }

  @Test("a build records nothing, and a rehearsal writes nothing at all")
  func notRecording() async throws {
    let site = try SampleSite().bulletin("notices/a")
    let report = await site.build { $0.purpose = .rehearsal }
    #expect(report.outcome == .rehearsed)
    #expect(report.ledger?.recorded == ["notices/a.md"])
    #expect(!site.folder.exists("site"))
    try await site.publish()
    #expect(!site.folder.exists("content/published.json"))
  }

  @Test("publishing again without a change is up to date, and leaves the file alone")
  func again() async throws {
    let site = try await SampleSite.published()
    let before = FolderSnapshot.identity(site.folder("content/published.json"))
    #expect(await site.build { $0.purpose = .publish }.outcome == .upToDate)
    #expect(await site.build().outcome == .upToDate)
    try FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: site.folder(path))
    let update = try #require(await site.record(now: june + day))
    #expect(!update.hasChanges)
    #expect(update.unchanged == 2)
    #expect(FolderSnapshot.identity(site.folder("content/published.json")) == before)
  }

  @Test("publishing after a build that had nothing to do still records")
  func afterBuild() async throws {
    let site = try SampleSite().bulletin("notices/a")
    try await site.publish()
    #expect(await site.record()?.recorded == ["notices/a.md"])
  }

  @Test("an edit of the ledger makes the next build look")
  func ledgerIsAnInput() async throws {
    let site = try await SampleSite.published()
    #expect(await site.build().outcome == .upToDate)
    try site.edit("content/published.json", "\"2起\"", "\"7起\"")
    #expect(await site.build().faults == ["\(path):8:2 published-figure-changed"])
  }

  @Test("a ledger that cannot be read stops the build and is never overwritten")
  func malformed() async throws {
    let site = try await SampleSite.published()
    for text in ["{\"version\": 9, \"bulletins\": {}}\n", "{", "<<<<<<< HEAD\n" + site.ledger] {
      try site.content("published.json", text)
      let report = await site.build { $0.purpose = .publish }
      #expect(report.outcome == .refused)
      #expect(report.diagnostics.map(\.kind) == [.ledgerMalformed])
      #expect(site.ledger == text)
    }
  }

  @Test("after an error nothing is recorded")
  func refused() async throws {
    let site = try SampleSite().bulletin("notices/a").bulletin("notices/b", "[x](none.md)")
    #expect(await site.build { $0.purpose = .publish }.outcome == .refused)
    #expect(!site.folder.exists("content/published.json"))
  }

  @Test("what a killed command has left of the ledger is no file of the site")
  func leftover() async throws {
    let site = try await SampleSite.published()
    try site.content("published.json.new", "half").content("published.json.bulletin-77", "half").bulletin("notices/c")
    try await site.publish()
    #expect(!site.site.fileNames.contains { $0.hasPrefix("published") })
  }
}
