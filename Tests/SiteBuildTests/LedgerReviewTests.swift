import Diagnostics
import SampleSites
import SiteBuild
import Testing

@Suite("Published bulletins do not change in silence")
struct LedgerReviewTests {
  private let path = SampleSite.statisticsFile

  // MARK: Text and dates

  @Test("a changed text is an error at its first line, and a cosmetic correction is enough")
  func text() async throws {
    let site = try await SampleSite.published()
    try site.edit("content/notices/b.md", "一段文字", "一段文本")
    let finding = try #require(await site.findings().first)
    #expect(finding.kind == .publishedText)
    #expect(finding.location?.path == "content/notices/b.md")
    #expect(finding.location?.line == 7)
    #expect(finding.message.contains("in the ledger, now"))
    #expect(finding.remedy?.contains("cosmetic: true") == true)
    try site.edit(
      "content/notices/b.md", "kind: notice",
      "kind: notice\ncorrections: [{date: 2024-06-01, note: 错字, cosmetic: true}]")
    #expect(await site.record()?.cosmetic == ["notices/b.md"])
  }

  @Test(
    "title, summary and fields of the kind are text; ends of lines and keys of other meaning are not",
    arguments: [
      ("title: \"notices/b\"", "title: \"新题\"", true), ("kind: notice", "kind: notice\nsummary: 摘要", true),
      ("kind: notice", "kind: notice\nissuer: 某局", true), ("一段文字。", "一段文字。  \n\n", false),
      ("\n", "\r\n", false), ("kind: notice", "kind: notice\nweight: 3", false),
      ("title: \"notices/b\"", "title: 'notices/b'", false), ("kind: notice", "kind: notice\nauthor: 某人", false),
    ])
  func whatIsText(old: String, new: String, isChange: Bool) async throws {
    let site = try await SampleSite.published()
    try site.edit("content/notices/b.md", old, new)
    #expect(await site.findings().map(\.kind) == (isChange ? [.publishedText] : []))
  }

  @Test(
    "a changed date is an error at its key that names both, and is never cosmetic",
    arguments: [
      ("date: 2024-05-01", "date: 2024-05-02", "date", 4),
      ("kind: notice", "kind: notice\nlastmod: 2024-05-30", "lastmod", 4),
      ("kind: notice", "kind: notice\nexpiryDate: 2030-01-01", "expiryDate", 4),
      ("date: 2024-05-01", "date: 2024-05-01T09:00", "date", 4),
    ])
  func dates(old: String, new: String, name: String, line: Int) async throws {
    let site = try await SampleSite.published()
    let file = "content/notices/b.md"
    try site.edit(file, old, new)
    try site.edit(file, "title:", "corrections: [{date: 2024-06-01, note: x, cosmetic: true}]\ntitle:")
    let finding = try #require(await site.findings().first)
    #expect(finding.kind == .publishedDate)
    #expect(finding.location?.line == line + 1)
    #expect(finding.message.hasPrefix("\"\(name)\" of the published bulletin was"))
    try site.edit(file, ", cosmetic: true", "")
    #expect(await site.record()?.corrected == ["notices/b.md"])
  }

  @Test("the same moment in another zone is no change")
  func sameMoment() async throws {
    let site = try SampleSite().bulletin("notices/b", date: "2024-05-01T08:00:00+08:00")
    await site.record()
    try site.edit("content/notices/b.md", "2024-05-01T08:00:00+08:00", "2024-05-01T00:00:00Z")
    #expect(await site.findings() == [])
  }

  @Test("a published correction stays")
  func correctionRemoved() async throws {
    let site = try SampleSite().bulletin("notices/b", matter: "corrections: [{date: 2024-05-02, note: 改}]")
    await site.record()
    try site.edit("content/notices/b.md", "corrections: [{date: 2024-05-02, note: 改}]\n", "")
    #expect(await site.findings().map(\.kind) == [.correctionRemoved])
  }

  // MARK: Addresses

