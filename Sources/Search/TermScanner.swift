import Markup

/// Takes a text apart into terms: each character of a script without spaces, each pair of them that stand side by side,
/// each word of other scripts in small letters.
struct TermScanner {
  /// Scalars of a word that count. Longer ones are hardly words, and cost their room.
  static let wordLength = 30

  private var word: [UInt8] = []
  /// The character before, of a row of them; 0 for none.
  private var previous: UInt32 = 0

  mutating func scan(_ text: Bytes, into terms: inout TermTable) {
    text.withUnsafeBufferPointer { scan($0, into: &terms) }
    endWord(into: &terms)
    previous = 0
  }

  private mutating func scan(_ text: UnsafeBufferPointer<UInt8>, into terms: inout TermTable) {
    var position = 0
    while position < text.count {
      let (scalar, length) = Self.scalar(text, position)
      position += length
      let value = SearchClass.narrow(scalar)
      switch SearchClass.of(value) {
      case .pair:
        if !word.isEmpty { endWord(into: &terms) }
        terms.add(pair: value, 0)
        if previous != 0 { terms.add(pair: previous, value) }
        previous = value
      case .word:
        previous = 0
        append(value)
      case .space:
        if !word.isEmpty { endWord(into: &terms) }
      case .ignored: break
      case .other:
        if !word.isEmpty { endWord(into: &terms) }
        previous = 0
      }
    }
  }

  private mutating func append(_ value: UInt32) {
    if value < 0x80 {
      word.append(UInt8(value) | ((0x41...0x5A).contains(value) ? 0x20 : 0))
    } else if let scalar = Unicode.Scalar(value) {
      word.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }

  private mutating func endWord(into terms: inout TermTable) {
    guard !word.isEmpty else { return }
    if word.count > Self.wordLength {
      var count = 0
      let end = word.firstIndex { byte in
        count += byte & 0xC0 == 0x80 ? 0 : 1
        return count > Self.wordLength
      }
      if let end { word.removeSubrange(end...) }
    }
    terms.add(word: word)
    word.removeAll(keepingCapacity: true)
  }

  /// The scalar at a place of valid UTF-8 and its length; a faulty byte counts as punctuation.
  @inline(__always)
  private static func scalar(_ text: UnsafeBufferPointer<UInt8>, _ position: Int) -> (UInt32, Int) {
    let first = text[position]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, position + length <= text.count else { return (0, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length { value = value << 6 | UInt32(text[position + offset] & 0x3F) }
    return (value, length)
  }
}
