import Testing

@testable import Comparison

@Suite("Difference of sequences")
struct SequenceDiffTests {
  private typealias Hunk = SequenceDiff.Hunk

  /// What the hunks make of the old sequence.
  private func applied(_ hunks: [SequenceDiff.Hunk], _ old: [Int32], _ new: [Int32]) -> [Int32] {
    var result: [Int32] = []
    var position = 0
    for hunk in hunks {
      result += old[position..<hunk.old.lowerBound] + new[hunk.new]
      position = hunk.old.upperBound
    }
    return result + old[position...]
  }

  @Test("finds nothing between equal sequences, and everything between empty and full")
  func ends() {
    #expect(SequenceDiff.hunks([1, 2], [1, 2]).isEmpty)
    #expect(SequenceDiff.hunks([], []).isEmpty)
    #expect(SequenceDiff.hunks([], [1]) == [Hunk(old: 0..<0, new: 0..<1)])
    #expect(SequenceDiff.hunks([1], []) == [Hunk(old: 0..<1, new: 0..<0)])
    #expect(SequenceDiff.hunks([1, 2], [3, 4, 5]) == [Hunk(old: 0..<2, new: 0..<3)])
  }

  @Test("finds the fewest edits")
  func fewest() {
    // ABCABBA and CBABAC, the example of Myers: five edits.
    let hunks = SequenceDiff.hunks([1, 2, 3, 1, 2, 2, 1], [3, 2, 1, 2, 1, 3])
    #expect(hunks.reduce(0) { $0 + $1.old.count + $1.new.count } == 5)
  }

  @Test("turns any sequence into any other, however small the effort", arguments: [1, 3, 600])
  func random(effort: Int) {
    var state: UInt64 = 42
    func next(_ limit: UInt64) -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % limit
    }
    for _ in 0..<400 {
      let letters = 1 + next(6)
      let old = (0..<next(30)).map { _ in Int32(next(letters)) }
      let new = (0..<next(30)).map { _ in Int32(next(letters)) }
      let hunks = SequenceDiff.hunks(old, new, effort: effort)
      #expect(applied(hunks, old, new) == new)
      for (hunk, following) in zip(hunks, hunks.dropFirst()) {
        #expect(hunk.old.upperBound < following.old.lowerBound && hunk.new.upperBound < following.new.lowerBound)
      }
    }
  }

  @Test("ends soon on long sequences that have nothing in common", .timeLimit(.minutes(1)))
  func bounded() {
    let old = (0..<6_000).map { Int32($0) }
    let new = (0..<6_000).map { Int32(100_000 + ($0 * 7) % 5_987) }
    #expect(SequenceDiff.hunks(old, new) == [Hunk(old: 0..<6_000, new: 0..<6_000)])
    let shuffled = old.map { ($0 &* 17) % 6_000 }
    #expect(applied(SequenceDiff.hunks(old, shuffled), old, shuffled) == shuffled)
  }
}