  @Test("a changed address wants an alias and a correction")
  func address() async throws {
    let site = try await SampleSite.published()
    let file = "content/notices/b.md"
    try site.edit(file, "kind: notice", "kind: notice\nslug: neu")
    let finding = try #require(await site.findings().first)
    #expect(finding.kind == .publishedAddress)
    #expect(finding.location?.line == 4)
    #expect(finding.message.contains("\"/notices/b/\" and is now at \"/notices/neu/\""))
    #expect(finding.remedy?.contains("aliases: [/notices/b/]") == true)
    try site.edit(file, "slug: neu", "slug: neu\naliases: [/notices/b/]")
    #expect(await site.findings().map(\.kind) == [.publishedAddress])
    try site.edit(file, "slug: neu", "slug: neu\ncorrections: [{date: 2024-06-01, note: 移}]")
    #expect(await site.record()?.corrected == ["notices/b.md"])
  }

  @Test("a changed id is an error")
  func id() async throws {
    let site = try await SampleSite.published()
    try site.edit("content/notices/b.md", "kind: notice", "kind: notice\nid: other")
    let finding = try #require(await site.findings().first)
    #expect(finding.kind == .publishedAddress)
    #expect(finding.message.contains("tag:example.org,2024:/notices/b/"))
    #expect(finding.message.contains("tag:example.org,2024:other"))
  }

  @Test("another base URL changes nothing that is recorded")
  func baseURL() async throws {
    let site = try await SampleSite.published()
    #expect(await site.findings { $0.baseURL = "https://test.example/preview/" } == [])
  }

  @Test("a file with another name at the same address is the same bulletin")
  func renamedAtSameAddress() async throws {
    let site = try await SampleSite.published()
    let text = try #require(site.folder.text("content/notices/b.md"))
    try site.remove("content/notices/b.md").content(
      "notices/neu.md", text.replacing("kind: notice", with: "kind: notice\nslug: b"))
    let update = try #require(await site.record())
    #expect(update.recorded == [])
    #expect(update.ledger.entries.keys.sorted() == ["notices/neu.md", "statistics/a.md"])
    try site.edit("content/notices/neu.md", "一段文字", "别的")
    #expect(await site.findings().map(\.kind) == [.publishedText])
  }

  @Test("a file with another name at another address needs an alias and a correction; without, it is named")
  func renamed() async throws {
    let site = try await SampleSite.published()
    let text = try #require(site.folder.text("content/notices/b.md"))
    try site.remove("content/notices/b.md").content("notices/neu.md", text)
    let finding = try #require(await site.findings().first)
    #expect(finding.kind == .publishedVanished)
    #expect(finding.notes.first?.location?.path == "content/notices/neu.md")
    #expect(finding.remedy?.contains("aliases: [/notices/b/]") == true)
    try site.edit("content/notices/neu.md", "kind: notice", "kind: notice\naliases: [/notices/b/]")
    #expect(await site.findings().map(\.kind) == [.publishedAddress])
    try site.edit("content/notices/neu.md", "kind: notice", "kind: notice\ncorrections: [{date: 2024-06-01, note: 移}]")
    #expect(await site.record()?.ledger.entries["notices/neu.md"]?.firstPublished == "2024-06-01T08:00:00+08:00")
  }

  // MARK: Bulletins that are gone

  @Test("a bulletin whose file is gone is an error that names its address and how to withdraw it")
  func vanished() async throws {
    let site = try await SampleSite.published()
    try site.remove("content/notices/b.md")
    let finding = try #require(await site.findings().first)
    #expect(finding.kind == .publishedVanished)
    #expect(finding.location?.path == Ledger.path)
    #expect(finding.location?.line == 4)
    #expect(finding.message.contains("\"/notices/b/\""))
    #expect(finding.remedy?.contains("withdrawn: {date: 2024-06-01, reason: …}") == true)
  }

  @Test(
    "so is one that became a draft or was moved to the future, also in a preview that shows those",
    arguments: [("draft: true", 4, "is a draft"), ("publishDate: 2024-07-01", 4, "is held back until 2024-07-01")],
    [false, true])
  func heldBack(change: (line: String, place: Int, reason: String), isPreview: Bool) async throws {
    let site = try await SampleSite.published()
    try site.edit("content/notices/b.md", "kind: notice", "kind: notice\n\(change.line)")
    let findings = await site.findings {
      $0.showsDrafts = isPreview
      $0.showsFuture = isPreview
    }
    let finding = try #require(findings.first)
    #expect(finding.kind == .publishedVanished)
    #expect(finding.location?.line == change.place)
    #expect(finding.message.contains(change.reason))
  }

