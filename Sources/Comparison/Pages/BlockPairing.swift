/// Finds which new block stands for which old one where the two sides differ.
enum BlockPairing {
  typealias Pair = (old: Int?, new: Int?)

  /// Beyond this many comparisons blocks are paired by their order.
  private static let maximumComparisons = 2_500
  /// Texts that have less in common are one removed and another added.
  private static let leastSimilarity = 0.4

  /// Pairs in the order of the page; a block without a partner stands alone.
  static func pairs(_ old: PageContent, _ oldRange: Range<Int>, _ new: PageContent, _ newRange: Range<Int>) -> [Pair] {
    if oldRange.isEmpty { return newRange.map { (nil, $0) } }
    if newRange.isEmpty { return oldRange.map { ($0, nil) } }
    let likeness = Likeness(old, oldRange, new, newRange)
    if oldRange.count == 1, newRange.count == 1, likeness.areOfOneKind(0, 0), likeness[0, 0] >= 0.2 {
      return [(oldRange.lowerBound, newRange.lowerBound)]
    }
    let best =
      oldRange.count * newRange.count <= maximumComparisons
      ? bestPairs(likeness, oldRange.count, newRange.count) : pairsInOrder(likeness, oldRange.count, newRange.count)
    return interleaved(best, oldRange, newRange)
  }

  /// The pairs of the greatest likeness in sum that do not cross (a longest common subsequence with weights).
  private static func bestPairs(_ likeness: Likeness, _ oldCount: Int, _ newCount: Int) -> [(Int, Int)] {
    let width = newCount + 1
    var sums = [Double](repeating: 0, count: (oldCount + 1) * width)
    var values = [Double](repeating: 0, count: oldCount * newCount)
    for old in (0..<oldCount).reversed() {
      for new in (0..<newCount).reversed() {
        let value = likeness[old, new]
        values[old * newCount + new] = value
        let apart = max(sums[(old + 1) * width + new], sums[old * width + new + 1])
        let together = value >= leastSimilarity ? value + sums[(old + 1) * width + new + 1] : 0
        sums[old * width + new] = max(apart, together)
      }
    }
    var pairs: [(Int, Int)] = []
    var (old, new) = (0, 0)
    while old < oldCount, new < newCount {
      let value = values[old * newCount + new]
      let sum = sums[old * width + new]
      if value >= leastSimilarity, sum == value + sums[(old + 1) * width + new + 1] {
        pairs.append((old, new))
        (old, new) = (old + 1, new + 1)
      } else if sum == sums[(old + 1) * width + new] {
        old += 1
      } else {
        new += 1
      }
    }
    return pairs
  }

  /// For very long runs: the first with the first, as long as they are alike.
  private static func pairsInOrder(_ likeness: Likeness, _ oldCount: Int, _ newCount: Int) -> [(Int, Int)] {
    (0..<min(oldCount, newCount)).filter { likeness[$0, $0] >= leastSimilarity }.map { ($0, $0) }
  }

  private static func interleaved(_ pairs: [(Int, Int)], _ oldRange: Range<Int>, _ newRange: Range<Int>) -> [Pair] {
    var result: [Pair] = []
    var (old, new) = (oldRange.lowerBound, newRange.lowerBound)
    for (oldOffset, newOffset) in pairs + [(oldRange.count, newRange.count)] {
      while old < oldRange.lowerBound + oldOffset {
        result.append((old, nil))
        old += 1
      }
      while new < newRange.lowerBound + newOffset {
        result.append((nil, new))
        new += 1
      }
      if oldOffset < oldRange.count {
        result.append((old, new))
        (old, new) = (old + 1, new + 1)
      }
    }
    return result
  }
}

/// How alike blocks are.
private struct Likeness {
  private let oldBlocks: [(block: Block, words: [Word])]
  private let newBlocks: [(block: Block, words: [Word])]

  init(_ old: PageContent, _ oldRange: Range<Int>, _ new: PageContent, _ newRange: Range<Int>) {
    oldBlocks = old.blocks[oldRange].map { ($0, WordScanner.words(old.string($0.text))) }
    newBlocks = new.blocks[newRange].map { ($0, WordScanner.words(new.string($0.text))) }
  }

  /// Whether one may stand for the other at all: a table for a table, text for text.
  func areOfOneKind(_ old: Int, _ new: Int) -> Bool {
    let (oldBlock, newBlock) = (oldBlocks[old].block, newBlocks[new].block)
    return oldBlock.place == newBlock.place
      && (oldBlock.kind == newBlock.kind || (oldBlock.table == nil && newBlock.table == nil))
  }

  subscript(old: Int, new: Int) -> Double {
    guard areOfOneKind(old, new) else { return 0 }
    let similarity = MarkedText.similarity(oldBlocks[old].words, newBlocks[new].words)
    // A paragraph that became a heading is less alike than one that stayed a paragraph.
    return oldBlocks[old].block.kind == newBlocks[new].block.kind ? similarity : similarity * 0.8
  }
}
