/// Walks through HTML or XML that anybody may have written: no input is refused, and none is read twice.
///
/// It follows the tokenizer of WHATWG HTML (section 13.2.5) as far as a comparison needs it: comments in all their forms,
/// the raw text of scripts and styles, attributes with and without quotes, `<` that begins nothing.
struct MarkupScanner {
  enum Token {
    /// Text between tags, references not resolved.
    case text(Range<Int>)
    /// Text in which nothing is resolved: a script, a style, a CDATA section.
    case raw(Range<Int>)
    /// A start tag: `name`, `attributes` and `isSelfClosing` are those of it until the next token.
    case start
    /// An end tag: `name` is that of it.
    case end
  }

  struct Attribute {
    let name: Range<Int>
    let value: Range<Int>
  }

  let bytes: [UInt8]
  let isXML: Bool
  /// The tag's name in lower case; in XML as it is written.
  private(set) var name = ""
  private(set) var attributes: [Attribute] = []
  private(set) var isSelfClosing = false
  private var position = 0
  /// The element whose raw text comes next.
  private var rawElement: String?

  init(_ bytes: [UInt8], isXML: Bool = false) {
    self.bytes = bytes
    self.isXML = isXML
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
  }

  /// How far the reading has come.
  var offset: Int { position }

  mutating func next() -> Token? {
    if let element = rawElement {
      rawElement = nil
      if let range = rawText(of: element) { return .raw(range) }
    }
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") { return .text(textRun()) }
      switch byte(1) {
      case UInt8(ascii: "!"):
        if let section = passDeclaration() { return .raw(section) }
      case UInt8(ascii: "?"): passUntil(">")
      case UInt8(ascii: "/"):
        if Self.beginsName(byte(2)) { return endTag() }
        passUntil(">")
      case let byte where Self.beginsName(byte): return startTag()
      default: return .text(textRun())
      }
    }
    return nil
  }

  /// The value of an attribute of the present start tag, references resolved.
  func attribute(_ wanted: StaticString) -> String? {
    range(of: wanted).map { TextReferences.decode(bytes[$0]) }
  }

  /// Where the value of an attribute stands; nil when the tag lacks it.
  func range(of wanted: StaticString) -> Range<Int>? {
    attributes.first { matches($0.name, wanted) }?.value
  }

  /// Whether one of the words of an attribute is this one.
  func attribute(_ wanted: StaticString, has word: String) -> Bool {
    guard let range = range(of: wanted) else { return false }
    return bytes[range].split(whereSeparator: Self.isSpace).contains { $0.elementsEqual(word.utf8) }
  }

  private func matches(_ range: Range<Int>, _ text: StaticString) -> Bool {
    guard range.count == text.utf8CodeUnitCount else { return false }
    for index in 0..<range.count {
      let byte = bytes[range.lowerBound + index]
      let lower = !isXML && (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
      if lower != text.utf8Start[index] { return false }
    }
    return true
  }

  private func byte(_ distance: Int) -> UInt8 {
    position + distance < bytes.count ? bytes[position + distance] : 0
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  private static func beginsName(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "_") || byte >= 0x80
  }
}

extension MarkupScanner {
  /// Text up to the next `<`; a `<` at its very beginning belongs to it.
  private mutating func textRun() -> Range<Int> {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    return start..<position
  }

  private mutating func passUntil(_ mark: Unicode.Scalar) {
    while position < bytes.count, bytes[position] != UInt8(ascii: mark) { position += 1 }
    position = min(position + 1, bytes.count)
  }

  /// Passes over a comment or document type. Returns the text of a CDATA section, which HTML has not.
  private mutating func passDeclaration() -> Range<Int>? {
    if isXML, bytes[position...].starts(with: "<![CDATA[".utf8) {
      let start = position + 9
      position = start
      passAfter("]]>")
      let isClosed = bytes[start..<position].suffix(3).elementsEqual("]]>".utf8)
      return start..<(isClosed ? position - 3 : position)
    }
    guard byte(2) == UInt8(ascii: "-"), byte(3) == UInt8(ascii: "-") else {
      passUntil(">")
      return nil
    }
    // "<!-->" and "<!--->" are comments that end at once.
    position += 4
    if byte(0) == UInt8(ascii: ">") {
      position += 1
    } else if byte(0) == UInt8(ascii: "-"), byte(1) == UInt8(ascii: ">") {
      position += 2
    } else {
      passAfter("-->", or: "--!>")
    }
    return nil
  }

  private mutating func passAfter(_ mark: StaticString, or other: StaticString? = nil) {
    while position < bytes.count {
      for text in [mark, other] {
        if let text, stands(text) {
          position += text.utf8CodeUnitCount
          return
        }
      }
      position += 1
    }
  }

  private func stands(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[position + index] != text.utf8Start[index] { return false }
    return true
  }

  /// What lies before the end tag of an element whose content is no markup; nil when that is nothing.
  private mutating func rawText(of element: String) -> Range<Int>? {
    let start = position
    let name = Array(element.utf8)
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "<"), byte(1) == UInt8(ascii: "/"),
        position + 2 + name.count <= bytes.count,
        zip(bytes[(position + 2)...], name).allSatisfy({ $0 | 0x20 == $1 }),
        Self.endsName(byte(2 + name.count))
      {
        break
      }
      position += 1
    }
    return position > start ? start..<position : nil
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") || byte == 0
  }

  private mutating func endTag() -> Token {
    position += 2
    name = tagName()
    passUntil(">")
    return .end
  }

  private mutating func startTag() -> Token {
    position += 1
    name = tagName()
    attributes.removeAll(keepingCapacity: true)
    isSelfClosing = false
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") { readAttribute() }
    position = min(position + 1, bytes.count)
    if !isXML, Self.rawElements.contains(name) { rawElement = name }
    return .start
  }

  private mutating func tagName() -> String {
    let start = position
    while position < bytes.count, !Self.endsName(bytes[position]) { position += 1 }
    let isLower = isXML || !bytes[start..<position].contains { (0x41...0x5A).contains($0) }
    if isLower { return String(decoding: bytes[start..<position], as: UTF8.self) }
    return String(decoding: bytes[start..<position].map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private mutating func readAttribute() {
    while Self.isSpace(byte(0)) { position += 1 }
    if byte(0) == UInt8(ascii: "/") {
      isSelfClosing = byte(1) == UInt8(ascii: ">")
      position += 1
      return
    }
    let start = position
    // "=" may begin a name, as WHATWG has it, so that every turn moves on.
    if position < bytes.count, bytes[position] != UInt8(ascii: ">") { position += 1 }
    while position < bytes.count, !Self.endsName(bytes[position]), bytes[position] != UInt8(ascii: "=") {
      position += 1
    }
    let name = start..<position
    if name.isEmpty { return }
    let afterName = position
    while Self.isSpace(byte(0)) { position += 1 }
    guard byte(0) == UInt8(ascii: "=") else {
      position = afterName
      attributes.append(Attribute(name: name, value: afterName..<afterName))
      return
    }
    position += 1
    while Self.isSpace(byte(0)) { position += 1 }
    attributes.append(Attribute(name: name, value: attributeValue()))
  }

  private mutating func attributeValue() -> Range<Int> {
    let quote = byte(0)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      position += 1
      let start = position
      while position < bytes.count, bytes[position] != quote { position += 1 }
      let end = position
      position = min(position + 1, bytes.count)
      return start..<end
    }
    let start = position
    while position < bytes.count, !Self.isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">") { position += 1 }
    return start..<position
  }

  private static let rawElements: Set<String> = ["script", "style", "xmp", "iframe", "noembed", "noframes"]
}
