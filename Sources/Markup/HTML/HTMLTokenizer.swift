/// Walks through HTML or XML that anybody may have written: no input is refused, and no byte is looked at twice.
///
/// It follows the tokenizer of WHATWG HTML (section 13.2.5): comments in all their forms, the raw text of scripts and
/// styles, attributes with and without quotes, `<` that begins nothing. Nothing is copied and nothing is allocated but
/// the list of a tag's attributes, so that a site is read at some hundred megabytes per second.
package struct HTMLTokenizer {
  package enum Token {
    /// Text between tags, references not resolved.
    case text(Range<Int>)
    /// Text in which no tag is read: a script, a style, a title, a CDATA section.
    case raw(Range<Int>)
    /// A start tag: `element`, `attributes` and `isSelfClosing` are those of it until the next token.
    case start
    /// An end tag: `element` is that of it.
    case end
  }

  package struct Attribute {
    package let kind: HTMLAttribute
    package let name: Range<Int>
    /// Without its quotes; where the name ends when there is none.
    package let value: Range<Int>
  }

  /// Valid only as long as whoever made the tokenizer says.
  package let bytes: UnsafeBufferPointer<UInt8>
  package private(set) var element = HTMLElement.other
  /// The same for the same name, in small letters or capitals.
  package private(set) var nameKey: UInt64 = 0
  /// The name of the present tag as it is written.
  package private(set) var nameRange = 0..<0
  /// The present tag, from `<` to behind `>`.
  package private(set) var tag = 0..<0
  package private(set) var attributes: [Attribute] = []
  package private(set) var isSelfClosing = false
  /// In XML names keep their case and may begin with any letter, CDATA sections are text, and no element holds raw text.
  let isXML: Bool
  /// How many elements of SVG and MathML are open, in which the same goes for CDATA sections and raw text.
  private var foreignDepth = 0
  /// How far the reading has come.
  package var offset: Int { position }
  private var position = 0
  /// The element whose raw text comes next.
  private var rawElement: HTMLElement?
  private let elements = HTMLElement.byName
  private let attributeNames = HTMLAttribute.byName

  package init(_ bytes: UnsafeBufferPointer<UInt8>, isXML: Bool = false) {
    self.bytes = bytes
    self.isXML = isXML
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    attributes.reserveCapacity(16)
  }

  package mutating func next() -> Token? {
    if let element = rawElement {
      rawElement = nil
      let range = rawText(of: element)
      if !range.isEmpty { return .raw(range) }
    }
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") { return .text(textRun()) }
      let following = byte(1)
      if beginsName(following) { return startTag() }
      switch following {
      case UInt8(ascii: "/"):
        if beginsName(byte(2)) { return endTag() }
        passUntil(">")
      case UInt8(ascii: "!"):
        if let section = passDeclaration() { return .raw(section) }
      case UInt8(ascii: "?"): passUntil(">")
      default: return .text(textRun())
      }
    }
    return nil
  }

  /// Where the value of an attribute of the present start tag stands; nil when the tag lacks it.
  @inline(__always)
  package func value(_ wanted: HTMLAttribute) -> Range<Int>? {
    for attribute in attributes where attribute.kind == wanted { return attribute.value }
    return nil
  }

  /// The text of a range, references resolved.
  package func decoded(_ range: Range<Int>) -> String {
    CharacterReference.decode(UnsafeBufferPointer(rebasing: bytes[range]))
  }

  @inline(__always)
  private func byte(_ distance: Int) -> UInt8 {
    position + distance < bytes.count ? bytes[position + distance] : 0
  }

  @inline(__always)
  package static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 0x09 < 5 }

  @inline(__always)
  private func beginsName(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || (isXML && (byte >= 0x80 || byte == UInt8(ascii: "_")))
  }

  /// Where a byte stands next, or the end.
  @inline(__always)
  private func next(_ wanted: UInt8, from start: Int) -> Int {
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index &+ 8 <= raw.count {
      let found = EightBytes(raw, at: index).areEqual(wanted)
      if found != 0 { return index &+ found.littleEndian.trailingZeroBitCount / 8 }
      index &+= 8
    }
    while index < bytes.count, bytes[index] != wanted { index &+= 1 }
    return index
  }
}

// MARK: Text

extension HTMLTokenizer {
  /// Text up to the next `<`; a `<` at its very beginning belongs to it.
  @inline(__always)
  private mutating func textRun() -> Range<Int> {
    let start = position
    position = next(UInt8(ascii: "<"), from: start + 1)
    return start..<position
  }

  private mutating func passUntil(_ mark: Unicode.Scalar) {
    position = min(next(UInt8(ascii: mark), from: position) + 1, bytes.count)
  }

