/// Runs of digits with single marks between them, such as `138-1234-5678` or `(0431) 8123456`: what one number may be.
struct NumberRuns {
  /// In the text.
  private(set) var runs: [Range<Int>] = []
  /// What stands between each run and the next.
  private(set) var joints: [[UInt8]] = []
  private let bytes: [UInt8]

  /// - Parameter start: the index of a digit. Runs before it belong to it as well.
  init(in text: SeenText, at start: Int) {
    bytes = text.bytes
    var first = start
    while let earlier = Self.previousDigit(before: first, in: bytes) { first = earlier }
    var index = first
    while true {
      var end = index
      while end < bytes.count, Self.isDigit(bytes[end]) { end += 1 }
      runs.append(index..<end)
      guard let next = Self.nextDigit(after: end, in: bytes) else { break }
      joints.append(Array(bytes[end..<next]))
      index = next
    }
  }

  var end: Int { runs.last?.upperBound ?? 0 }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isJoint(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "."): true
    default: false
    }
  }

  private static func nextDigit(after end: Int, in bytes: [UInt8]) -> Int? {
    for next in (end + 1)...(end + 3) {
      guard next < bytes.count, isJoint(bytes[next - 1]) else { return nil }
      if isDigit(bytes[next]) { return next }
    }
    return nil
  }

  private static func previousDigit(before first: Int, in bytes: [UInt8]) -> Int? {
    var index = first
    while index > 0, isDigit(bytes[index - 1]) { index -= 1 }
    if index < first { return index }
    for back in 1...3 {
      guard index - back >= 0, isJoint(bytes[index - back]) else { return nil }
      if index - back > 0, isDigit(bytes[index - back - 1]) { return index - back - 1 }
    }
    return nil
  }

  func digits(_ range: ClosedRange<Int>) -> [UInt8] { runs[range].flatMap { bytes[$0] } }

  func length(_ index: Int) -> Int { runs.indices.contains(index) ? runs[index].count : 0 }

  func text(_ range: ClosedRange<Int>) -> Range<Int> {
    runs[range.lowerBound].lowerBound..<runs[range.upperBound].upperBound
  }

  /// Whether the joints within a range of runs are all one and the same mark, `-` or a space.
  func isEvenlyJoined(_ range: ClosedRange<Int>, allowing marks: String = "- ") -> Bool {
    let inner = joints[range.lowerBound..<range.upperBound]
    guard let first = inner.first, first.count == 1, marks.utf8.contains(first[0]) else { return inner.isEmpty }
    return inner.allSatisfy { $0 == first }
  }

  /// Whether a run before or after is joined by the same mark as those within: then it is a longer code or a list.
  func isPartOfList(_ range: ClosedRange<Int>) -> Bool {
    let mark = range.lowerBound < range.upperBound ? joints[range.lowerBound] : nil
    for joint in [range.lowerBound - 1, range.upperBound] where joints.indices.contains(joint) {
      if joints[joint] == mark || joints[joint] == [UInt8(ascii: "-")] || joints[joint] == [UInt8(ascii: ".")] {
        return true
      }
    }
    return false
  }
}
