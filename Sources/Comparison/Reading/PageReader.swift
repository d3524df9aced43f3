import Files
import Markup

/// Reads a page of any theme into what a reader finds on it. No page is too broken to be read.
struct PageReader {
  /// An element whose end has not come yet.
  struct OpenElement {
    let name: String
    let role: ElementRole
    /// Read aloud only (a class such as `visually-hidden`): what is shown stands beside it.
    var isSpokenOnly = false
    /// The list that says where figures come from.
    var isSourceList = false
    var isSource = false
    var isLink = false
    var isDate = false
  }

  var scanner: HTMLTokenizer
  var page = PageContent()
  var open: [OpenElement] = []
  /// Whether the page marks its main part; all else is frame then.
  private let hasMain: Bool

  var textStart = 0
  var needsSpace = false
  var linkStart = 0
  var dateStart = 0
  var markStart = 0
  /// Bytes of text within links and dates of the present block.
  var linkedCount = 0

  var link: (start: Int, target: String, isFigure: Bool)?
  var date: (start: Int, value: String?)?
  var table: TableReading?
  var source: FigureSource?
  var strong: (start: Int, range: Range<Int>?)?
  var code: (start: Int, range: Range<Int>?)?

  /// Deeper nesting is read as if it were flat.
  private static let maximumDepth = 400

  static func read(_ bytes: [UInt8]) -> PageContent {
    bytes.withUnsafeBufferPointer { bytes in
      var reader = PageReader(bytes)
      reader.readAll()
      return reader.page
    }
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    scanner = HTMLTokenizer(bytes)
    hasMain = Self.contains(bytes, "<main")
    page.text.reserveCapacity(bytes.count / 2)
  }

