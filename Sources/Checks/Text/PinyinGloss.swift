import Diagnostics

extension DiagnosticKind {
  package static let textPinyinGloss = DiagnosticKind(
    "text-pinyin-gloss", .markdown, .warning, title: "Characters are followed by their reading in brackets.",
    explanation: """
      `安全生產(chǎn)`: some sites add the reading to their texts so that copies are worthless. Take the brackets out. \
      Looked for is a reading with its tone mark, right behind a Chinese character; a few of them, as behind the name of \
      a place, are no finding: it takes five, and five in a thousand characters.
      """)
}

/// A reading in brackets after each character: 產(chǎn).
struct PinyinGloss {
  static let bytes: [UInt8] = [UInt8(ascii: "("), 0xEF]

  private(set) var places: [Range<Int>] = []

  mutating func look(at index: Int, _ text: TextView) {
    guard let end = PinyinSyllable.end(ofBracketAt: index, text), let before = text.before(index), before.scalar.isHan
    else { return }
    places.append(before.offset..<end)
  }

  /// - Parameter hanCount: of the whole text.
  func findings(in text: AuthoredText, hanCount: Int) -> [Diagnostic] {
    guard places.count >= 5, places.count * 200 >= hanCount, let first = places.first else { return [] }
    return [
      Diagnostic(
        .textPinyinGloss,
        "\(places.count) characters are followed by their reading in brackets, the first is \"\(text.excerpt(first))\"",
        at: text.location(of: first), notes: text.notes(places),
        remedy: "take the brackets with the readings out")
    ]
  }
}
