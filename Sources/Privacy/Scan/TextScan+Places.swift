extension TextScan {
  /// The piece of the text around a place, read as what it stands in, and where the place is in it. Nil within what is
  /// no text: paths of drawings, addresses of files, styles.
  func piece(around place: Int, isNumber: Bool = true) -> (text: SeenText, index: Int)? {
    let low = max(0, place - Self.reach)
    let high = min(source.count, place + Self.reach)
    if form != .text, let attribute = Attribute(source, around: place) {
      guard let attribute = attribute.value, !isNumber || attribute.holdsText else { return nil }
      let range = max(low, attribute.range.lowerBound)..<min(high, attribute.range.upperBound)
      let text = SeenText(source, range, hasMarkup: false)
      return (text, text.index(ofOrigin: place))
    }
    if form == .markup, isNumber, isInStyle(place) { return nil }
    let text = SeenText(source, characterStart(low)..<high)
    return (text, text.index(ofOrigin: place))
  }

  private func characterStart(_ index: Int) -> Int {
    var index = index
    while index > 0, index < source.count, source[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }

  /// Whether the text is that of a `style` element.
  private func isInStyle(_ place: Int) -> Bool {
    var index = place - 1
    let first = max(0, place - 65_536)
    while index >= first {
      if source[index] == UInt8(ascii: "<"), index + 6 < source.count {
        let next = source[index + 1] | 0x20
        if next == UInt8(ascii: "s") {
          return source[(index + 1)...].prefix(5).map { $0 | 0x20 } == Array("style".utf8)
        }
        if next != UInt8(ascii: "!") { return false }
      }
      index -= 1
    }
    return false
  }

  /// Whether a place of a JSON file lies between quotation marks. Asked from front to back.
  mutating func isInQuotes(_ place: Int) -> Bool {
    if place < quotes.index { quotes = (0, false) }
    while quotes.index < place {
      switch source[quotes.index] {
      case UInt8(ascii: "\\"): quotes.index += 1
      case UInt8(ascii: "\""): quotes.isInText.toggle()
      default: break
      }
      quotes.index += 1
    }
    return quotes.isInText
  }
}

/// The attribute of a tag that a place lies in.
private struct Attribute {
  struct Value {
    let range: Range<Int>
    /// Whether it holds what people read, or a program dials.
    let holdsText: Bool
  }

  /// Nil within a tag but outside the value of an attribute.
  let value: Value?

  /// Nil where the place is within no tag.
  init?(_ source: UnsafeBufferPointer<UInt8>, around place: Int) {
    guard let tag = Self.tagStart(source, before: place) else { return nil }
    guard let quote = (tag..<place).reversed().first(where: { Self.isQuote(source, $0) }) else {
      value = nil
      return
    }
    let mark = source[quote]
    let isOpen = source[(quote + 1)..<place].allSatisfy { $0 != mark }
    guard isOpen else {
      value = nil
      return
    }
    let end = source[place...].prefix(4096).firstIndex(of: mark) ?? min(source.count, place + 4096)
    let sign = source[quote - 1] == UInt8(ascii: "=") ? quote - 1 : quote - 2
    var name = sign
    while name > tag, (source[name - 1] | 0x20) &- 0x61 < 26 || Self.isNamePart(source[name - 1]) { name -= 1 }
    let word = String(decoding: source[name..<sign], as: UTF8.self).lowercased()
    value = Value(range: (quote + 1)..<end, holdsText: Self.holdsText(word, source[(quote + 1)..<end]))
  }

  /// The `<` of the tag that a place lies in.
  private static func tagStart(_ source: UnsafeBufferPointer<UInt8>, before place: Int) -> Int? {
    var index = place - 1
    let first = max(0, place - 4096)
    while index >= first {
      if source[index] == UInt8(ascii: ">") { return nil }
      if source[index] == UInt8(ascii: "<") {
        let next = index + 1 < source.count ? source[index + 1] : 0
        return (next | 0x20) &- 0x61 < 26 || next == UInt8(ascii: "?") ? index : nil
      }
      index -= 1
    }
    return nil
  }

  /// A quotation mark that opens a value.
  private static func isQuote(_ source: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
    guard source[index] == UInt8(ascii: "\"") || source[index] == UInt8(ascii: "'"), index > 1 else { return false }
    // Within JSON the mark is escaped.
    let before = source[index - 1] == UInt8(ascii: "\\") ? source[index - 2] : source[index - 1]
    return before == UInt8(ascii: "=")
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    NumberSurroundings.isWord(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
  }

  /// Names of attributes whose numbers are drawings, styles, sizes or names for programs.
  private static let withoutText: Set<String> = [
    "d", "points", "style", "class", "id", "src", "srcset", "sizes", "transform", "viewbox", "for", "integrity",
    "nonce", "width", "height", "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "offset",
    "datetime", "stroke-dasharray", "stroke", "fill", "xmlns", "version", "length", "headers", "aria-labelledby",
    "aria-describedby", "aria-controls", "rel", "values",
  ]

  private static func holdsText(_ name: String, _ value: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    if withoutText.contains(name) { return false }
    guard ["href", "xlink:href", "action", "cite", "data"].contains(name) else { return true }
    return ["tel:", "sms:", "mailto:", "callto:"].contains { value.prefix($0.utf8.count).elementsEqual($0.utf8) }
  }
}
