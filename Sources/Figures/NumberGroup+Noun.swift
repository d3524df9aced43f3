import Numbers

/// Nouns of English text behind a number.
extension NumberGroup {
  /// Where the noun stands that is counted: deaths of "fire deaths", injured of "people injured".
  func headNoun(at start: Int) -> Int {
    var index = start
    while index < text.count, text[index].isSmallLetter {
      // The measure's own label as it stands, such as "people killed", is taken whole.
      let own = unit.match(text, at: index)
      guard let word = StatisticalUnits.known.match(in: text, at: index), (own?.end ?? 0) <= index + word.count
      else { return index }
      let next = text.skippingSpaces(from: index + word.count)
      guard next > index + word.count, next < text.count, text[next].isSmallLetter else { return index }
      let follower = StatisticalUnits.known.match(in: text, at: next)
      let isLed =
        StatisticalUnits.modifiers.contains(word)
        ? follower != nil || unit.match(text, at: next) != nil
        : Self.persons.contains(word) && follower.map { Self.fates.contains($0) } ?? false
      guard isLed else { return index }
      index = next
    }
    return index
  }

  /// An English noun says nothing beside a measure without English label, and "fire" of "27 fire outbreaks" is not
  /// what is counted.
  func isPassedOver(_ word: [UInt32], at start: Int) -> Bool {
    guard Self.nouns.contains(word) else { return false }
    if unit.isWithoutEnglish { return true }
    guard StatisticalUnits.modifiers.contains(word), !Self.fates.contains(word),
      amount.number.magnitude.map({ $0 != Fraction(1) }) ?? false
    else { return false }
    let next = text.skippingSpaces(from: start + word.count)
    return next > start + word.count && next < text.count && text[next].isSmallLetter
  }

  private static let nouns = Set(StatisticalUnits.english.map { [UInt32](folding: $0) })
    .subtracting(StatisticalUnits.money)
  private static let persons = Set(["persons", "people", "workers"].map { [UInt32](folding: $0) })
  private static let fates = Set(["killed", "dead", "injured", "missing"].map { [UInt32](folding: $0) })
}
