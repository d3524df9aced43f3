import Diagnostics
import SampleSites
import SiteBuild
import Testing

@Suite("Ways to change what was published that look like something else")
struct LedgerSilenceTests {
  private let file = "content/notices/b.md"

  private func published(_ matter: String = "") async throws -> SampleSite {
    let site = try SampleSite().bulletin("notices/a").bulletin(
      "notices/b", "共[41起](figure:literal \"台账\")。", matter: matter)
    await site.record()
    return site
  }

  private func add(_ line: String, to site: SampleSite) throws {
    try site.edit(file, "kind: notice", "kind: notice\n\(line)")
  }

  // MARK: Display terms

  @Test(
    "an expiry that was not published takes nothing back without a correction",
    arguments: ["", "expiryDate: 2024-06-10"])
  func retroactiveExpiry(before: String) async throws {
    let site = try await published(before)
    if before.isEmpty {
      try add("expiryDate: 2024-05-20", to: site)
    } else {
      try site.edit(file, before, "expiryDate: 2024-05-20")
    }
    let finding = try #require(await site.findings().first)
    #expect(finding.kind == .publishedDate)
    #expect(finding.location?.path == file)
    #expect(finding.message.contains("\"expiryDate\" of the published bulletin was"))
    #expect(finding.message.hasSuffix("is now \"2024-05-20\""))
    #expect(await site.build { $0.purpose = .publish }.outcome == .refused)
    try add("corrections: [{date: 2024-05-19, note: 提前结束展示}]", to: site)
    let update = try #require(await site.record())
    #expect(update.expired == ["notices/b.md"])
    let entry = try #require(update.ledger.entries["notices/b.md"])
    #expect(entry.dates[.expiryDate] == "2024-05-20")
    #expect(entry.corrections == 1)
    #expect(await site.findings() == [])
  }

  @Test("an expiry takes no tombstone away either")
  func expiredTombstone() async throws {
    let site = try await published()
    try add("withdrawn: {date: 2024-05-30, reason: 误发}", to: site)
    await site.record()
    try add("expiryDate: 2024-05-31", to: site)
    #expect(await site.findings().map(\.kind) == [.publishedDate])
  }

  // MARK: Withdrawals

  @Test(
    "a bulletin that was withdrawn comes back with a new correction alone",
    arguments: ["", "corrections: [{date: 2024-05-02, note: 改}]"])
  func restored(matter: String) async throws {
    let site = try await published(matter)
    let withdrawn = "withdrawn: {date: 2024-06-01, reason: 误发}"
    try add(withdrawn, to: site)
    await site.record()
    try site.edit(file, withdrawn, "weight: 1")
    try site.edit(file, "41起", "14起")
    let finding = try #require(await site.findings().first)
    #expect(finding.kind == .correctionRemoved)
    #expect(finding.message == "\"notices/b.md\" was withdrawn, and is shown again without a correction")
    #expect(await site.build { $0.purpose = .publish }.outcome == .refused)
    // A day to come is no withdrawal yet.
    try site.edit(file, "weight: 1", withdrawn.replacing("2024-06-01", with: "2024-06-20"))
    #expect(await site.findings().map(\.kind) == [.correctionRemoved])
    let correction = "{date: 2024-06-01, note: 恢复}"
    if matter.isEmpty {
      try add("corrections: [\(correction)]", to: site)
    } else {
      try site.edit(file, "note: 改}", "note: 改}, \(correction)")
    }
    #expect(await site.record()?.corrected == ["notices/b.md"])
  }

  @Test("the correction that comes with a withdrawal is used up by it")
  func usedUp() async throws {
    let site = try await published()
    let withdrawn = "withdrawn: {date: 2024-06-01, reason: 误发}"
    try add("\(withdrawn)\ncorrections: [{date: 2024-06-01, note: 撤回}]", to: site)
    #expect(await site.record()?.ledger.entries["notices/b.md"]?.corrections == 1)
    try site.edit(file, withdrawn + "\n", "")
    #expect(await site.findings().map(\.kind) == [.correctionRemoved])
  }

  @Test("the tombstone of a withdrawn bulletin stays", arguments: ["remove", "draft: true", "slug: neu"])
  func tombstone(change: String) async throws {
    let site = try await published()
    try add("withdrawn: {date: 2024-06-01, reason: 误发}", to: site)
    await site.record()
    if change == "remove" { try site.remove(file) } else { try add(change, to: site) }
    let finding = try #require(await site.findings().first)
    #expect(finding.kind == .publishedVanished)
    #expect(finding.location?.path == (change == "remove" ? Ledger.path : file))
    #expect(finding.message.contains("\"/notices/b/\""))
    guard change == "slug: neu" else { return }
    try add("aliases: [/notices/b/]", to: site)
    #expect(await site.findings() == [])
  }

  @Test("a withdrawn bulletin that is made a draft at once leaves no tombstone, and is told of")
  func withdrawnDraft() async throws {
    let site = try await published()
    try add("withdrawn: {date: 2024-06-01, reason: 误发}\ndraft: true", to: site)
    #expect(await site.findings().contains { $0.kind == .publishedVanished })
  }

  @Test("a tombstone whose own published term has ended may go, and its file with it")
  func tombstoneOfExpired() async throws {
    let site = try await published("expiryDate: 2024-06-10")
    try add("withdrawn: {date: 2024-06-01, reason: 误发}", to: site)
    await site.record()
    #expect(await site.findings(now: june + 20 * day) == [])
    try site.remove(file)
    #expect(await site.findings(now: june + 20 * day) == [])
  }

  // MARK: Corrections

  @Test("a correction of a day to come licenses nothing today", arguments: ["", ", cosmetic: true"])
  func futureCorrection(cosmetic: String) async throws {
    let site = try await published()
    try site.edit(file, "。", "！")
    try add("corrections: [{date: 2024-06-05, note: 改\(cosmetic)}]", to: site)
    #expect(await site.findings().contains { $0.kind == .publishedText })
    let update = try #require(await site.record(now: june + 5 * day))
    #expect((cosmetic.isEmpty ? update.corrected : update.cosmetic) == ["notices/b.md"])
  }

  // MARK: Warnings

  @Test(
    "what a published warning is known by never changes, and nothing of it is cosmetic",
    arguments: ["sender: other.example.org", "identifier: x-1", "sent: 2024-06-01T05:00:00+08:00", "note: 更正"])
  func warnings(line: String) async throws {
    let site = try SampleSite().warning("warnings/a", sent: 6)
    await site.record()
    try site.edit(
      "content/warnings/a.md", "kind: warning",
      "kind: warning\n\(line)\ncorrections: [{date: 2024-06-01, note: x, cosmetic: true}]")
    let kinds = await site.findings().map(\.kind)
    #expect(kinds.contains(line.hasPrefix("note") ? .publishedText : .publishedAddress))
  }
}
