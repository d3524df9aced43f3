/// Where two sequences differ: E. W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, in linear space,
/// with a limit beyond which a good division is taken instead of the best (as GNU diff does), so that the time is
/// bounded however different the sequences are.
enum SequenceDiff {
  /// A part of the old sequence that a part of the new one stands for; one of them may be empty.
  struct Hunk: Equatable, Sendable {
    var old: Range<Int>
    var new: Range<Int>
  }

  /// The hunks in order. Neighbours are always apart.
  static func hunks(_ old: [Int32], _ new: [Int32], effort: Int = 600) -> [Hunk] {
    var walk = Walk(old: old, new: new, effort: effort)
    var boxes = [Hunk(old: 0..<old.count, new: 0..<new.count)]
    while let box = boxes.popLast() { walk.divide(box, &boxes) }
    return walk.hunks
  }

  private struct Walk {
    let old: [Int32]
    let new: [Int32]
    let effort: Int
    var hunks: [Hunk] = []
    /// Furthest points of the two directions by diagonal, kept between boxes.
    var forward: [Int] = []
    var backward: [Int] = []

    /// Takes what is equal from both ends of a box, then cuts the rest in two. Boxes lie on a stack: the left one comes
    /// next.
    mutating func divide(_ box: Hunk, _ boxes: inout [Hunk]) {
      let inner = trimmed(box)
      if inner.old.isEmpty && inner.new.isEmpty { return }
      guard !inner.old.isEmpty, !inner.new.isEmpty, let middle = middle(of: inner) else { return add(inner) }
      let left = Hunk(
        old: inner.old.lowerBound..<middle.old.lowerBound, new: inner.new.lowerBound..<middle.new.lowerBound)
      let right = Hunk(
        old: middle.old.upperBound..<inner.old.upperBound, new: middle.new.upperBound..<inner.new.upperBound)
      boxes.append(right)
      boxes.append(left)
    }

    private func trimmed(_ box: Hunk) -> Hunk {
      var (lowOld, highOld) = (box.old.lowerBound, box.old.upperBound)
      var (lowNew, highNew) = (box.new.lowerBound, box.new.upperBound)
      while lowOld < highOld, lowNew < highNew, old[lowOld] == new[lowNew] {
        lowOld += 1
        lowNew += 1
      }
      while lowOld < highOld, lowNew < highNew, old[highOld - 1] == new[highNew - 1] {
        highOld -= 1
        highNew -= 1
      }
      return Hunk(old: lowOld..<highOld, new: lowNew..<highNew)
    }

    private mutating func add(_ hunk: Hunk) {
      if let last = hunks.last, last.old.upperBound == hunk.old.lowerBound, last.new.upperBound == hunk.new.lowerBound {
        hunks[hunks.count - 1] = Hunk(
          old: last.old.lowerBound..<hunk.old.upperBound, new: last.new.lowerBound..<hunk.new.upperBound)
      } else {
        hunks.append(hunk)
      }
    }

    /// A run of equal elements (perhaps empty) on a path through the middle; nil when nothing in the box is equal, so
    /// that there is nothing to divide.
    private mutating func middle(of box: Hunk) -> Hunk? {
      let (width, height) = (box.old.count, box.new.count)
      let delta = width - height
      let isOdd = delta & 1 != 0
      let limit = min((width + height + 1) / 2, effort)
      let zero = limit + 2
      forward = Array(repeating: 0, count: 2 * zero + 1)
      backward = forward
      for cost in 0...limit {
        let low = -(cost - 2 * max(0, cost - height))
        let high = cost - 2 * max(0, cost - width)
        for diagonal in stride(from: low, through: high, by: 2) {
          let start = Self.step(forward, zero + diagonal, isLow: diagonal == -cost, isHigh: diagonal == cost)
          var end = start
          while end < width, end - diagonal < height,
            old[box.old.lowerBound + end] == new[box.new.lowerBound + end - diagonal]
          { end += 1 }
          forward[zero + diagonal] = end
          let other = delta - diagonal
          if isOdd, abs(other) < cost, end + backward[zero + other] >= width {
            return accepted(start, end, start - diagonal, end - diagonal, box, cost: 2 * cost - 1)
          }
        }
        for diagonal in stride(from: low, through: high, by: 2) {
          let start = Self.step(backward, zero + diagonal, isLow: diagonal == -cost, isHigh: diagonal == cost)
          var end = start
          while end < width, end - diagonal < height,
            old[box.old.upperBound - 1 - end] == new[box.new.upperBound - 1 - end + diagonal]
          { end += 1 }
          backward[zero + diagonal] = end
          let other = delta - diagonal
          if !isOdd, abs(other) <= cost, end + forward[zero + other] >= width {
            return accepted(
              width - end, width - start, height - end + diagonal, height - start + diagonal, box, cost: 2 * cost)
          }
        }
      }
      return furthest(in: box, zero: zero, limit: limit)
    }

