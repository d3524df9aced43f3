extension UInt8 {
  /// Space, tab, LF, CR, vertical tab or form feed.
  var isBlank: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}

extension [UInt8] {
  /// Where `pattern` first occurs at or after `start`, or nil. An empty pattern occurs nowhere.
  func firstRange(of pattern: [UInt8], from start: Int) -> Int? {
    guard let first = pattern.first else { return nil }
    var index = start
    while index + pattern.count <= count {
      if self[index] == first, self[index..<index + pattern.count].elementsEqual(pattern) { return index }
      index += 1
    }
    return nil
  }

  /// A range without the blanks at both its ends; of blanks only, the empty range at its start.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    guard let first = self[range].firstIndex(where: { !$0.isBlank }),
      let last = self[range].lastIndex(where: { !$0.isBlank })
    else { return range.lowerBound..<range.lowerBound }
    return first..<last + 1
  }
}

extension String.StringInterpolation {
  /// Writes UTF-8 bytes as text.
  mutating func appendInterpolation(bytes: some Collection<UInt8>) {
    appendLiteral(String(decoding: bytes, as: UTF8.self))
  }
}
