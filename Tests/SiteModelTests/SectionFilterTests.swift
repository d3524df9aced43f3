import Testing

@testable import SiteModel

@Suite("Filters of sections")
struct SectionFilterTests {
  private let configuration = Samples.configuration("taxonomies: {region: {title: 地区}}\n")

  private func notice(_ name: String, _ date: String, _ region: String) -> ContentPage {
    Samples.page("n/\(name).md", "kind: notice\ndate: \(date)\nregion: \(region)\n", in: configuration)
  }

  private func filters(_ pages: [ContentPage]) -> [SectionFilter] {
    SectionFilter.all(ofSection: 1, in: Samples.site(pages, in: configuration).site)
  }

  @Test("a list of eight or more is narrowed by year and by term")
  func narrows() {
    let pages = (0..<8).map {
      notice("n\($0)", $0 < 3 ? "2023-05-0\($0 + 1)" : "2024-05-0\($0)", $0 < 6 ? "甲县" : "乙 县")
    }
    let filters = filters(pages)
    #expect(filters.map(\.path.text) == ["n/by/2024/", "n/by/2023/", "n/by/region/甲县/", "n/by/region/乙-县/"])
    #expect(filters.map(\.ranks.count) == [5, 3, 6, 2])
  }

  @Test("a short list, and one that all have in common, has no filters")
  func leavesOut() {
    #expect(filters((0..<7).map { notice("n\($0)", "202\($0 % 2 + 3)-05-01", "甲县") }).isEmpty)
    #expect(filters((0..<9).map { notice("n\($0)", "2024-05-01", "甲县") }).isEmpty)
  }

  @Test("the home page has none")
  func home() {
    let pages = (0..<9).map { notice("n\($0)", "202\($0 % 2 + 3)-05-01", "甲县") }
    #expect(SectionFilter.all(ofSection: 0, in: Samples.site(pages, in: configuration).site).isEmpty)
  }
}
