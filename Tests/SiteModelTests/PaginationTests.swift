import Testing

@testable import SiteModel

struct PaginationTests {
  @Test(
    "a list is cut into pages of equal size, the last one shorter",
    arguments: [
      (0, 3, [0]), (1, 3, [1]), (3, 3, [3]), (4, 3, [3, 1]), (7, 3, [3, 3, 1]), (3, 1, [1, 1, 1]), (5, 1000, [5]),
    ])
  func splits(count: Int, size: Int, sizes: [Int]) {
    let ranks = Array(0..<count)
    let pages = PageOfList.split(ranks, size: size)
    #expect(pages.map(\.ranks.count) == sizes)
    #expect(pages.flatMap(\.ranks) == ranks)
    #expect(pages.map(\.number) == Array(1...sizes.count))
    #expect(pages.allSatisfy { $0.count == sizes.count })
  }

  @Test("the first page is the list itself, the others lie below it")
  func knowsPaths() {
    #expect(PageOfList.path(1, of: SitePath("n/")).text == "n/")
    #expect(PageOfList.path(2, of: SitePath("n/")).text == "n/page/2/")
    #expect(PageOfList.path(3, of: .home).text == "page/3/")
  }
}
