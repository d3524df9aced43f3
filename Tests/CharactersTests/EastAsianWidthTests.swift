import Testing

@testable import Characters

struct EastAsianWidthTests {
  @Test("the ranges are sorted and apart, as the binary search needs")
  func rangesAreSorted() {
    for (left, right) in zip(EastAsianWidth.ranges, EastAsianWidth.ranges.dropFirst()) {
      #expect(left.first <= left.last)
      #expect(left.last < right.first)
    }
  }

  @Test("both ends of every range are found and their neighbours are not")
  func findsEnds() {
    for (index, range) in EastAsianWidth.ranges.enumerated() {
      #expect(EastAsianWidth.contains(range.first))
      #expect(EastAsianWidth.contains(range.last))
      if index == 0 || EastAsianWidth.ranges[index - 1].last + 1 < range.first {
        #expect(!EastAsianWidth.contains(range.first - 1))
      }
      if index + 1 == EastAsianWidth.ranges.count || range.last + 1 < EastAsianWidth.ranges[index + 1].first {
        #expect(!EastAsianWidth.contains(range.last + 1))
      }
    }
  }

  @Test("ASCII and the last scalar are not wide")
  func excludesExtremes() {
    for value in UInt32(0)..<0x1100 { #expect(!EastAsianWidth.contains(value)) }
    #expect(!EastAsianWidth.contains(0x10FFFF))
  }
}
