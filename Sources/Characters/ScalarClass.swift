/// What a Unicode scalar is to a reader of Chinese text and to the Markdown rules that depend on it.
extension Unicode.Scalar {
  /// A scalar of class Wide, Fullwidth or Halfwidth (UAX #11), emoji excepted, or a conjoining Hangul letter:
  /// what the CJK-friendly amendment to CommonMark calls a CJK character.
  ///
  /// Source: markdown-cjk-friendly, specification, "CJK character".
  package var isCJK: Bool {
    if value < 0x1100 { return false }
    if value <= 0x11FF || (0xA960...0xA97F).contains(value) || (0xAC00...0xD7FF).contains(value) { return true }
    return EastAsianWidth.contains(value) && !isWideEmoji
  }

  /// Takes two columns of a terminal: Wide or Fullwidth, not Halfwidth (UAX #11).
  package var isWide: Bool { EastAsianWidth.contains(value) && !isHalfwidth }

  /// The won sign and the halfwidth forms of CJK punctuation, katakana, Hangul and symbols.
  private var isHalfwidth: Bool {
    value == 0x20A9 || (0xFF61...0xFFDC).contains(value) || (0xFFE8...0xFFEE).contains(value)
  }

  /// Korean script, which separates words by spaces as European scripts do.
  package var isHangul: Bool {
    (0x1100...0x11FF).contains(value) || (0x3131...0x318E).contains(value) || (0xA960...0xA97F).contains(value)
      || (0xAC00...0xD7FF).contains(value) || (0xFFA0...0xFFDC).contains(value)
  }

  /// An ideograph, kana or bopomofo letter: one "word" (字) of a character count.
  package var isIdeographLike: Bool {
    // The unified ideographs need no look-up of their category, and most of a Chinese text is made of them.
    if (0x4E00...0x9FFF).contains(value) { return true }
    guard isCJK, !isHangul else { return false }
    switch properties.generalCategory {
    case .otherLetter, .letterNumber, .modifierLetter: return true
    default: return false
    }
  }

  /// Unicode white space of category Zs, or an ASCII control that CommonMark counts as white space.
  package var isMarkdownWhitespace: Bool {
    switch value {
    case 0x09...0x0D, 0x20: true
    // Category Zs, which no longer grows.
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  /// ASCII punctuation or a scalar of a category P*: GFM 0.29, section 2.1.
  package var isMarkdownPunctuation: Bool {
    switch value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    case 0..<0x80: false
    // Ideographs and Hangul syllables, most of what is asked about, without a look at the tables.
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xAC00...0xD7A3: false
    default: isPunctuationCategory
    }
  }

  /// Punctuation that belongs to Chinese typesetting: full-width forms, and the quotation marks, dashes and
  /// ellipses that Chinese shares with Western scripts.
  package var isChinesePunctuation: Bool {
    switch value {
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026, 0x00B7: true
    case 0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0x30FB: true
    case 0xFF5E: true
    case 0xFE10...0xFE6B, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: isPunctuationCategory
    default: false
    }
  }

  private var isPunctuationCategory: Bool {
    switch properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      true
    default: false
    }
  }

  /// Emoji with an emoji presentation of their own, which UAX #11 calls Wide but which are no CJK characters.
  private var isWideEmoji: Bool {
    guard value >= 0x231A else { return false }
    if value >= 0x1F000 { return value <= 0x1FAFF }
    return value <= 0x2B55 && properties.isEmojiPresentation
  }
}
