/// One page of a long list.
package struct PageOfList: Sendable {
  /// From 1.
  package let number: Int
  package let count: Int
  /// Ranks of the pages on it.
  package let ranks: ArraySlice<Int>

  package init(number: Int, count: Int, ranks: ArraySlice<Int>) {
    self.number = number
    self.count = count
    self.ranks = ranks
  }

  /// The pages of a list; a list of nothing has one empty page.
  package static func split(_ ranks: [Int], size: Int) -> [PageOfList] {
    let count = max(1, (ranks.count + size - 1) / size)
    return (1...count).map { number in
      PageOfList(number: number, count: count, ranks: ranks[(number - 1) * size..<min(ranks.count, number * size)])
    }
  }

  /// `page/2/` below the list; the first page is the list itself.
  package static func path(_ number: Int, of list: SitePath) -> SitePath {
    number == 1 ? list : SitePath("\(list.text)page/\(number)/")
  }
}
