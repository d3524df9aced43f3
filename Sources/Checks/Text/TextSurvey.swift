/// One walk through a text, in which each detector is asked at the bytes and characters that it wants to know of.
struct TextSurvey {
  private(set) var gloss = PinyinGloss()
  private(set) var lost = LostCharacters()
  private(set) var placeholders: Placeholders
  private(set) var halfWidth = HalfWidthPunctuation()
  private(set) var lookalikes = LookalikeLetters()
  private(set) var brackets = EmptiedBrackets()
  private(set) var chrome = PageChrome()
  private(set) var spaces = TextSpaces()
  private(set) var links = LinkBrackets()
  private(set) var headings = HeadingSpace()
  private(set) var hanCount = 0
  private(set) var simplifiedCount = 0
  private(set) var traditionalCount = 0

  init(_ text: AuthoredText) {
    placeholders = Placeholders(kind: text.kind)
    text.bytes.withUnsafeBufferPointer { bytes in
      Self.marks.withUnsafeBufferPointer { marks in
        Self.interests.withUnsafeBufferPointer { interests in walk(TextView(bytes: bytes), marks, interests) }
      }
    }
  }

  private mutating func walk(
    _ text: TextView, _ marks: UnsafeBufferPointer<UInt8>, _ interests: UnsafeBufferPointer<UInt16>
  ) {
    let bytes = text.bytes
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if (0xE4...0xE9).contains(byte), index + 2 < bytes.count {
        let value = Int(byte & 0x0F) << 12 | Int(bytes[index + 1] & 0x3F) << 6 | Int(bytes[index + 2] & 0x3F)
        if value >= 0x4E00, value - 0x4E00 < marks.count {
          hanCount += 1
          switch marks[value - 0x4E00] {
          case HanScripts.Mark.simplified: simplifiedCount += 1
          case HanScripts.Mark.traditional: traditionalCount += 1
          case HanScripts.Mark.trigger: ask(0xFFFF, at: index, text)
          default: break
          }
        }
        index += 3
        continue
      }
      let interest = interests[Int(byte)]
      if interest != 0 { ask(interest, at: index, text) }
      index += 1
    }
  }

  private mutating func ask(_ interest: UInt16, at index: Int, _ text: TextView) {
    if interest & 1 != 0 { gloss.look(at: index, text) }
    if interest & 2 != 0 { lost.look(at: index, text) }
    if interest & 4 != 0 { placeholders.look(at: index, text) }
    if interest & 8 != 0 { halfWidth.look(at: index, text) }
    if interest & 16 != 0 { lookalikes.look(at: index, text) }
    if interest & 32 != 0 { brackets.look(at: index, text) }
    if interest & 64 != 0 { chrome.look(at: index, text) }
    if interest & 128 != 0 { spaces.look(at: index, text) }
    if interest & 256 != 0 { links.look(at: index, text) }
    if interest & 512 != 0 { headings.look(at: index, text) }
  }

  /// Chinese characters that detectors want to be asked about.
  private static let marks = HanScripts.marks(
    triggers: [LostCharacters.characters, Placeholders.characters].joined())

  /// Which detectors want to be asked about a byte, a bit for each.
  private static let interests: [UInt16] = {
    let wanted = [
      PinyinGloss.bytes, LostCharacters.bytes, Placeholders.bytes, HalfWidthPunctuation.bytes, LookalikeLetters.bytes,
      EmptiedBrackets.bytes, PageChrome.bytes, TextSpaces.bytes, LinkBrackets.bytes, HeadingSpace.bytes,
    ]
    var interests = [UInt16](repeating: 0, count: 256)
    for (bit, bytes) in wanted.enumerated() {
      for byte in bytes { interests[Int(byte)] |= 1 << UInt16(bit) }
    }
    return interests
  }()
}
