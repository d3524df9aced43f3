import Diagnostics

extension DiagnosticKind {
  package static let textLookalikeLetter = DiagnosticKind(
    "text-lookalike-letter", .markdown, .warning,
    title: "A Cyrillic or Greek letter that looks like a Latin one stands in a Latin word.",
    explanation: """
      `GB/Т 9704` with a Cyrillic Т looks right and is found by no search. Type the word anew. Greek letters that look \
      like no Latin one (μm, kΩ) are fine.
      """)
}

/// Letters of other alphabets in Latin words.
struct LookalikeLetters {
  static let bytes: [UInt8] = [0xCE, 0xCF, 0xD0, 0xD1]

  private var places: [Range<Int>] = []

  mutating func look(at index: Int, _ text: TextView) {
    let (scalar, length) = text.scalar(at: index)
    guard Self.lookalikes.contains(scalar), isInLatinWord(index..<(index + length), text) else { return }
    places.append(index..<(index + length))
  }

  /// Whether the letters up to the ends of the word, which a slash or hyphen may join to another one, are Latin or
  /// look so, and at least one is.
  private func isInLatinWord(_ letter: Range<Int>, _ text: TextView) -> Bool {
    var hasLatin = false
    var index = letter.lowerBound
    let first = max(0, index - 60)
    while index > first {
      var start = index - 1
      while start > first, text.bytes[start] & 0xC0 == 0x80 { start -= 1 }
      guard let isLatin = Self.isLatin(text.scalar(at: start).scalar) else { break }
      if isLatin < 0 { return false }
      hasLatin = hasLatin || isLatin > 0
      index = start
    }
    index = letter.upperBound
    while index < min(letter.upperBound + 60, text.bytes.count) {
      let (scalar, length) = text.scalar(at: index)
      guard let isLatin = Self.isLatin(scalar) else { break }
      if isLatin < 0 { return false }
      hasLatin = hasLatin || isLatin > 0
      index += length
    }
    return hasLatin
  }

  /// 1 for a Latin letter, 0 for what may stand in any word, -1 for a letter that only the other alphabet has; nil ends
  /// the word.
  private static func isLatin(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isDigit || "/-.".unicodeScalars.contains(scalar) || lookalikes.contains(scalar) { return 0 }
    if scalar.isASCIIWord { return 1 }
    return (0x0370...0x052F).contains(scalar.value) ? -1 : nil
  }

  private static let lookalikes = Set("АВЕКМНОРСТХаеосрухіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧο".unicodeScalars)

  func findings(in text: AuthoredText) -> [Diagnostic] {
    text.findings(.textLookalikeLetter, at: places, remedy: "type the word anew in Latin letters") { letter in
      let alphabet = letter.unicodeScalars.first.map { $0.value < 0x400 ? "Greek" : "Cyrillic" } ?? ""
      return "the \(alphabet) letter \"\(letter)\" stands in a Latin word"
    }
  }
}
