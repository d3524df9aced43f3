import Markup

/// Where something was inserted into a source, to find the way back from a place in the result.
struct InsertionMap: Sendable {
  private struct Insertion {
    /// Where the inserted bytes end in the result.
    let end: Int
    /// How many bytes were inserted up to there.
    let shift: Int
  }

  private var insertions: [Insertion] = []

  var isEmpty: Bool { insertions.isEmpty }

  /// Notes that `length` bytes were inserted, which end at `end` of the result. In ascending order.
  mutating func note(length: Int, endingAt end: Int) {
    insertions.append(Insertion(end: end, shift: (insertions.last?.shift ?? 0) + length))
  }

  /// The place in the source of a place in the result.
  func sourceOffset(of offset: Int) -> Int {
    let next = insertions.partitioningIndex { $0.end > offset }
    return next == 0 ? offset : offset - insertions[next - 1].shift
  }

  /// The place in the result of a place in the source, before anything that was inserted there.
  func resultOffset(of offset: Int) -> Int {
    let next = insertions.partitioningIndex { $0.end - $0.shift >= offset }
    return next == 0 ? offset : offset + insertions[next - 1].shift
  }
}
