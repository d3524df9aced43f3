import Characters

/// A piece of text that is either kept or replaced as a whole.
struct Word: Equatable, Sendable {
  enum Kind: Sendable {
    /// A number with its signs, separators and percent sign: `−12.9%`, `1,619.55`.
    case number
    /// `2024年8月`, `2024-09-05`, `14:40`.
    case date
    /// A run of letters.
    case letters
    /// One ideograph.
    case ideograph
    case space
    case other
  }

  let kind: Kind
  let text: String
  /// Characters.
  let length: Int

  var isNumeric: Bool { kind == .number || kind == .date }
}

/// Cuts text into words: letters by runs, ideographs one by one, numbers and dates whole.
enum WordScanner {
  static func words(_ text: String) -> [Word] {
    let scalars = Array(text.unicodeScalars)
    var words: [Word] = []
    var index = 0
    while index < scalars.count {
      let (kind, end) = word(scalars, at: index)
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[index..<end])
      words.append(Word(kind: kind, text: String(view), length: end - index))
      index = end
    }
    return words
  }

  private static func word(_ scalars: [Unicode.Scalar], at start: Int) -> (kind: Word.Kind, end: Int) {
    let first = scalars[start]
    if isSpace(first) { return (.space, run(scalars, from: start, while: isSpace)) }
    if let end = number(scalars, at: start) { return extendedToDate(scalars, start, end) }
    if first.isIdeographLike { return (.ideograph, start + 1) }
    if isLetter(first) {
      return (.letters, run(scalars, from: start) { (isLetter($0) || isDigit($0) || $0 == "_") && !$0.isIdeographLike })
    }
    return (.other, start + 1)
  }

  private static func run(
    _ scalars: [Unicode.Scalar], from start: Int, while test: (Unicode.Scalar) -> Bool
  ) -> Int {
    var end = start
    while end < scalars.count, test(scalars[end]) { end += 1 }
    return end
  }

  /// Where a number that begins here ends; nil when none does.
  private static func number(_ scalars: [Unicode.Scalar], at start: Int) -> Int? {
    var index = start
    // A sign belongs to a number only where nothing stands before it that it could join: 1-8 is no minus eight.
    if signs.contains(scalars[index]) {
      if index > 0 {
        let before = scalars[index - 1]
        if isDigit(before) || (isLetter(before) && !before.isIdeographLike) { return nil }
      }
      index += 1
    }
    guard index < scalars.count, isDigit(scalars[index]) else { return nil }
    while index < scalars.count {
      if isDigit(scalars[index]) {
        index += 1
      } else if separators.contains(scalars[index]), index + 1 < scalars.count, isDigit(scalars[index + 1]) {
        index += 2
      } else {
        break
      }
    }
    if index < scalars.count, percents.contains(scalars[index]) { index += 1 }
    return index
  }

  /// A number that begins a date or a time of day takes the rest of it along.
  private static func extendedToDate(
    _ scalars: [Unicode.Scalar], _ start: Int, _ end: Int
  ) -> (kind: Word.Kind, end: Int) {
    var index = end
    var isDate = scalars[start..<end].contains(":") || scalars[start..<end].contains("：")
    for mark in ["年", "月", "日"] as [Unicode.Scalar] {
      guard index < scalars.count else { break }
      // After a mark the next number; the first number is already there.
      var next = index
      if isDate, index > start, !isDigit(scalars[index - 1]) { next = run(scalars, from: index, while: isDigit) }
      if next < scalars.count, scalars[next] == mark, next > start, isDigit(scalars[next - 1]), next - index <= 4 {
        index = next + 1
        isDate = true
      }
    }
    if !isDate { (index, isDate) = isoDate(scalars, start, end) }
    return (isDate ? .date : .number, index)
  }

  /// `2024-09-05`, `2024/9/5`: three numbers, the first of four digits.
  private static func isoDate(_ scalars: [Unicode.Scalar], _ start: Int, _ end: Int) -> (end: Int, isDate: Bool) {
    guard end - start == 4, end < scalars.count, scalars[end] == "-" || scalars[end] == "/" else { return (end, false) }
    let month = run(scalars, from: end + 1, while: isDigit)
    guard (1...2).contains(month - end - 1) else { return (end, false) }
    guard month < scalars.count, scalars[month] == scalars[end] else {
      return scalars[end] == "-" && month - end == 3 ? (month, true) : (end, false)
    }
    let day = run(scalars, from: month + 1, while: isDigit)
    return (1...2).contains(day - month - 1) ? (day, true) : (end, false)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x80 ? (0x61...0x7A).contains(scalar.value | 0x20) : scalar.properties.isAlphabetic
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.isMarkdownWhitespace }

  private static let signs: Set<Unicode.Scalar> = ["+", "-", "−", "±"]
  private static let separators: Set<Unicode.Scalar> = [".", ",", ":", "：", "．"]
  private static let percents: Set<Unicode.Scalar> = ["%", "‰", "％"]
}