  @Test("one that has expired may go, and its file after it")
  func expired() async throws {
    let site = try SampleSite().bulletin("notices/a").bulletin("notices/b", matter: "expiryDate: 2024-06-10")
    await site.record()
    let update = try #require(await site.record(now: june + 20 * day))
    #expect(update.expired == ["notices/b.md"])
    #expect(update.ledger.entries["notices/b.md"]?.status == .expired)
    #expect(update.ledger.entries["notices/b.md"]?.title == nil)
    try site.remove("content/notices/b.md")
    #expect(await site.findings(now: june + 20 * day) == [])
  }

  @Test("of one that is withdrawn the ledger keeps address, id and dates; a build warns until it does")
  func withdrawn() async throws {
    let site = try await SampleSite.published("共[](figure:accidents)。")
    try site.edit(path, "period: 2024-05", "period: 2024-05\nwithdrawn: {date: 2024-06-01, reason: 误发}")
    let warning = try #require(await site.findings().first)
    #expect(warning.kind == .ledgerHoldsWithdrawn)
    #expect(warning.severity == .warning)
    #expect(await site.findings { $0.isStrict = true }.hasErrors)
    let update = try #require(await site.record())
    #expect(update.withdrawn == ["statistics/a.md"])
    #expect(!site.ledger.contains("2起"))
    let entry = try #require(update.ledger.entries["statistics/a.md"])
    #expect(entry == entry.reduced)
    #expect(entry.title == nil)
    #expect(entry.dates == [.date: "2024-06-01"])
    #expect(await site.findings() == [])
    #expect(await site.record()?.hasChanges != true)
    // Whatever becomes of the file afterwards, nothing of its text is compared.
    try site.edit(path, "共", "别的")
    #expect(await site.findings() == [])
  }

  @Test("a file that cannot be read is no bulletin that has vanished")
  func unreadable() async throws {
    let site = try await SampleSite.published()
    try site.edit("content/notices/b.md", "kind: notice", "kind: [")
    #expect(await !site.findings().map(\.kind).contains(.publishedVanished))
  }

  // MARK: Pages from data

  private func records() async throws -> SampleSite {
    let site = try SampleSite.withRecords().content(
      "cases/_index.md",
      "---\ntitle: 案\npages-from: {resource: accidents, title: \"{id}\", slug: \"{id}\", date: date, kind: notice}\n---\n"
    )
    await site.record()
    return site
  }

  @Test("pages from records are compared by their records; the section's corrections count for them")
  func fromRecords() async throws {
    let site = try await records()
    let key = try #require(site.ledger.firstMatch(of: /"(cases\/_index\.md\?id=[^"]*)"/)?.1)
    #expect(site.ledger.contains("\"permalink\": \"/cases/"))
    try site.edit("content/data/accidents.csv", "2024-05-01", "2024-05-02")
    let findings = await site.findings()
    #expect(findings.map(\.kind) == [.publishedDate])
    #expect(findings.first?.remedy?.contains("content/cases/_index.md") == true)
    try site.edit("content/cases/_index.md", "title: 案", "title: 案\ncorrections: [{date: 2024-06-01, note: 更正}]")
    #expect(await site.record()?.corrected.contains(String(key)) == true)
  }

  @Test("a record that is gone is a bulletin that has vanished")
  func goneRecord() async throws {
    let site = try await records()
    let rows = (site.folder.text("content/data/accidents.csv") ?? "").split(separator: "\n")
    try site.content("data/accidents.csv", rows.dropLast().joined(separator: "\n") + "\n")
    let finding = try #require(await site.findings().first)
    #expect(finding.kind == .publishedVanished)
    #expect(finding.message.contains("cases/_index.md?id="))
    #expect(finding.remedy?.contains("lifecycle") == true)
  }
}
