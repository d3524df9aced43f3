import Files
import Markup

extension PageReader {
  /// Appends text with its references resolved and its white space collapsed.
  mutating func appendText(_ range: Range<Int>) {
    if isPreformatted { return appendLines(range) }
    let isSpoken = table?.isInCell == true && isSpokenOnly
    let bytes = scanner.bytes
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = bytes[index]
      if HTMLTokenizer.isSpace(byte) {
        needsSpace = true
        index += 1
      } else if byte == UInt8(ascii: "&"),
        let (scalar, end) = CharacterReference.read(bytes, at: index)
      {
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { append(byte, isSpoken: isSpoken) }
        index = end
      } else {
        append(byte, isSpoken: isSpoken)
        index += 1
      }
    }
  }

  @inline(__always)
  private mutating func append(_ byte: UInt8, isSpoken: Bool) {
    if isSpoken {
      if needsSpace, table?.spoken.isEmpty == false { table?.spoken.append(0x20) }
      table?.spoken.append(byte)
      needsSpace = false
      return
    }
    if needsSpace {
      if page.text.count > textStart { page.text.append(0x20) }
      needsSpace = false
    }
    page.text.append(byte)
  }

  /// Appends text of the reader's own making.
  mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte, isSpoken: false) }
  }

  private var isPreformatted: Bool { table == nil && open.contains { $0.name == "pre" } }

  private mutating func appendLines(_ range: Range<Int>) {
    page.text += scanner.decoded(range).utf8
    needsSpace = false
  }

  // MARK: Links, images, dates

  mutating func beginLink(_ element: inout OpenElement) {
    endLink()
    guard let target = scanner.attribute("href") else { return }
    element.isLink = true
    link = (nextText, target, scanner.attribute("class", has: "figure"))
  }

  /// Ends the link that is open, also where a block ends within it.
  mutating func endLink() {
    guard let (start, target, isFigure) = link else { return }
    link = nil
    let range = min(start, page.text.count)..<page.text.count
    if isFigure {
      page.marks.append(FigureMark(text: range, target: target))
    } else {
      linkedCount += range.count
      page.links.append(Link(isImage: false, text: page.string(range), target: target))
    }
  }

  mutating func endDate() {
    guard let (start, value) = date else { return }
    date = nil
    let range = min(start, page.text.count)..<page.text.count
    linkedCount += link == nil ? range.count : 0
    page.dates.append(PageDate(value: value ?? page.string(range), text: range))
  }

  mutating func addImage(text: String, target: String?) {
    if let target { page.links.append(Link(isImage: true, text: text, target: target)) }
  }

  mutating func readVoid(_ name: String) {
    switch name {
    case "img":
      let text = scanner.attribute("alt") ?? ""
      addImage(text: text, target: scanner.attribute("src"))
      if !text.isEmpty { append("[\(text)]") }
    case "source", "embed", "track": addImage(text: "", target: scanner.attribute("src") ?? scanner.attribute("srcset"))
    case "input" where scanner.attribute("type") == "checkbox":
      append(scanner.range(of: "checked") == nil ? "☐" : "☑")
      needsSpace = true
    case "hr": flush()
    case "meta":
      let name = scanner.attribute("name") ?? scanner.attribute("property") ?? scanner.attribute("http-equiv")
      if let name { note(name, scanner.attribute("content")) }
    case "link": note("link \(scanner.attribute("rel") ?? "")", scanner.attribute("href"))
    case "base": note("base", scanner.attribute("href"))
    default: break
    }
  }

  // MARK: The head

  mutating func note(_ name: String, _ value: String?) {
    if let value { page.metadata.append((name, value)) }
  }

  mutating func endHeadText(_ range: Range<Int>) {
    if open.last?.name == "title" { note("title", page.string(range)) }
    page.text.removeSubrange(range)
  }

  mutating func readSkipped(_ name: String) {
    if name == "script" { note("script", scanner.attribute("src")) }
    if name == "iframe" { addImage(text: scanner.attribute("title") ?? "", target: scanner.attribute("src")) }
  }

  /// The text of a script or style: told by its hash, but for structured data, which search engines read.
  mutating func readRaw(_ range: Range<Int>) {
    guard let element = open.last else { return }
    // What is shown, though no tag is read in it.
    if element.name == "title" || element.name == "textarea" { return appendText(range) }
    guard case .skipped = element.role else { return }
    let content = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: scanner.bytes[range]))
    let isData = element.name == "script" && scanner.attribute("type") == "application/ld+json"
    if isData {
      note("structured-data", scanner.written(range))
    } else if element.name == "script" || element.name == "style" {
      note("\(element.name) text", ContentHash(content).hexadecimal)
    }
  }

  /// A drawing counts as an image: its name, and its hash as its address. What it shows stands in the table beside it.
  mutating func readDrawing() {
    let start = scanner.offset
    var depth = 1
    var title = scanner.attribute("aria-label") ?? ""
    var isTitle = false
    while depth > 0, let token = scanner.next() {
      switch token {
      case .start:
        if scanner.name == "svg", !scanner.isSelfClosing { depth += 1 }
        isTitle = scanner.name == "title" && title.isEmpty
      case .end:
        if scanner.name == "svg" { depth -= 1 }
        isTitle = false
      case .text(let range): if isTitle { title = scanner.decoded(range) }
      case .raw: break
      }
    }
    let drawing = UnsafeBufferPointer(rebasing: scanner.bytes[start..<scanner.offset])
    let hash = ContentHash(UnsafeRawBufferPointer(drawing))
    addImage(text: title, target: Link.drawingScheme + hash.hexadecimal)
  }
}

extension Link {
  /// Begins the address of a drawing that stands in the page itself.
  static let drawingScheme = "drawing:"

  var isDrawing: Bool { target.hasPrefix(Self.drawingScheme) }
}
