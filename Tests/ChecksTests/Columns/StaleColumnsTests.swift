import Diagnostics
import SampleSites
import Testing

@testable import Checks

@Suite("Stale columns")
struct StaleColumnsTests {
  /// A home page that is never stale, so that only columns are.
  private func site() throws -> SampleSite {
    try SampleSite().content("_index.md", "---\nstaleAfter: never\n---\n")
  }

  private func columns(_ site: SampleSite) async -> [Diagnostic] {
    await Examination.run(site.request(), checks: [.staleColumns]).diagnostics
  }

  @Test("of notices are those without a new one for six months", arguments: [("2023-12-01", 0), ("2023-11-30", 1)])
  func notices(date: String, count: Int) async throws {
    let site = try site().bulletin("notices/a", date: date)
    let found = await columns(site)
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.kind == .columnStale && $0.location?.path == "content/notices/a.md" })
  }

  @Test("of statistics are those without a new one for two weeks", arguments: [("2024-05-18", 0), ("2024-05-17", 1)])
  func news(date: String, count: Int) async throws {
    let site = try site().content(
      "statistics/a.md", "---\ntitle: 通报\nkind: statistics\nperiod: 2024-04\ndate: \(date)\n---\n\n正文。\n"
    ).content("statistics/_index.md", "---\ntitle: 统计\n---\n")
    let found = await columns(site)
    #expect(found.count == count)
    #expect(found.allSatisfy { $0.location?.path == "content/statistics/_index.md" })
  }

  @Test(
    "follow the term of the section, then that of the kind",
    arguments: [
      ("1y", "", 0), ("10d", "", 1), ("never", "", 0), ("", "kinds: {notice: {staleAfter: 1w}}\n", 1),
      ("2m", "kinds: {notice: {staleAfter: 1w}}\n", 0),
    ])
  func terms(section: String, kind: String, count: Int) async throws {
    let site = try SampleSite(SampleSite.configuration + kind).content("_index.md", "---\nstaleAfter: never\n---\n")
      .bulletin("notices/a")
    try site.content("notices/_index.md", "---\ntitle: 通知\n\(section.isEmpty ? "" : "staleAfter: \(section)\n")---\n")
    #expect(await columns(site).count == count)
  }

  @Test("count a correction or lastmod as new")
  func changes() async throws {
    let site = try site().bulletin("notices/a", date: "2023-01-01", matter: "lastmod: 2024-05-20")
    #expect(await columns(site) == [])
  }

  @Test("are home pages without anything new for two weeks")
  func home() async throws {
    let site = try SampleSite().bulletin("notices/a", date: "2024-05-17")
    let found = await columns(site)
    #expect(found.map(\.kind) == [.columnStale])
    #expect(
      found.first?.message
        == "the home page has had nothing new for 15 days, since 2024-05-17; it counts as stale after 14 days")
  }

  @Test("are no handbooks, and no warnings")
  func exempt() async throws {
    let site = try site().content("handbook/a.md", "---\ntitle: 手册\n---\n\n正文。\n").content(
      "handbook/_index.md", "---\ntitle: 手册\n---\n")
    #expect(await columns(site) == [])
  }

  @Test(
    "take their term from a section, not from a bulletin, and in one of four units",
    arguments: ["staleAfter: 2w", "staleAfter: P14D"])
  func misplaced(line: String) async throws {
    let site = try site().bulletin("notices/a", date: "2024-05-30", matter: line)
    let found = await columns(site)
    #expect(found.count == 1 && found.first?.severity == .error)
    #expect(found.first?.location?.line == 5)
  }

  @Test("may be empty, which is another finding")
  func blank() async throws {
    let site = try site().bulletin("notices/a", date: "2024-05-30").content("empty/_index.md", "---\ntitle: 空\n---\n")
      .content("open/_index.md", "---\ntitle: 空\nstaleAfter: never\n---\n").bulletin("drafts/a", matter: "draft: true")
      .content("drafts/_index.md", "---\ntitle: 未定\n---\n")
    let found = await columns(site)
    #expect(found.map(\.kind) == [.columnBlank, .columnBlank])
    #expect(found.map(\.location?.path) == ["content/drafts/_index.md", "content/empty/_index.md"])
  }
}
