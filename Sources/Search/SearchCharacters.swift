/// What a Unicode scalar is to the search. `templates/assets/search.js` knows the same classes: a query must fall into
/// the terms that the index has.
enum SearchClass {
  /// Of a script that is written without spaces: found by overlapping pairs.
  case pair
  /// A letter, digit or mark of any other script: found by whole words and their beginnings.
  case word
  /// White space: it ends a word, but not a row of Chinese characters, which a line break or a space for the looks
  /// (通　知) may part.
  case space
  /// Not seen by readers: soft hyphens, joiners, variation selectors.
  case ignored
  /// Ends words and rows.
  case other

  static func of(_ value: UInt32) -> SearchClass {
    switch value {
    case 0x4E00...0x9FFF: .pair
    case 0..<0x80: ofASCII(value)
    case 0x3000, 0xA0, 0x2000...0x200A, 0x202F, 0x205F: .space
    case 0xAD, 0x200B...0x200F, 0x2060...0x2064, 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: .ignored
    // 々〆〇, kana, bopomofo, Hangul, ideographs of all blocks.
    case 0x3005...0x3007, 0x3041...0x30FA, 0x30FC...0x318E, 0x31A0...0x31BF, 0x31F0...0x31FF, 0x3400...0x4DBF,
      0xAC00...0xD7A3, 0xF900...0xFAFF, 0x20000...0x3FFFD:
      .pair
    case 0x2000...0x206F, 0x3001...0x303F, 0xFE10...0xFE6F: .other
    default: ofProperties(value)
    }
  }

  private static func ofASCII(_ value: UInt32) -> SearchClass {
    switch value {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: .word
    case 0x09...0x0D, 0x20: .space
    default: .other
    }
  }

  private static func ofProperties(_ value: UInt32) -> SearchClass {
    guard let scalar = Unicode.Scalar(value) else { return .other }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
      .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
      .word
    default: .other
    }
  }

  /// Full-width letters, digits and signs as the ASCII ones.
  @inline(__always)
  static func narrow(_ value: UInt32) -> UInt32 { (0xFF01...0xFF5E).contains(value) ? value - 0xFEE0 : value }
}
