import Markup

/// A rendered text without its markup, for readers that show text only.
package enum PlainText {
  /// Paragraphs are parted by an empty line, items of lists and rows of tables by a line feed; numbers of ordered lists
  /// are written out, images give their alternative text. Charts, scripts and the marks of footnotes are left out.
  ///
  /// - Parameter html: what the Markdown renderer has made; other HTML gives some text too.
  package static func of(html: [UInt8]) -> String {
    html.withUnsafeBufferPointer { bytes in
      var scan = TextScan(html: HTMLTokenizer(bytes))
      scan.run()
      return scan.text
    }
  }
}

/// Walks over the markup once.
private struct TextScan {
  private var html: HTMLTokenizer
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

  init(html: HTMLTokenizer) { self.html = html }

  var text: String { String(decoding: output, as: UTF8.self) }

  mutating func run() {
    while let token = html.next() {
      switch token {
      case .text(let range), .raw(let range): put(range)
      case .start: start()
      case .end: close(html.name)
      }
    }
  }

  private mutating func put(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      if html.bytes[index] == UInt8(ascii: "&"), let (scalar, end) = CharacterReference.read(html.bytes, at: index) {
        // A space that is written as a reference is meant.
        putWhole(String(scalar))
        index = end
      } else {
        put(html.bytes[index])
        index += 1
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

  private mutating func start() {
    if Self.skipped.contains(html.name) || html.attribute("class").map(Self.isNoise) == true {
      skip(html.name)
    } else {
      open(html.name)
    }
  }

  private static let skipped: Set<String> = ["svg", "script", "style", "template", "head"]

  private static func isNoise(_ classes: String) -> Bool {
    classes.split(separator: " ").contains { $0.hasPrefix("footnote-ref") || $0.hasPrefix("footnote-backref") }
  }

  /// Passes over an element with what is in it.
  private mutating func skip(_ name: String) {
    var depth = 1
    while depth > 0, let token = html.next() {
      switch token {
      case .start: if html.name == name { depth += 1 }
      case .end: if html.name == name { depth -= 1 }
      case .text, .raw: break
      }
    }
  }

  private mutating func open(_ name: String) {
    switch name {
    case "br": pendingLines += 1; hasPendingSpace = false
    case "img": html.attribute("alt").map { putWhole($0.split(whereSeparator: \.isWhitespace).joined(separator: " ")) }
    case "ul", "menu": openList(nil)
    case "ol": openList(html.attribute("start").flatMap { Int($0) } ?? 1)
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
    default: if Self.blocks.contains(name) { breakLines(lists.isEmpty ? 2 : 1) }
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
}
