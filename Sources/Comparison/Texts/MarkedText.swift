/// A run of text that was kept, taken out or put in.
package struct TextRun: Hashable, Sendable {
  package enum Mark: String, Sendable { case same, removed, added }

  package let mark: Mark
  package let text: String

  package init(_ mark: Mark, _ text: String) {
    self.mark = mark
    self.text = text
  }
}

/// Two versions of one text, with what differs between them in pieces that a reader can read.
struct MarkedText: Sendable {
  let old: [Word]
  let new: [Word]
  let hunks: [SequenceDiff.Hunk]

  init(_ oldText: String, _ newText: String) {
    self.init(WordScanner.words(oldText), WordScanner.words(newText))
  }

  init(_ old: [Word], _ new: [Word]) {
    self.old = old
    self.new = new
    let found = SequenceDiff.hunks(of: old.map(\.text), new.map(\.text))
    hunks = Self.readable(found, old, new)
  }

  /// Kept, removed and added text in order; what is removed stands before what was put in its place.
  var runs: [TextRun] {
    var runs: [TextRun] = []
    var position = 0
    func add(_ mark: TextRun.Mark, _ words: ArraySlice<Word>) {
      if !words.isEmpty { runs.append(TextRun(mark, words.map(\.text).joined())) }
    }
    for hunk in hunks {
      add(.same, new[position..<hunk.new.lowerBound])
      add(.removed, old[hunk.old])
      add(.added, new[hunk.new])
      position = hunk.new.upperBound
    }
    add(.same, new[position...])
    return runs
  }

  // MARK: Making it readable

  /// Small islands of equal text between changes make a sentence unreadable: they join the changes around them.
  private static func readable(
    _ hunks: [SequenceDiff.Hunk], _ old: [Word], _ new: [Word]
  ) -> [SequenceDiff.Hunk] {
    var merged: [SequenceDiff.Hunk] = []
    for hunk in hunks {
      merged.append(slid(hunk, after: merged.last, old, new))
      while merged.count > 1, isIsland(between: merged[merged.count - 2], merged[merged.count - 1], old, new) {
        let last = merged.removeLast()
        let before = merged.removeLast()
        merged.append(
          SequenceDiff.Hunk(
            old: before.old.lowerBound..<last.old.upperBound, new: before.new.lowerBound..<last.new.upperBound))
      }
    }
    return merged
  }

  /// Equal text that is no longer than the changes on both sides of it. Numbers that stay are never marked as changed,
  /// and a number that changes is marked alone.
  private static func isIsland(
    between first: SequenceDiff.Hunk, _ second: SequenceDiff.Hunk, _ old: [Word], _ new: [Word]
  ) -> Bool {
    let island = new[first.new.upperBound..<second.new.lowerBound]
    if island.contains(where: \.isNumeric) || isNumeric(first, old, new) || isNumeric(second, old, new) { return false }
    let length = island.reduce(0) { $0 + $1.length }
    return length <= size(first, old, new) && length <= size(second, old, new)
  }

  private static func size(_ hunk: SequenceDiff.Hunk, _ old: [Word], _ new: [Word]) -> Int {
    max(old[hunk.old].reduce(0) { $0 + $1.length }, new[hunk.new].reduce(0) { $0 + $1.length })
  }

  private static func isNumeric(_ hunk: SequenceDiff.Hunk, _ old: [Word], _ new: [Word]) -> Bool {
    !hunk.old.isEmpty && !hunk.new.isEmpty && old[hunk.old].allSatisfy(\.isNumeric)
      && new[hunk.new].allSatisfy(\.isNumeric)
  }

  /// Moves a pure insertion or removal to the left, as far as it says the same, to where it begins after a mark of
  /// punctuation: a sentence rather than the end of one with the beginning of the next.
  private static func slid(
    _ hunk: SequenceDiff.Hunk, after previous: SequenceDiff.Hunk?, _ old: [Word], _ new: [Word]
  ) -> SequenceDiff.Hunk {
    guard hunk.old.isEmpty != hunk.new.isEmpty else { return hunk }
    let (words, range) = hunk.old.isEmpty ? (new, hunk.new) : (old, hunk.old)
    let room =
      hunk.old.isEmpty
      ? range.lowerBound - (previous?.new.upperBound ?? 0) : range.lowerBound - (previous?.old.upperBound ?? 0)
    var best = 0
    var shift = 0
    var isAtBorder = endsPhrase(words, before: range.lowerBound)
    while !isAtBorder, shift < room, words[range.lowerBound - shift - 1] == words[range.upperBound - shift - 1] {
      shift += 1
      if endsPhrase(words, before: range.lowerBound - shift) {
        best = shift
        isAtBorder = true
      }
    }
    return SequenceDiff.Hunk(
      old: (hunk.old.lowerBound - best)..<(hunk.old.upperBound - best),
      new: (hunk.new.lowerBound - best)..<(hunk.new.upperBound - best))
  }

  private static func endsPhrase(_ words: [Word], before index: Int) -> Bool {
    index == 0 || words[index - 1].kind == .other || words[index - 1].kind == .space
  }
}

extension MarkedText {
  /// How much two texts have in common, 0 to 1: words, counted as often as they stand (Dice's coefficient). Another
  /// number in the same place is half in common: texts with other numbers are versions of one text.
  static func similarity(_ old: [Word], _ new: [Word]) -> Double {
    var counts: [String: Int] = [:]
    var oldNumbers = 0
    var total = 0
    for word in old where word.kind != .space {
      counts[word.text, default: 0] += 1
      total += word.weight
      oldNumbers += word.isNumeric ? 1 : 0
    }
    var common = 0
    var otherNumbers = 0
    for word in new where word.kind != .space {
      total += word.weight
      if let left = counts[word.text], left > 0 {
        counts[word.text] = left - 1
        common += 2 * word.weight
        oldNumbers -= word.isNumeric ? 1 : 0
      } else if word.isNumeric {
        otherNumbers += 1
      }
    }
    common += min(oldNumbers, otherNumbers) * Word.numberWeight
    return total == 0 ? 1 : Double(common) / Double(total)
  }
}

extension Word {
  fileprivate static let numberWeight = 2

  /// How much it counts: numbers alike, however long they are.
  fileprivate var weight: Int { isNumeric ? Self.numberWeight : length }
}
