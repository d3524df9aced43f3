import Characters

/// Names for the files of new bulletins.
enum DraftName {
  /// Names of files have 255 bytes at most, and in an address every byte of a Chinese character takes three letters:
  /// forty of them are enough to know a bulletin by.
  static let maximumBytes = 120

  /// What is left of a title: letters (small ones), digits and Chinese characters as they are. Quotation marks, emoji and
  /// the punctuation of Chinese vanish, all else becomes a hyphen. Empty when nothing is left.
  static func make(from title: String) -> String {
    var name = ""
    var isParted = false
    for scalar in title.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || isMark(scalar) {
        let letter = scalar.properties.lowercaseMapping
        let part = isParted && !name.isEmpty ? "-" + letter : letter
        if name.utf8.count + part.utf8.count > maximumBytes { break }
        name += part
        isParted = false
      } else if !vanishes(scalar) {
        isParted = true
      }
    }
    return name
  }

  /// Accents and vowel signs belong to the letter before them.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    let isVariation = (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
    return !isVariation && (category == .nonspacingMark || category == .spacingMark)
  }

  private static func vanishes(_ scalar: Unicode.Scalar) -> Bool {
    "\"'‘’“”·".unicodeScalars.contains(scalar) || (scalar.isWide && scalar != "\u{3000}")
      || scalar.properties.generalCategory == .format || (0xFE00...0xFE0F).contains(scalar.value)
  }
}
