import Markup

/// The text of rendered HTML as the search index takes it: no tags, no entities, a zero byte where a block or cell ends.
///
/// Only what the Markdown renderer and the views of records write has to be understood.
struct SearchText {
  private let html: Bytes
  private var position = 0
  private var text = Bytes()

  static func of(html: Bytes) -> Bytes {
    var scan = SearchText(html)
    scan.run()
    return scan.text
  }

  private init(_ html: Bytes) {
    self.html = html
    text.reserveCapacity(html.count)
  }

  private mutating func run() {
    while position < html.count {
      let start = position
      while position < html.count, html[position] != UInt8(ascii: "<"), html[position] != UInt8(ascii: "&") {
        position += 1
      }
      text += html[start..<position]
      guard position < html.count else { return }
      if html[position] == UInt8(ascii: "<") { tag() } else { reference() }
    }
  }

  /// Elements that stand within a sentence.
  private static let inline = [
    "a", "b", "bdi", "code", "data", "del", "em", "i", "ins", "mark", "small", "span", "strong", "sub", "sup", "time",
    "u",
  ].map(packed)
  /// Elements whose contents readers do not read, or not as text.
  private static let skipped = ["script", "style", "svg", "template"].map(packed)
  private static let superscript = packed("sup")
  private static let footnoteMark = Array("sup class=\"footnote-ref\"".utf8)

  /// A name of at most eight letters as a number: thousands of tags are compared in no time.
  private static func packed(_ name: String) -> UInt64 { name.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  private mutating func tag() {
    let start = position + 1
    let isClosing = start < html.count && html[start] == UInt8(ascii: "/")
    let nameStart = isClosing ? start + 1 : start
    var end = nameStart
    var name: UInt64 = 0
    while end < html.count, Self.isNameByte(html[end]) {
      // Longer names lose their beginning, and are like none of those that are looked for.
      name = name << 8 | UInt64(html[end])
      end += 1
    }
    let isSkipped =
      !isClosing
      && (Self.skipped.contains(name) || name == Self.superscript && html[start...].starts(with: Self.footnoteMark))
    passTag(from: end)
    if isSkipped {
      skip(to: Array(html[nameStart..<end]))
    } else if !Self.inline.contains(name) {
      text.append(0)
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
  }

  /// Goes behind the `>` of a tag; one in an attribute does not end it.
  private mutating func passTag(from start: Int) {
    var quote: UInt8?
    position = start
    while position < html.count {
      let byte = html[position]
      position += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return
      }
    }
  }

  /// Goes behind the end of an element; none of those that are skipped holds one of its own kind.
  private mutating func skip(to name: [UInt8]) {
    let end = [UInt8(ascii: "<"), UInt8(ascii: "/")] + name
    while position < html.count {
      if html[position] == UInt8(ascii: "<"), html[position...].starts(with: end) {
        return passTag(from: position + end.count)
      }
      position += 1
    }
  }

  private mutating func reference() {
    let names: [(StaticString, UInt8)] = [
      ("&amp;", UInt8(ascii: "&")), ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")),
      ("&quot;", UInt8(ascii: "\"")), ("&#39;", UInt8(ascii: "'")), ("&nbsp;", 0x20),
    ]
    for (name, byte) in names {
      let written = UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount)
      if html[position...].starts(with: written) {
        text.append(byte)
        position += written.count
        return
      }
    }
    text.append(html[position])
    position += 1
  }
}
