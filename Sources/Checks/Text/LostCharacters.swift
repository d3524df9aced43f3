import Diagnostics

extension DiagnosticKind {
  package static let textLostCharacter = DiagnosticKind(
    "text-lost-character", .markdown, .warning, title: "Characters were lost or garbled on the way.",
    explanation: """
      The text was read in the wrong encoding, or bytes fell out of it. Told by U+FFFD and characters for private use, by \
      `锟斤拷` and `烫烫烫`, by UTF-8 that was read as Latin-1 (`å®‰å…¨`), by half a reading (`燃?xì)獍`, `I(yè)`), and by \
      question marks in the middle of a sentence that asks nothing. Compare with the source, and write what it says.
      """)
}

/// What is left of characters that were lost: `燃?xì)獍踩M(jìn)家庭`, `確?!笆濉睍r期`, 锟斤拷, `å®‰å…¨`.
struct LostCharacters {
  static let bytes: [UInt8] =
    [UInt8(ascii: "?"), UInt8(ascii: "("), 0xEE, 0xEF] + Array(0xC2...0xC3 as ClosedRange<UInt8>)
  static let characters: [Unicode.Scalar] = ["锟", "烫", "屯"]

  private(set) var places: [Range<Int>] = []
  /// What has been reported up to here is not looked at again.
  private var end = 0

  mutating func look(at index: Int, _ text: TextView) {
    guard index >= end, let range = damage(at: index, text) else { return }
    if let last = places.last, last.upperBound == range.lowerBound {
      places[places.count - 1] = last.lowerBound..<range.upperBound
    } else {
      places.append(range)
    }
    end = range.upperBound
  }

  private func damage(at index: Int, _ text: TextView) -> Range<Int>? {
    switch text.bytes[index] {
    case UInt8(ascii: "?"): return question(at: index, text)
    case UInt8(ascii: "("): return glossOnLetter(at: index, text)
    case 0xEE, 0xEF:
      let (scalar, length) = text.scalar(at: index)
      let isLost = scalar == "\u{FFFD}" || (0xE000...0xF8FF).contains(scalar.value)
      return isLost ? index..<(index + length) : nil
    case 0xC2, 0xC3: return latin(at: index, text)
    default:
      for word in ["锟斤拷", "烫烫烫", "屯屯屯"] where text.starts(with: word, at: index) {
        return index..<(index + word.utf8.count)
      }
      return nil
    }
  }

  /// A question mark that stands for a byte: with the rest of a reading behind it, or where nobody asks.
  private func question(at index: Int, _ text: TextView) -> Range<Int>? {
    if let end = PinyinSyllable.end(ofSyllableAt: index + 1, text) { return index..<end }
    guard index + 1 < text.bytes.count, let before = text.before(index), before.scalar.isHan || before.scalar == ")"
    else { return nil }
    var next = index + 1
    while next < text.bytes.count, "?!;".utf8.contains(text.bytes[next]) { next += 1 }
    guard next < text.bytes.count else { return nil }
    let after = text.scalar(at: next).scalar
    guard after.isHan || "、。，；".unicodeScalars.contains(after), !Self.asks(text, before: index) else { return nil }
    return index..<next
  }

  /// Whether the sentence that ends here asks something.
  private static func asks(_ text: TextView, before end: Int) -> Bool {
    var index = end
    // A sentence of a hundred characters is a long one.
    let limit = max(0, end - 300)
    while index > limit {
      var start = index - 1
      while start > limit, text.bytes[start] & 0xC0 == 0x80 { start -= 1 }
      let scalar = text.scalar(at: start).scalar
      if scalar.isLineEnd || "。！？!;；".unicodeScalars.contains(scalar) { return false }
      if let words = interrogatives[scalar],
        words.isEmpty || words.contains(where: { text.starts(with: $0, at: start) })
      {
        return true
      }
      index = start
    }
    return false
  }

  /// What a question has, by the first character: it alone, or one of a few words.
  private static let interrogatives: [Unicode.Scalar: [String]] = {
    var words: [Unicode.Scalar: [String]] = [:]
    for scalar in "吗嗎呢么麼吧嘛谁誰哪怎岂豈".unicodeScalars { words[scalar] = [] }
    let others = [
      "多少", "多大", "多久", "多长", "是否", "能否", "可否", "有无", "为何", "如何", "何时", "何以", "何在", "没有", "难道", "几个", "几时", "有無",
      "為何", "何時", "沒有", "難道", "幾個", "幾時",
    ]
    for word in others { words[word.unicodeScalars[word.unicodeScalars.startIndex], default: []].append(word) }
    return words
  }()

  /// `獾踩M(jìn)`: the reading stands behind a letter, which is the half of a character.
  private func glossOnLetter(at index: Int, _ text: TextView) -> Range<Int>? {
    guard index > 0, let end = PinyinSyllable.end(ofBracketAt: index, text) else { return nil }
    let letter = text.bytes[index - 1]
    guard letter.isLetter || letter == UInt8(ascii: "^"), let before = text.before(index - 1),
      before.scalar.isChinese || before.scalar == ")"
    else { return nil }
    return (index - 1)..<end
  }

  /// UTF-8 that was read as Latin-1 or Windows-1252: a letter that is a lead byte, and behind it what were bytes of the
  /// same character.
  private func latin(at index: Int, _ text: TextView) -> Range<Int>? {
    let (lead, length) = text.scalar(at: index)
    if (0x80...0x9F).contains(lead.value) { return index..<(index + length) }
    let wanted = lead.value >= 0xE2 && lead.value <= 0xEF ? 2 : lead.value == 0xC2 || lead.value == 0xC3 ? 1 : 0
    guard wanted > 0 else { return nil }
    var end = index + length
    for _ in 0..<wanted {
      guard end < text.bytes.count else { return nil }
      let (scalar, length) = text.scalar(at: end)
      guard (0x80...0xBF).contains(scalar.value) || Self.windows.contains(scalar) else { return nil }
      end += length
    }
    return index..<end
  }

  /// What Windows-1252 has at 0x80…0x9F.
  private static let windows = Set("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".unicodeScalars)

  func findings(in text: AuthoredText) -> [Diagnostic] {
    text.findings(
      .textLostCharacter, at: places, remedy: "compare with the source of the text, and write what it says"
    ) { "\"\($0)\" stands where characters were lost or garbled" }
  }
}
