import Diagnostics
import Markup

/// Reads a page once, from tag to tag.
struct PageScan {
  var html: HTMLTokenizer
  var facts = PageFacts()
  /// Hashes of the page's path and of its folder's.
  let page: UInt64
  let folder: UInt64
  var open: [OpenElement] = []
  /// One for each table that is open.
  var tables: [TableHeaders] = []
  private var lastLevel = 0
  private var mainHeadings: [Range<Int>] = []
  /// The heading that is being read.
  private var heading: (level: Int, start: Int)?
  private var hasTitle = false
  private var hasRoot = false
  /// Hash and place of every id.
  var identifiers: [(hash: UInt64, value: Range<Int>)] = []
  /// What has to be an id of this page, and who says so.
  var wanted: [(hash: UInt64, value: Range<Int>, attribute: Range<Int>)] = []
  var knownReferences = HashSet64()
  private var knownElements = HashSet64()
  var hasMisnesting = false

  /// An element that has begun and not yet ended.
  struct OpenElement {
    let element: HTMLElement
    let nameKey: UInt64
    let tag: Range<Int>
    let key: UInt64
    var isForeign: Bool
    /// Not shown, and not read aloud.
    var isHidden: Bool
  }

  /// - Parameter path: of the page in the output: relative addresses count from its folder.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, path: String) -> PageFacts {
    var scan = PageScan(bytes, path: path)
    scan.run()
    return scan.facts
  }

  private init(_ bytes: UnsafeBufferPointer<UInt8>, path: String) {
    html = HTMLTokenizer(bytes)
    page = ByteHash.of(path)
    folder = ByteHash.of(path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "")
    open.reserveCapacity(32)
  }

  private mutating func run() {
    while let token = html.next() {
      switch token {
      case .text(let range): text(range)
      case .raw(let range): raw(range)
      case .start: start()
      case .end: end()
      }
    }
    endAll()
    conclude()
  }

  func string(_ range: Range<Int>) -> String {
    String(decoding: UnsafeBufferPointer(rebasing: html.bytes[range]), as: UTF8.self)
  }

  mutating func report(
    _ kind: DiagnosticKind, _ message: String, remedy: String? = nil, trace: SourceTrace? = nil
  ) {
    facts.faults.append(PageFault(kind: kind, message: message, remedy: remedy, trace: trace))
  }

  // MARK: Text

  private mutating func text(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound, HTMLTokenizer.isSpace(html.bytes[index]) { index &+= 1 }
    if index == range.upperBound { return }
    if let last = open.last { markText(last.key) }
  }

  private mutating func raw(_ range: Range<Int>) {
    guard html.element == .title, open.last?.isForeign != true, !hasTitle else { return }
    hasTitle = range.contains { !HTMLTokenizer.isSpace(html.bytes[$0]) }
  }

  private var lastElement = -1

  private mutating func markText(_ key: UInt64) {
    // Nearly always it is the element that has begun last.
    if lastElement >= 0, facts.elements[lastElement].key == key {
      facts.elements[lastElement].hasText = true
    } else if let index = facts.elements.lastIndex(where: { $0.key == key }) {
      facts.elements[index].hasText = true
    }
  }

  // MARK: Elements

  private mutating func start() {
    let element = html.element
    let isForeign = open.last?.isForeign == true
    if !isForeign { closeImplied(by: element) }
    let isHidden = open.last?.isHidden == true || (!html.attributes.isEmpty && hides())
    let key = styled()
    if !html.attributes.isEmpty { readAttributes(element, isForeign) }
    if !isForeign { judge(element, isHidden: isHidden) }
    if element.isVoid && !isForeign { return }
    let beginsForeign = element.isForeignRoot
    if html.isSelfClosing, isForeign || beginsForeign { return }
    open.append(
      OpenElement(
        element: element, nameKey: html.nameKey, tag: html.tag, key: key,
        isForeign: beginsForeign || (isForeign && element != .foreignObject), isHidden: isHidden))
  }

  private func hides() -> Bool {
    html.attributes.contains { attribute in
      attribute.kind == .hidden
        || (attribute.kind == .ariaHidden && string(attribute.value).lowercased() == "true")
    }
  }

  /// Notes the element's path for the style sheets. Returns its key.
  private mutating func styled() -> UInt64 {
    let parent = open.last?.key ?? 0
    var hash = ByteHash(parent)
    hash.mix(html.bytes, html.nameRange)
    for attribute in html.attributes {
      guard attribute.kind.isStyled(on: html.element) else { continue }
      hash.mix(html.bytes, attribute.name)
      // Whether it is a link matters, not where it leads.
      if attribute.kind != .href { hash.mix(html.bytes, attribute.value) }
    }
    let key = hash.value
    if knownElements.insert(key) {
      lastElement = facts.elements.count
      facts.elements.append(StyledElement(key: key, parent: parent, tag: html.tag))
    }
    return key
  }

  private mutating func judge(_ element: HTMLElement, isHidden: Bool) {
    if let level = element.headingLevel, !isHidden {
      heading = (level, html.tag.upperBound)
      return
    }
    switch element {
    case .html: judgeRoot()
    case .img: judgeImage(isHidden: isHidden)
    case .iframe: judgeFrame(isHidden: isHidden)
    case .table: beginTable()
    case .tr: if !tables.isEmpty { tables[tables.count - 1].beginRow() }
    case .td, .th: if !tables.isEmpty { addCell(isHeader: element == .th) }
    case .meta:
      if let value = html.value(.httpEquiv), string(value).lowercased() == "refresh" { facts.isRedirect = true }
    case .base: facts.hasBase = facts.hasBase || html.value(.href) != nil
    default: break
    }
  }

  mutating func didClose(_ element: OpenElement) {
    if element.element.headingLevel != nil { endHeading() } else if element.element == .table { endTable() }
  }

  private mutating func endHeading() {
    guard let (level, start) = heading else { return }
    heading = nil
    let content = start..<max(start, html.tag.lowerBound)
    if level == 1 { mainHeadings.append(content) }
    if lastLevel > 0, level > lastLevel + 1 {
      let name = words(in: content)
      report(
        .pageHeadingOrder, "the heading \"\(name)\" of level \(level) follows one of level \(lastLevel)",
        remedy: "give it level \(lastLevel + 1)", trace: .heading(name))
    }
    lastLevel = level
  }

  /// The text of a part of the page.
  func words(in range: Range<Int>) -> String {
    var inner = HTMLTokenizer(UnsafeBufferPointer(rebasing: html.bytes[range]))
    var text = ""
    while let token = inner.next() {
      if case .text(let range) = token { text += inner.decoded(range) }
    }
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private mutating func judgeRoot() {
    hasRoot = true
    let tag = (html.value(.lang) ?? html.value(.xmlLanguage)).map(html.decoded)
    guard let tag, !tag.isEmpty else {
      return report(
        .pageLanguage, "the page does not say its language", remedy: "write <html lang=\"{{language}}\"> in the layout")
    }
    judgeLanguage(tag, "<html lang>")
  }

  // MARK: The page as a whole

  private mutating func conclude() {
    identifiers.sort { ($0.hash, $0.value.lowerBound) < ($1.hash, $1.value.lowerBound) }
    facts.anchors = identifiers.map(\.hash)
    if facts.isRedirect {
      facts.faults = []
      return
    }
    for (former, id) in zip(identifiers, identifiers.dropFirst()) where former.hash == id.hash {
      let name = html.decoded(id.value)
      report(
        .pageDuplicateID, "the id \"\(name)\" is there more than once",
        remedy: "give each element an id of its own", trace: .text(name))
    }
    for reference in wanted where !hasIdentifier(reference.hash) {
      judgeMissing(html.decoded(reference.value), attribute: string(reference.attribute))
    }
    if !hasRoot { report(.pageLanguage, "the page has no <html> element, so that it does not say its language") }
    if !hasTitle { report(.pageTitle, "the page has no title", remedy: "fill <title> in the layout") }
    if mainHeadings.isEmpty {
      report(.pageMainHeading, "the page has no heading of level 1", remedy: "let its template show its title as <h1>")
    } else if mainHeadings.count > 1 {
      let names = mainHeadings.map { words(in: $0) }
      report(
        .pageMainHeading,
        "the page has \(names.count) headings of level 1: "
          + names.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
          + (names.count > 3 ? " …" : ""),
        remedy: "keep that of the page's title", trace: names.last.map { .heading($0) })
    }
  }

  private func hasIdentifier(_ hash: UInt64) -> Bool {
    facts.anchors.containsSorted(hash)
  }
}
