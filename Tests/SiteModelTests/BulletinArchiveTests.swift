import Testing

@testable import SiteModel

@Suite("The archive by year and month")
struct BulletinArchiveTests {
  private func archive(_ pages: [ContentPage]) -> BulletinArchive { BulletinArchive(Samples.site(pages).site.pages) }

  private func notice(_ name: String, _ date: String) -> ContentPage {
    Samples.page("n/\(name).md", "kind: notice\ndate: \(date)\n")
  }

  @Test("years and months follow each other, the latest first, what has no date last")
  func order() {
    let archive = archive([
      notice("a", "2023-12-31"), notice("b", "2024-01-01"), notice("c", "2024-08-02"), notice("d", "2024-08-30"),
      notice("e", "unknown"), Samples.page("about.md"),
    ])
    #expect(archive.years.map(\.year) == [2024, 2023, nil])
    #expect(archive.years.map(\.count) == [3, 1, 1])
    #expect(archive.years[0].months.map(\.month) == [8, 1])
    #expect(archive.paths.map(\.text) == ["archive/", "archive/2024/", "archive/2023/", "archive/undated/"])
  }

  @Test("a site without bulletins has none")
  func empty() {
    #expect(archive([Samples.page("about.md")]).paths.isEmpty)
  }

  @Test("what is held back is not in it")
  func heldBack() {
    let archive = archive([notice("a", "2024-09-01"), notice("b", "2031-01-01")])
    #expect(archive.years.map(\.year) == [2024])
  }

  @Test("a year of very many bulletins has a page for each month")
  func divided() {
    let archive = archive((0...500).map { notice("n\($0)", "2023-0\($0 % 2 + 4)-07") })
    #expect(archive.years[0].isDivided)
    #expect(archive.paths.map(\.text) == ["archive/", "archive/2023/", "archive/2023/05/", "archive/2023/04/"])
  }
}
