/// "Did you mean …?": the known name that is nearest to what was written.
package enum Suggestion {
  /// The nearest of `candidates`, or nil when none is near enough to be a slip of the pen.
  ///
  /// Case is forgiven first; then the Damerau–Levenshtein distance (insertion, deletion, substitution,
  /// neighbours swapped) may be a third of the length, at least 1, but not all of it: a name that shares no letter is
  /// no suggestion. Of names equally near, the first in alphabetical order is taken, whatever the order given.
  package static func nearest(to written: String, among candidates: some Sequence<String>) -> String? {
    let target = Array(written.lowercased().unicodeScalars)
    let limit = max(1, target.count / 3)
    var best: (distance: Int, name: String)?
    for candidate in candidates {
      let scalars = Array(candidate.lowercased().unicodeScalars)
      guard abs(scalars.count - target.count) <= limit else { continue }
      let distance = distance(target, scalars)
      guard distance <= limit, distance < max(scalars.count, target.count) else { continue }
      if best.map({ (distance, candidate) < $0 }) ?? true { best = (distance, candidate) }
    }
    return best?.name
  }

  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(substitution, last[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforeLast[column - 1] + 1)
        }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
