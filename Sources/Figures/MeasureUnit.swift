/// What a measure counts, in the languages of the site: 起 and accidents, 万元 and 10,000 yuan, or nothing.
///
/// Built once for a measure and asked for each of its figures.
package struct MeasureUnit: Hashable, Sendable {
  struct Label: Hashable, Sendable {
    let language: String
    let text: String
    /// The unit without its scale, folded: 元 of 万元.
    let base: [UInt32]
    /// The base in the singular, where English has another form.
    let singular: [UInt32]
    /// The whole label where it starts with digits (10,000 yuan), which are no number of the text's; else empty.
    let full: [UInt32]
    /// Power of ten of the scale: 4 for 万元 and for "10,000 yuan".
    let power: Int

    var holdsNumber: Bool { base.contains { $0.isASCIIDigit } }
  }

  let labels: [Label]

  /// What it is called in all languages: what makes an equal unit.
  package var names: [String] { labels.map { "\($0.language) \($0.text)" } }

  /// A plain number.
  package static let plain = MeasureUnit([:])

  /// - Parameter labels: by language code; a label for all languages under any key. Empty labels count as none.
  package init(_ labels: [String: String]) {
    self.labels = labels.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }.map { language, text in
      let folded = [UInt32](folding: text)
      let (base, power) = Self.decompose(folded)
      let full = folded[0].isASCIIDigit ? folded : []
      let isEnglish = base.last?.isSmallLetter == true
      let singular = isEnglish ? [UInt32](folding: FigureText.singular(String(scalars: base))) : []
      return Label(language: language, text: text, base: base, singular: singular, full: full, power: power)
    }
  }

  /// The same label in every language.
  package init(_ label: String) { self.init(["und": label]) }

  /// The label in a language, or in a related one (zh for zh-Hans), or in any.
  package func label(in language: String) -> String? {
    let primary = language.prefix { $0 != "-" }
    let related = labels.first { $0.language == language } ?? labels.first { $0.language.hasPrefix(primary) }
    return (related ?? labels.first { $0.language == "und" } ?? labels.first)?.text
  }

  /// Power of ten between the computed number and what it counts.
  package var power: Int { labels.first?.power ?? 0 }
  /// Whether it is a sum of money.
  package var isMoney: Bool { labels.contains { StatisticalUnits.money.contains($0.base) } }
  var isPercent: Bool { labels.contains { $0.base == [UInt32(scalar: "%")] } }
  var isMultiple: Bool { labels.contains { $0.base == [UInt32(scalar: "倍")] || $0.base == [UInt32](folding: "times") } }

  /// The label whose unit stands at the offset, and the offset behind it.
  func match(_ text: [UInt32], at start: Int) -> (label: Label, end: Int)? {
    var best: (label: Label, end: Int)?
    for label in labels where !label.base.isEmpty {
      guard let end = Self.end(of: label, in: text, at: start), end > (best?.end ?? 0) else { continue }
      best = (label, end)
    }
    return best
  }

  /// Behind "× 10,000 yuan", where a label with a number of its own follows the written one.
  func fullLabelEnd(in text: [UInt32], at start: Int) -> Int? {
    let isTimes = start < text.count && text[start] == Self.timesSign
    let index = isTimes ? text.skippingSpaces(from: start + 1) : start
    return labels.first { !$0.full.isEmpty && text.holds($0.full, at: index) }.map { index + $0.full.count }
  }

  private static let timesSign: UInt32 = 0xD7

  /// Behind a label that holds a number of its own (人/10万人), which is no figure.
  func maskedLabelEnd(in text: [UInt32], at start: Int) -> Int? {
    for label in labels where label.holdsNumber && text.holds(label.base, at: start) { return start + label.base.count }
    return nil
  }

  /// Whether offices use a measure word in place of this unit: 名 for 人, 个 for any count.
  func label(replacedBy word: [UInt32]) -> Label? {
    labels.first { label in
      if word == [UInt32(scalar: "个")] { return label.power == 0 && !StatisticalUnits.money.contains(label.base) }
      // 人 of 人/10万人.
      if label.base.count > word.count, label.base[word.count] == UInt32(scalar: "/"), label.base.starts(with: word) {
        return true
      }
      // deaths of "deaths per 100,000 workers".
      if label.base.starts(with: word), label.base.holdsPer(at: word.count) { return true }
      return StatisticalUnits.equivalents.contains { $0.contains(label.base) && $0.contains(word) }
    }
  }

  /// Something for each of something else: 人/10万人, deaths per 100,000 workers.
  var isRate: Bool {
    labels.contains { label in
      let folded = [UInt32](folding: label.text)
      return folded.contains { Self.rateMarks.contains($0) } || folded.indices.contains { folded.holdsPer(at: $0) }
    }
  }

  private static let rateMarks = [UInt32](folding: "/每均")

  /// No label in English: nouns of English text cannot be told from the measure's own.
  var isWithoutEnglish: Bool { !labels.contains { $0.base.contains { $0.isSmallLetter } } }

  /// English labels match in the singular too, and end where a word ends.
  private static func end(of label: Label, in text: [UInt32], at start: Int) -> Int? {
    guard label.base.last?.isSmallLetter == true else {
      return text.holds(label.base, at: start) ? start + label.base.count : nil
    }
    for form in [label.base, label.singular] where text.holds(form, at: start) {
      let end = start + form.count
      if end == text.count || !text[end].isSmallLetter { return end }
    }
    return nil
  }

  private static func decompose(_ label: [UInt32]) -> (base: [UInt32], power: Int) {
    func rest(from index: Int) -> [UInt32] { Array(label[label.skippingSpaces(from: index)...]) }
    if let first = label.first, first.isASCIIDigit {
      guard case .number(let number) = DigitScanner.scan(label, at: 0), let value = number.magnitude,
        value == .tenToThe(number.lastPlace), number.range.upperBound < label.count
      else { return (label, 0) }
      return (rest(from: number.range.upperBound), number.lastPlace)
    }
    guard let word = ScaleWord.match(label, after: 0) else { return (label, 0) }
    return (rest(from: word.end), word.power)
  }
}

extension [UInt32] {
  fileprivate func holdsPer(at index: Int) -> Bool { holds([UInt32](folding: " per "), at: index) }
}
