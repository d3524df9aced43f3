/// A rendered text without its markup, for readers that show text only.
package enum PlainText {
  /// Paragraphs are parted by an empty line, items of lists and rows of tables by a line feed; numbers of ordered lists
  /// are written out, images give their alternative text. Charts, scripts and the marks of footnotes are left out.
  ///
  /// - Parameter html: what the Markdown renderer has made; other HTML gives some text too.
  package static func of(html: [UInt8]) -> String {
    var scan = TextScan(html: html)
    scan.run()
    return scan.text
  }
}

/// Walks over the markup once.
private struct TextScan {
  let html: [UInt8]
  private var position = 0
  private var output: [UInt8] = []
  /// Line feeds that go before the next text.
  private var pendingLines = 0
  private var hasPendingSpace = false
  /// For each open list the number of its next item; nil for a list without numbers.
  private var lists: [Int?] = []
  private var preDepth = 0
  private var isFirstCell = true
  /// A paragraph in an item of a list begins on the line of the item's mark.
  private var isAfterMark = false
  /// What stands before the next text ends with a space of its own.
  private var skipsSpace = false

  init(html: [UInt8]) { self.html = html }

  var text: String { String(decoding: output, as: UTF8.self) }

  mutating func run() {
    while position < html.count {
      switch html[position] {
      case UInt8(ascii: "<"): tag()
      case UInt8(ascii: "&"): reference()
      default:
        put(html[position])
        position += 1
      }
    }
  }

  private mutating func put(_ byte: UInt8) {
    let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
    if isSpace, preDepth == 0 {
      hasPendingSpace = !skipsSpace
    } else if isSpace, byte == 0x0A {
      pendingLines += 1
      hasPendingSpace = false
    } else {
      flush()
      output.append(byte)
    }
  }

  private mutating func flush() {
    if output.isEmpty {
      pendingLines = 0
      hasPendingSpace = false
    }
    if pendingLines > 0 {
      output += [UInt8](repeating: 0x0A, count: pendingLines)
      pendingLines = 0
    } else if hasPendingSpace {
      output.append(0x20)
    }
    hasPendingSpace = false
    isAfterMark = false
    skipsSpace = false
  }

  /// Text that stands as it is, spaces too.
  private mutating func putWhole(_ text: String) {
    flush()
    output += text.utf8
  }

  private mutating func breakLines(_ count: Int) {
    if isAfterMark { return }
    pendingLines = max(pendingLines, count)
    hasPendingSpace = false
  }

  private mutating func reference() {
    guard let end = html[position...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else {
      put(html[position])
      position += 1
      return
    }
    let name = String(decoding: html[(position + 1)..<end], as: UTF8.self)
    guard let scalar = Self.scalar(of: name) else {
      put(html[position])
      position += 1
      return
    }
    position = end + 1
    putWhole(String(scalar))
  }

  private static func scalar(of name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return "\u{A0}"
    default:
      guard name.hasPrefix("#") else { return nil }
      let digits = name.dropFirst()
      let isHexadecimal = digits.first == "x" || digits.first == "X"
      let number = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(Unicode.Scalar.init)
    }
  }

  private mutating func tag() {
    let tag = HTMLTag(html, at: position)
    position = tag.end
    if tag.isClosing {
      close(tag.name)
    } else if Self.skipped.contains(tag.name) || tag.attribute("class").map(Self.isNoise) == true {
      skip(tag.name)
    } else {
      open(tag)
    }
  }

  private static let skipped: Set<String> = ["svg", "script", "style", "template", "head"]

  private static func isNoise(_ classes: String) -> Bool {
    classes.split(separator: " ").contains { $0.hasPrefix("footnote-ref") || $0.hasPrefix("footnote-backref") }
  }

  /// Passes over an element with what is in it.
  private mutating func skip(_ name: String) {
    var depth = 1
    while depth > 0, let start = html[position...].firstIndex(of: UInt8(ascii: "<")) {
      let tag = HTMLTag(html, at: start)
      position = tag.end
      if tag.name == name { depth += tag.isClosing ? -1 : 1 }
    }
    if depth > 0 { position = html.count }
  }

  private mutating func open(_ tag: HTMLTag) {
    switch tag.name {
    case "br": pendingLines += 1; hasPendingSpace = false
    case "img": tag.attribute("alt").map { putWhole(Self.decoded($0)) }
    case "ul", "menu": openList(nil)
    case "ol": openList(tag.attribute("start").flatMap { Int($0) } ?? 1)
    case "li": item()
    case "tr":
      breakLines(1)
      isFirstCell = true
    case "td", "th":
      if !isFirstCell {
        hasPendingSpace = false
        putWhole(" | ")
        skipsSpace = true
      }
      isFirstCell = false
    case "pre":
      breakLines(2)
      preDepth += 1
    default: if Self.blocks.contains(tag.name) { breakLines(lists.isEmpty ? 2 : 1) }
    }
  }

  private mutating func openList(_ start: Int?) {
    breakLines(lists.isEmpty ? 2 : 1)
    lists.append(start)
  }

  private mutating func item() {
    isAfterMark = false
    breakLines(1)
    guard let last = lists.popLast() else { return }
    putWhole(last.map { "\($0). " } ?? "• ")
    isAfterMark = true
    skipsSpace = true
    lists.append(last.map { $0 == .max ? $0 : $0 + 1 })
  }

  private mutating func close(_ name: String) {
    switch name {
    case "li":
      isAfterMark = false
      breakLines(1)
    case "ul", "ol", "menu":
      _ = lists.popLast()
      breakLines(lists.isEmpty ? 2 : 1)
    case "pre":
      preDepth = max(0, preDepth - 1)
      pendingLines = 0
      breakLines(2)
    default: if Self.blocks.contains(name) { breakLines(lists.isEmpty ? 2 : 1) }
    }
  }

  private static let blocks: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "figure", "figcaption", "section", "hr",
    "details", "summary", "dl", "dt", "dd", "aside", "header", "footer",
  ]

  static func decoded(_ text: String) -> String {
    var scan = TextScan(html: Array(text.utf8.filter { $0 != UInt8(ascii: "<") }))
    scan.run()
    return scan.text
  }
}
