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

  @Test("the end of the day is a moment at which the site changes")
  func moments() {
    let page = Samples.page(
      "_index.md", "title: 首页\nupcoming: [{title: a, date: 2024-10-05}, {title: b, date: 2024-09-01}]")
    let moments = Samples.site([page]).site.moments
    #expect(moments.map(\.occasion) == [.announcementOver])
    #expect(moments.first?.at.date == CivilDate(year: 2024, month: 10, day: 6))
  }
}
