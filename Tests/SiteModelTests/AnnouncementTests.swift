import Chronology
import Testing

@testable import SiteModel

@Suite("What a section announces")
struct AnnouncementTests {
  @Test("entries have a title and a day, and count until the day is over")
  func reads() throws {
    let (matter, faults) = Samples.matter("title: 首页\nupcoming: [{title: 二月情况, date: 2025-03-12}]", role: .home)
    #expect(faults.isEmpty)
    let entry = try #require(matter.upcoming.first)
    let day = try #require(CivilDate(year: 2025, month: 3, day: 12))
    #expect(entry.isOpen(on: day))
    #expect(!entry.isOpen(on: entry.end))
  }

  @Test("a bulletin announces nothing, and an entry needs both keys")
  func faults() {
    #expect(
      Samples.matter("title: 文\nupcoming: [{title: a, date: 2025-03-12}]").faults.map(\.kind.id) == ["value-type"])
    let (matter, faults) = Samples.matter("title: 节\nupcoming: [{title: a}, {date: 2025-03-12}]", role: .section)
    #expect(faults.map(\.kind.id) == ["missing-key", "missing-key"])
    #expect(matter.upcoming.isEmpty)
  }

  @Test("an entry whose day is over is told at its place, unless nobody would see it anyway")
  func tellsOver() {
    let matter = Samples.matter(
      "title: 首页\nupcoming:\n  - {title: a, date: 2024-09-05}\n  - {title: b, date: 2024-09-04}", role: .home
    ).matter
    let faults = Samples.visibility(now: "2024-09-05T23:59:59Z").faults(in: matter)
    #expect(faults.map(\.short) == ["announcement-over 5:13+1"])
    #expect(faults.first?.message == "\"b\" was announced for 2024-09-04, which is over: it is shown no longer")
    let draft = Samples.matter("title: 首页\ndraft: true\nupcoming: [{title: b, date: 2024-09-04}]", role: .home)
    #expect(Samples.visibility(now: "2024-09-05T23:59:59Z").faults(in: draft.matter).isEmpty)
  }

  @Test("the end of the day is a moment at which the site changes")
  func moments() {
    let page = Samples.page(
      "_index.md", "title: 首页\nupcoming: [{title: a, date: 2024-10-05}, {title: b, date: 2024-09-01}]")
    let moments = Samples.site([page]).site.moments
    #expect(moments.map(\.occasion) == [.announcementOver])
    #expect(moments.first?.at.date == CivilDate(year: 2024, month: 10, day: 6))
  }
}
