import Chronology
import Testing

@testable import SiteModel

struct RankedPagesTests {
  private func ranked(_ pages: [ContentPage], zone: TimeZoneName = .utc) -> RankedPages {
    var ranked = RankedPages(pages, visibility: Samples.visibility(now: "2024-10-01", zone: zone))
    ranked.makeUpdatesUnique()
    return ranked
  }

  private func dated(_ path: String, _ date: String, _ more: String = "") -> ContentPage {
    Samples.page(path, "kind: notice\ndate: \(date)\n\(more)")
  }

  @Test("newest first, undated last, equal ones by path")
  func ranks() {
    let pages = [
      dated("z.md", "unknown"), dated("b.md", "2024-09-05"), dated("a.md", "unknown"), dated("c.md", "2024-09-06"),
      dated("d.md", "2024-09-05T08:00"), dated("a/b.md", "2024-09-05"),
    ]
    let order = ["c.md", "d.md", "a/b.md", "b.md", "a.md", "z.md"]
    #expect(ranked(pages).entries.map(\.content.path) == order)
    #expect(ranked(pages.reversed()).entries.map(\.content.path) == order)
  }

  @Test("moments in different offsets are compared as moments")
  func comparesMoments() {
    let pages = [dated("a.md", "2024-09-05T08:00+08:00"), dated("b.md", "2024-09-05T00:30Z")]
    #expect(ranked(pages).entries.map(\.content.path) == ["b.md", "a.md"])
  }

  @Test("a day without a time is updated in its first hour, a moment at that moment")
  func knowsUpdated() throws {
    let zone = try #require(TimeZoneName("Asia/Shanghai"))
    for path in ["a.md", "n/b.md", "通知/三.md"] {
      let entry = try #require(ranked([dated(path, "2024-09-05")], zone: zone).entries.first)
      let moment = try #require(entry.updated)
      let midnight = Samples.moment("2024-09-05T00:00+08:00")
      #expect(moment >= midnight && moment < midnight.advanced(by: 3600))
      #expect(moment.offset == 28_800)
      #expect(entry.date == midnight)
    }
    let exact = ranked([dated("a.md", "2024-09-05T08:30+09:00")], zone: zone).entries.first
    #expect(exact?.updated?.rfc3339 == "2024-09-05T08:30:00+09:00")
  }

  @Test("a correction moves the update, not the date")
  func countsCorrections() {
    let entry = ranked([dated("a.md", "2024-09-05", "lastmod: 2024-09-07T10:00Z")]).entries.first
    #expect(entry?.date == Samples.moment("2024-09-05"))
    #expect(entry?.updated == Samples.moment("2024-09-07T10:00Z"))
    #expect(ranked([dated("a.md", "unknown")]).entries.first?.updated == nil)
    #expect(ranked([dated("a.md", "unknown", "lastmod: 2024-09-07T10:00Z")]).entries.first?.updated != nil)
  }

  @Test("no two updates are equal, whatever the order given", arguments: [2, 60, 1000])
  func setsApart(count: Int) {
    let days = (0..<count).map { dated("n/\($0).md", "2024-09-05") }
    let moments = (0..<count).map { dated("m/\($0).md", "2024-09-05T00:10Z") }
    let forward = ranked(days + moments).entries
    let backward = ranked((days + moments).reversed()).entries
    #expect(Set(forward.compactMap(\.updated)).count == 2 * count)
    #expect(forward.map(\.updated?.secondsSinceEpoch) == backward.map(\.updated?.secondsSinceEpoch))
    #expect(forward.map(\.content.path) == backward.map(\.content.path))
  }

  @Test("what comes out later gives way to what readers have seen")
  func givesWay() {
    let seen = dated("b.md", "2024-09-05T08:00Z")
    for late in ["a.md", "c.md"] {
      let embargoed = dated(late, "2024-09-05T08:00Z", "publishDate: 2024-09-06")
      let updates = ranked([seen, embargoed]).entries.map { "\($0.content.path) \($0.updated?.secondsOfDay ?? 0)" }
      #expect(updates.sorted() == ["b.md 28800", "\(late) 28801"].sorted())
    }
  }

  @Test("one bulletin more on the same day moves hardly any other")
  func staysStable() {
    func updates(_ count: Int) -> [String: Int] {
      let entries = ranked((0..<count).map { dated("n/\($0).md", "2024-09-05") }).entries
      return Dictionary(uniqueKeysWithValues: entries.map { ($0.content.path, $0.updated?.secondsSinceEpoch ?? 0) })
    }
    for count in 1..<40 {
      let (before, after) = (updates(count), updates(count + 1))
      #expect(before.filter { after[$0.key] != $0.value }.count <= 1)
    }
  }
}
