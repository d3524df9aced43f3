import Testing

@testable import Characters

struct ScalarClassTests {
  @Test(
    "ideographs, kana, Hangul and full-width forms are CJK",
    arguments: [
      "中", "〇", "㐀", "𠀀", "あ", "カ", "ー", "ㄅ", "한", "。", "「",
      "\u{1100}", "\u{11FF}", "\u{A960}", "\u{D7B0}", "\u{3131}",  // Hangul letters
      "\u{FF0C}", "\u{FF21}", "\u{3000}",  // full-width comma, A and space
      "\u{FF71}", "\u{FFA1}", "\u{20A9}",  // half-width kana, Hangul and won sign
    ]
      as [Unicode.Scalar])
  func classifiesAsCJK(scalar: Unicode.Scalar) {
    #expect(scalar.isCJK)
  }

  @Test(
    "Latin, Western punctuation and emoji are not CJK",
    arguments: ["a", "é", "Ж", "—", "“", "…", "·", "①", "⌚", "☔", "⭐", "🚒", "😀", "🀄", "🈲", "\u{10FF}"]
      as [Unicode.Scalar])
  func classifiesAsOther(scalar: Unicode.Scalar) {
    #expect(!scalar.isCJK)
  }

  @Test(
    "wide scalars take two columns",
    arguments: ["中", "\u{FF0C}", "한", "\u{1100}", "🚒", "⌚", "\u{FFE5}", "\u{3000}"] as [Unicode.Scalar])
  func countsTwoColumns(scalar: Unicode.Scalar) {
    #expect(scalar.isWide)
  }

  @Test(
    "narrow and halfwidth scalars take one column",
    arguments: [
      "a", "é", "│", "■", "“", "\u{1161}", "\u{FF71}", "\u{FFA1}", "\u{20A9}", "\u{FFED}", "\u{303F}",
    ] as [Unicode.Scalar])
  func countsOneColumn(scalar: Unicode.Scalar) {
    #expect(!scalar.isWide)
  }

  @Test(
    "Hangul is told from other CJK",
    arguments: ["한", "\u{1100}", "\u{3131}", "\u{FFA1}", "\u{A960}", "\u{D7B0}"] as [Unicode.Scalar])
  func recognisesHangul(scalar: Unicode.Scalar) {
    #expect(scalar.isHangul)
    #expect(!scalar.isIdeographLike)
  }

  @Test(
    "ideographs, kana and bopomofo count as words",
    arguments: ["中", "㐀", "𠀀", "〇", "々", "あ", "カ", "ㄅ", "\u{FF71}"] as [Unicode.Scalar])
  func countsAsWord(scalar: Unicode.Scalar) {
    #expect(scalar.isIdeographLike)
    #expect(!scalar.isHangul)
  }

  @Test(
    "punctuation, spaces, emoji and Latin do not count as words",
    arguments: ["。", "\u{FF0C}", "\u{3000}", "🚒", "a", "1", "\u{FF11}"] as [Unicode.Scalar])
  func doesNotCountAsWord(scalar: Unicode.Scalar) {
    #expect(!scalar.isIdeographLike)
  }

  @Test("every unified ideograph agrees with its Unicode category")
  func fastPathAgreesWithCategory() {
    for value in UInt32(0x4E00)...0x9FFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let category = scalar.properties.generalCategory
      #expect(category == .otherLetter || category == .unassigned, "U+\(String(value, radix: 16))")
    }
  }

  @Test("CommonMark's white space is ASCII white space and category Zs")
  func recognisesWhitespace() {
    for scalar in " \t\n\u{0B}\u{0C}\r\u{A0}\u{2003}\u{3000}".unicodeScalars { #expect(scalar.isMarkdownWhitespace) }
    for scalar in "a中\u{0}\u{1F}\u{7F}\u{85}\u{200B}\u{2028}\u{FEFF}".unicodeScalars {
      #expect(!scalar.isMarkdownWhitespace)
    }
  }

  @Test("CommonMark's punctuation is ASCII punctuation and category P")
  func recognisesPunctuation() {
    for scalar in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~。\u{FF0C}“”—…·「」".unicodeScalars {
      #expect(scalar.isMarkdownPunctuation, "\(scalar)")
    }
    for scalar in "aZ09 \t中€\u{FFE5}\u{FF5E}🚒".unicodeScalars { #expect(!scalar.isMarkdownPunctuation, "\(scalar)") }
  }

  @Test("Chinese punctuation includes what it shares with Western scripts")
  func recognisesChinesePunctuation() {
    let fullWidth = "\u{FF0C}\u{FF1B}\u{FF1A}\u{FF1F}\u{FF01}\u{FF08}\u{FF09}\u{FF5E}"
    for scalar in "。、《》〈〉「」『』【】〔〕“”‘’—…·\(fullWidth)".unicodeScalars {
      #expect(scalar.isChinesePunctuation, "\(scalar)")
    }
    for scalar in ".,;:?!()-\"'中aA0$〒〓\u{FF10}\u{FF21}\u{FF0B}\u{FF1C}\u{FF5C}".unicodeScalars {
      #expect(!scalar.isChinesePunctuation, "\(scalar)")
    }
  }
}