    private static func step(_ points: [Int], _ index: Int, isLow: Bool, isHigh: Bool) -> Int {
      isLow || (!isHigh && points[index - 1] < points[index + 1]) ? points[index + 1] : points[index - 1] + 1
    }

    private func accepted(_ oldStart: Int, _ oldEnd: Int, _ newStart: Int, _ newEnd: Int, _ box: Hunk, cost: Int)
      -> Hunk?
    {
      // One edit, and no run beside it: after trimming, nothing is left to divide.
      if cost <= 1, oldStart == oldEnd { return nil }
      let middle = Hunk(
        old: (box.old.lowerBound + oldStart)..<(box.old.lowerBound + oldEnd),
        new: (box.new.lowerBound + newStart)..<(box.new.lowerBound + newEnd))
      // A point in a corner divides nothing: all of the old goes, all of the new comes.
      let isCorner =
        oldStart == oldEnd
        && ((oldStart == 0 && newStart == 0) || (oldEnd == box.old.count && newEnd == box.new.count))
      return isCorner ? nil : middle
    }

    /// Beyond the limit: the point that the forward search has come furthest to.
    private func furthest(in box: Hunk, zero: Int, limit: Int) -> Hunk? {
      var best = (sum: 0, old: 0, new: 0)
      let low = -(limit - 2 * max(0, limit - box.new.count))
      let high = limit - 2 * max(0, limit - box.old.count)
      for diagonal in stride(from: low, through: high, by: 2) {
        let end = forward[zero + diagonal]
        let other = end - diagonal
        if end <= box.old.count, other >= 0, other <= box.new.count, end + other > best.sum {
          best = (end + other, end, other)
        }
      }
      if best.sum == 0 || best.sum == box.old.count + box.new.count { return nil }
      let (oldPoint, newPoint) = (box.old.lowerBound + best.old, box.new.lowerBound + best.new)
      return Hunk(old: oldPoint..<oldPoint, new: newPoint..<newPoint)
    }
  }
}

extension SequenceDiff {
  /// The diff of two lists of anything that can be told apart.
  static func hunks<Element: Hashable>(of old: [Element], _ new: [Element]) -> [Hunk] {
    var numbers: [Element: Int32] = [:]
    func number(_ element: Element) -> Int32 {
      if let number = numbers[element] { return number }
      let number = Int32(numbers.count)
      numbers[element] = number
      return number
    }
    return hunks(old.map(number), new.map(number))
  }

  /// The pairs of equal elements between the hunks, in order.
  static func equalPairs(_ hunks: [Hunk], oldCount: Int) -> [(old: Int, new: Int)] {
    var pairs: [(old: Int, new: Int)] = []
    var (old, new) = (0, 0)
    for hunk in hunks + [Hunk(old: oldCount..<oldCount, new: 0..<0)] {
      while old < hunk.old.lowerBound {
        pairs.append((old, new))
        old += 1
        new += 1
      }
      (old, new) = (hunk.old.upperBound, hunk.new.upperBound)
    }
    return pairs
  }
}
