import Characters
import Markup

/// Counts words and characters as `TextCounts` defines them.
enum TextCounter {
  private enum ScalarClass { case space, ideograph, letter, digit, mark, separator, apostrophe, other }

  static func count(_ text: Bytes) -> TextCounts {
    text.withUnsafeBufferPointer { count($0) }
  }

  static func count(_ text: UnsafeBufferPointer<UInt8>) -> TextCounts {
    var words = 0
    var characters = 0
    /// The class of the last letter or digit of the word that is being read, or nil between words.
    var word: ScalarClass?
    /// A character that belongs to the word only if it goes on: `.` or `,` between digits, an apostrophe in a word.
    var link: ScalarClass?
    var index = 0
    while index < text.count {
      if (0xE5...0xE9).contains(text[index]), index + 2 < text.count {
        // U+5000…U+9FFF, the bulk of Chinese text: one word and one character, without decoding.
        words += 1
        characters += 1
        (word, link) = (nil, nil)
        index += 3
        continue
      }
      let (scalar, length) = UTF8Scalars.decode(text, at: index)
      index += length
      let scalarClass = classify(scalar)
      if scalarClass != .space { characters += 1 }
      switch scalarClass {
      case .ideograph:
        words += 1
        (word, link) = (nil, nil)
      case .letter, .digit:
        let continues =
          word != nil && (link == nil || (link == .separator) == (word == .digit && scalarClass == .digit))
        if !continues { words += 1 }
        (word, link) = (scalarClass, nil)
      case .mark: break
      case .separator where word == .digit && link == nil: link = .separator
      case .apostrophe where word == .letter && link == nil: link = .apostrophe
      default: (word, link) = (nil, nil)
      }
    }
    return TextCounts(words: words, characters: characters)
  }

  /// The number of scalars that are not white space.
  static func characters(_ text: some Sequence<UInt8>) -> Int {
    let bytes = Bytes(text)
    return count(bytes).characters
  }

  @inline(__always)
  private static func classify(_ scalar: Unicode.Scalar) -> ScalarClass {
    switch scalar.value {
    // The bulk of Chinese text, without a look at the tables.
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3041...0x3096, 0x30A1...0x30FA: .ideograph
    case 0x3000: .space
    case 0x27, 0x2019: .apostrophe
    case 0x3001...0x3004, 0x3008...0x3020, 0x2010...0x2027, 0xFF01...0xFF0F: .other
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0x30...0x39: .digit
    case 0x09...0x0D, 0x20: .space
    case 0x2C, 0x2E: .separator
    case 0..<0x80: .other
    default: classifyByTables(scalar)
    }
  }

  private static func classifyByTables(_ scalar: Unicode.Scalar) -> ScalarClass {
    if scalar.isIdeographLike { return .ideograph }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: return .letter
    case .decimalNumber, .letterNumber: return .digit
    case .nonspacingMark, .spacingMark, .enclosingMark: return .mark
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: return .space
    case .control: return scalar == "\u{85}" ? .space : .other
    default: return .other
    }
  }
}
