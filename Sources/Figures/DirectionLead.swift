import Records

/// A word of change that stands before a figure's link: 同比下降[50%](figure:accidents.change).
package enum DirectionLead {
  /// The word of change that a text ends with, nil when it ends with none.
  package static func word(endOf text: String) -> String? {
    let scalars = Array(text.unicodeScalars)
    for length in stride(from: min(4, scalars.count), through: 1, by: -1) {
      let word = String(String.UnicodeScalarView(scalars.suffix(length)))
      if says(word) { return word }
    }
    return nil
  }

  /// Whether a text is a word of change and nothing else, or holds one beside its number.
  package static func says(_ text: String) -> Bool {
    guard let written = try? WrittenFigure.read(text, unit: .plain, as: .percent) else { return false }
    return written.change != nil
  }
}
