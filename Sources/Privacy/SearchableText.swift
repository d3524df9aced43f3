/// A source file in which a finding's text is looked for, however it is written there.
package struct SearchableText: Sendable {
  private let seen: SeenText
  /// Letters and digits only, as `PersonalDataFinding.key` has them.
  private let letters: [UInt8]
  /// The index in `seen` of each byte of `letters`.
  private let indices: [Int]

  package init(_ bytes: [UInt8]) {
    seen = bytes.withUnsafeBufferPointer { SeenText($0, 0..<$0.count) }
    var (letters, indices): ([UInt8], [Int]) = ([], [])
    var index = 0
    seen.bytes.withUnsafeBufferPointer { bytes in
      while index < bytes.count {
        let (scalar, length) = Self.character(bytes, index)
        if PersonalDataFinding.isLetter(scalar) {
          for byte in String(scalar).lowercased().utf8 {
            letters.append(byte)
            indices.append(index)
          }
        }
        index += length
      }
    }
    self.letters = letters
    self.indices = indices
  }

  private static func character(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (Unicode.Scalar, Int) {
    if bytes[index] < 0x80 { return (Unicode.Scalar(bytes[index]), 1) }
    return WrittenCharacter.read(bytes, at: index, end: bytes.count)
  }

  /// Where the text with a key stands: ranges of the file. Within a longer number it does not.
  package func ranges(of key: String, limit: Int = 20) -> [Range<Int>] {
    let needle = Array(key.utf8)
    guard let first = needle.first else { return [] }
    var found: [Range<Int>] = []
    var start = 0
    while found.count < limit, start + needle.count <= letters.count {
      guard let index = letters[start...].firstIndex(of: first), index + needle.count <= letters.count else { break }
      start = index + 1
      guard letters[index..<(index + needle.count)].elementsEqual(needle) else { continue }
      let range = indices[index]..<(indices[index + needle.count - 1] + 1)
      if isWhole(range) { found.append(source(of: range)) }
    }
    return found
  }

  private func isWhole(_ range: Range<Int>) -> Bool {
    let bytes = seen.bytes
    if NumberRuns.isDigit(bytes[range.lowerBound]), range.lowerBound > 0,
      NumberRuns.isDigit(bytes[range.lowerBound - 1])
    {
      return false
    }
    return
      !(NumberRuns.isDigit(bytes[range.upperBound - 1]) && range.upperBound < bytes.count
      && NumberRuns.isDigit(bytes[range.upperBound]))
  }

  /// To the end of the last character.
  private func source(of range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end < seen.bytes.count, seen.bytes[end] & 0xC0 == 0x80 { end += 1 }
    return seen.source(of: range.lowerBound..<end)
  }
}
