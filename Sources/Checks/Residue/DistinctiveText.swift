/// Takes from a text what nobody else would write by accident.
enum DistinctiveText {
  /// How much text is needed to be sure.
  enum Amount {
    /// Eight Chinese characters, or 24 letters and digits.
    case sentence
    /// Four or twelve: titles and names are chosen to be told from each other.
    case name

    fileprivate var ideographs: Int { self == .sentence ? 8 : 4 }
    fileprivate var letters: Int { self == .sentence ? 24 : 12 }
  }

  /// So many bytes of a long sentence are looked for on their own: a summary may be cut within it.
  private static let head = 60

  /// The patterns of a plain text, such as a title or a field.
  static func patterns(plain text: String, _ amount: Amount) -> [[UInt8]] {
    patterns(canonical: CanonicalText.make(of: text.utf8, strippingTags: false), amount)
  }

  /// The patterns of a text without markup that may have many sentences, and of it as a whole.
  static func patterns(text: String) -> [[UInt8]] {
    let whole = patterns(plain: text, .sentence)
    if whole.isEmpty { return [] }
    let parts = sentences(Array(text.utf8)[...])
    if parts.count < 2 { return whole }
    return whole
      + parts.flatMap { patterns(canonical: CanonicalText.make(of: $0, strippingTags: false), .sentence) }
  }

  /// The patterns of the sentences of HTML.
  static func patterns(html: ArraySlice<UInt8>) -> [[UInt8]] {
    sentences(html).flatMap { patterns(canonical: CanonicalText.make(of: $0, strippingTags: true), .sentence) }
  }

  private static func patterns(canonical text: [UInt8], _ amount: Amount) -> [[UInt8]] {
    guard text.count >= PatternSearch.minimumLength, isDistinctive(text[...], amount) else { return [] }
    var end = head
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    if end >= text.count || !isDistinctive(text[..<end], amount) { return [text] }
    return [Array(text[..<end]), text]
  }

  private static func isDistinctive(_ text: ArraySlice<UInt8>, _ amount: Amount) -> Bool {
    var (ideographs, letters) = (0, 0)
    for byte in text {
      switch byte {
      // The first bytes of U+3000 to U+9FFF, and of the planes beyond; punctuation there hardly counts.
      case 0xE3...0xE9, 0xF0: ideographs += 1
      case 0x30...0x39, 0x61...0x7A, 0xC3...0xDF, 0xE0...0xE1: letters += 1
      default: break
      }
    }
    return ideographs >= amount.ideographs || letters >= amount.letters
  }

  /// Splits HTML at the ends of sentences and blocks.
  private static func sentences(_ html: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = html.startIndex
    var index = start
    while index < html.endIndex {
      let length = boundary(at: index, in: html)
      if length > 0 {
        parts.append(html[start..<index])
        start = html[index] == UInt8(ascii: "<") ? index : index + length
      }
      index += max(length, 1)
    }
    return parts + [html[start...]]
  }

  /// The length of a mark that ends a sentence, or of the beginning of a tag that ends a block; 0 for anything else.
  private static func boundary(at index: Int, in html: ArraySlice<UInt8>) -> Int {
    let rest = html[index...]
    switch html[index] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return 1
    case UInt8(ascii: "."): return rest.dropFirst().first.map { $0 <= 0x20 } ?? true ? 1 : 0
    case 0xE3: return rest.starts(with: [0xE3, 0x80, 0x82]) ? 3 : 0
    case 0xEF:
      return rest.starts(with: [0xEF, 0xBC, 0x81]) || rest.starts(with: [0xEF, 0xBC, 0x9F])
        || rest.starts(with: [0xEF, 0xBC, 0x9B]) ? 3 : 0
    case UInt8(ascii: "<"):
      let name = rest.dropFirst().drop { $0 == UInt8(ascii: "/") }.prefix {
        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
      }
      return blocks.contains(String(decoding: name, as: UTF8.self)) ? 1 : 0
    default: return 0
    }
  }

  private static let blocks: Set<String> = [
    "p", "li", "ul", "ol", "td", "th", "tr", "table", "caption", "div", "blockquote", "pre", "br", "hr", "figure",
    "figcaption", "section", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "summary",
  ]
}