  private static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
    let count = text.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    for start in 0...(bytes.count - count) where bytes[start] == text.utf8Start[0] {
      if (1..<count).allSatisfy({ bytes[start + $0] == text.utf8Start[$0] }) { return true }
    }
    return false
  }

  private mutating func readAll() {
    while let token = scanner.next() {
      switch token {
      case .text(let range): appendText(range)
      case .raw(let range): readRaw(range)
      case .start: startElement()
      case .end: endElement(scanner.name)
      }
    }
    flush()
    if table != nil { endTable() }
  }

  // MARK: Elements

  private mutating func startElement() {
    let name = scanner.name
    while let last = open.last, ElementRole.closes(name, last.name) { closeLast() }
    let role = ElementRole(name)
    if role.separates { flush() }
    var element = OpenElement(name: name, role: role)
    switch role {
    case .void: return readVoid(name)
    case .lineBreak:
      needsSpace = true
      return
    case .drawing:
      if !scanner.isSelfClosing { readDrawing() }
      return
    case .skipped: readSkipped(name)
    case .table: beginTable()
    case .row where table?.depth == 1: table?.beginRow(isHead: open.contains { $0.name == "thead" })
    case .cell, .headerCell: beginCell(isHeader: role.isHeaderCell)
    case .caption: beginCaption()
    default: begin(&element)
    }
    // In XHTML an element may end where it begins; HTML ignores the slash, and so did its writers' browsers.
    if open.count < Self.maximumDepth { open.append(element) }
  }

  private mutating func begin(_ element: inout OpenElement) {
    switch element.name {
    case "html": note("lang", scanner.attribute("lang"))
    case "a": beginLink(&element)
    case "time":
      element.isDate = true
      date = (nextText, scanner.attribute("datetime"))
    case "strong", "b": if source != nil, strong == nil { strong = (nextText, nil) }
    case "code": if source != nil { code = (nextText, nil) }
    case "li" where isInSourceList && source == nil:
      if let id = scanner.attribute("id") {
        element.isSource = true
        source = FigureSource(id: id)
      }
    case "video", "audio": addImage(text: "", target: scanner.attribute("src"))
    default: break
    }
    if !scanner.attributes.isEmpty {
      element.isSpokenOnly =
        scanner.attribute("class", has: "visually-hidden") || scanner.attribute("class", has: "sr-only")
      element.isSourceList = element.role.separates && scanner.attribute("class", has: "figures")
    }
  }

  private mutating func endElement(_ name: String) {
    if ElementRole(name).separates { flush() }
    // A stray end tag ends nothing; a real one ends what was left open within.
    guard let index = open.lastIndex(where: { $0.name == name }) else { return }
    while open.count > index { closeLast() }
  }

  private mutating func closeLast() {
    guard let element = open.last else { return }
    if element.role.separates { flush() }
    open.removeLast()
    if element.isLink { endLink() }
    if element.isDate { endDate() }
    if element.isSource { endSource() }
    switch element.role {
    case .table: endTable()
    case .cell, .headerCell: endCell()
    case .caption: endCaption()
    default: break
    }
    if let start = strong?.start, element.name == "strong" || element.name == "b" {
      strong = (start, start..<max(start, page.text.count))
    }
    if let start = code?.start, element.name == "code" { code = (start, start..<max(start, page.text.count)) }
  }

  // MARK: Where the reading stands

  var isInSourceList: Bool { open.contains { $0.isSourceList } }
  var isSpokenOnly: Bool { open.contains { $0.isSpokenOnly } }

  var place: BlockPlace {
    var isInMain = false
    var isInBanner = false
    for element in open {
      switch element.role {
      case .navigation: return .frame
      case .main: isInMain = true
      case .banner: isInBanner = isInBanner || !isInMain
      case .container where element.name == "article": isInMain = isInMain || !hasMain
      default: break
      }
    }
    return hasMain ? (isInMain ? .main : .frame) : (isInBanner ? .frame : .main)
  }

  /// What the innermost element makes of text in it.
  private var kind: (kind: BlockKind, level: Int) {
    for (index, element) in open.enumerated().reversed() {
      switch element.role {
      case .block(.paragraph, _):
        // The paragraph of a loose list is the list's entry.
        if index > 0, case .block(.item, _) = open[index - 1].role { return (.item, 0) }
        return (.paragraph, 0)
      case .block(let kind, let level): return (kind, level)
      case .container, .main, .banner, .navigation: return (.text, 0)
      default: continue
      }
    }
    return (.text, 0)
  }

  /// Where the next character will stand.
  var nextText: Int { page.text.count + (needsSpace && page.text.count > textStart ? 1 : 0) }

  // MARK: Blocks

  /// Ends the block that has been collected.
  mutating func flush() {
    if table != nil {
      needsSpace = true
      return
    }
    endLink()
    defer { beginBlock() }
    if source != nil { return endSourceLine() }
    let range = textStart..<page.text.count
    if range.isEmpty, page.links.count == linkStart { return }
    if open.contains(where: { $0.name == "head" || $0.name == "title" }) { return endHeadText(range) }
    let (kind, level) = kind
    add(kind, level: level, range: range, table: nil)
  }

  mutating func add(_ kind: BlockKind, level: Int, range: Range<Int>, table: Int?) {
    var place = place
    let isEntry = kind == .item || kind == .paragraph || kind == .text
    if place == .main, isEntry, page.links.count > linkStart, linkedCount * 10 >= range.count * 6 { place = .listing }
    let hash = page.text[range].withUnsafeBytes { ContentHash($0) }.mixed(with: kind, level, place)
    page.blocks.append(
      Block(
        kind: kind, level: level, place: place, text: range, hash: hash, links: linkStart..<page.links.count,
        dates: dateStart..<page.dates.count, marks: markStart..<page.marks.count, table: table))
  }

  mutating func beginBlock() {
    textStart = page.text.count
    linkStart = page.links.count
    dateStart = page.dates.count
    markStart = page.marks.count
    linkedCount = 0
    needsSpace = false
  }
}

extension ElementRole {
  fileprivate var isHeaderCell: Bool {
    if case .headerCell = self { true } else { false }
  }
}

extension ContentHash {
  fileprivate func mixed(with kind: BlockKind, _ level: Int, _ place: BlockPlace) -> ContentHash {
    var salt: UInt64 = UInt64(level) &+ 1
    for byte in kind.rawValue.utf8 { salt = salt &* 0x100_0000_01B3 ^ UInt64(byte) }
    for byte in place.rawValue.utf8 { salt = salt &* 0x100_0000_01B3 ^ UInt64(byte) }
    return ContentHash(high: high ^ salt &* 0x9E37_79B9_7F4A_7C15, low: low &+ salt)
  }
}