  /// Passes over a comment or document type. Returns the text of a CDATA section, which only SVG and MathML have.
  private mutating func passDeclaration() -> Range<Int>? {
    if isXML || foreignDepth > 0, stands("<![CDATA[") {
      position += 9
      let start = position
      passAfter("]]>")
      let section = start..<max(start, position - (bytes[start..<position].suffix(3).elementsEqual("]]>".utf8) ? 3 : 0))
      return section.isEmpty ? nil : section
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
      passComment()
    }
    return nil
  }

  private mutating func passComment() {
    while position < bytes.count {
      position = next(UInt8(ascii: "-"), from: position)
      for mark: StaticString in ["-->", "--!>"] where stands(mark) {
        position += mark.utf8CodeUnitCount
        return
      }
      position = min(position + 1, bytes.count)
    }
  }

  private mutating func passAfter(_ mark: StaticString) {
    while position < bytes.count, !stands(mark) { position += 1 }
    position = min(position + mark.utf8CodeUnitCount, bytes.count)
  }

  private func stands(_ text: StaticString) -> Bool {
    guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[position + index] != text.utf8Start[index] { return false }
    return true
  }

  /// What lies before the end tag of an element whose content is no markup.
  private mutating func rawText(of element: HTMLElement) -> Range<Int> {
    let start = position
    let wanted = PackedName(element.rawValue)
    let length = element.rawValue.utf8.count
    while position < bytes.count {
      position = next(UInt8(ascii: "<"), from: position)
      if byte(1) == UInt8(ascii: "/"), position + 2 + length <= bytes.count {
        var name = PackedName()
        for index in 0..<length { name.put(bytes[position + 2 + index], at: index) }
        if name == wanted, Self.endsName(byte(2 + length)) { break }
      }
      position = min(position + 1, bytes.count)
    }
    return start..<position
  }
}

// MARK: Tags

extension HTMLTokenizer {
  @inline(__always)
  private static func endsName(_ byte: UInt8) -> Bool {
    isSpace(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") || byte == 0
  }

  private mutating func endTag() -> Token {
    let start = position
    position += 2
    readTagName()
    passUntil(">")
    tag = start..<position
    if element.isForeignRoot { foreignDepth = max(0, foreignDepth - 1) }
    return .end
  }

  private mutating func startTag() -> Token {
    let start = position
    position += 1
    readTagName()
    if !attributes.isEmpty { attributes.removeAll(keepingCapacity: true) }
    isSelfClosing = false
    while position < bytes.count, bytes[position] != UInt8(ascii: ">") { readAttribute() }
    position = min(position + 1, bytes.count)
    tag = start..<position
    if element.isForeignRoot {
      if !isSelfClosing { foreignDepth += 1 }
    } else if !isXML, foreignDepth == 0, element.isRawText {
      rawElement = element
    }
    return .start
  }

  @inline(__always)
  private mutating func readTagName() {
    let start = position
    var name = PackedName()
    while position < bytes.count, !Self.endsName(bytes[position]) {
      name.put(bytes[position], at: position &- start)
      position &+= 1
    }
    nameRange = start..<position
    nameKey = name.low ^ name.high &* 0xC2B2_AE3D_27D4_EB4F
    element = elements.meaning(of: name)
  }

  @inline(__always)
  private mutating func readAttribute() {
    while Self.isSpace(byte(0)) { position &+= 1 }
    if byte(0) == UInt8(ascii: "/") {
      isSelfClosing = byte(1) == UInt8(ascii: ">")
      position &+= 1
      return
    }
    let start = position
    var packed = PackedName()
    // "=" may begin a name, as WHATWG has it, so that every turn moves on.
    if position < bytes.count, bytes[position] != UInt8(ascii: ">") {
      packed.put(bytes[position], at: 0)
      position &+= 1
    }
    while position < bytes.count, !Self.endsName(bytes[position]), bytes[position] != UInt8(ascii: "=") {
      packed.put(bytes[position], at: position &- start)
      position &+= 1
    }
    let name = start..<position
    if name.isEmpty { return }
    let kind = attributeNames.meaning(of: packed)
    while Self.isSpace(byte(0)) { position &+= 1 }
    guard byte(0) == UInt8(ascii: "=") else {
      attributes.append(Attribute(kind: kind, name: name, value: name.upperBound..<name.upperBound))
      return
    }
    position &+= 1
    while Self.isSpace(byte(0)) { position &+= 1 }
    attributes.append(Attribute(kind: kind, name: name, value: attributeValue()))
  }

  @inline(__always)
  private mutating func attributeValue() -> Range<Int> {
    let quote = byte(0)
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = position + 1
      let end = next(quote, from: start)
      position = min(end &+ 1, bytes.count)
      return start..<end
    }
    let start = position
    while position < bytes.count, !Self.isSpace(bytes[position]), bytes[position] != UInt8(ascii: ">") {
      position &+= 1
    }
    return start..<position
  }
}
