import Diagnostics
import Markup

/// Reads a page once, from tag to tag.
struct PageScan {
  var html: HTMLTokenizer
  var facts = PageFacts()
  /// Hashes of the page's path and of its folder's.
  private let page: UInt64
  private let folder: UInt64
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
  private var identifiers: [(hash: UInt64, value: Range<Int>)] = []
  /// What has to be an id of this page, and who says so.
  private var wanted: [(hash: UInt64, value: Range<Int>, attribute: Range<Int>)] = []
  private var knownReferences = HashSet64()
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

// MARK: Attributes

extension PageScan {
  private mutating func readAttributes(_ element: HTMLElement, _ isForeign: Bool) {
    for attribute in html.attributes {
      switch attribute.kind {
      case .id: addIdentifier(attribute.value)
      case .name: if element == .a { addIdentifier(attribute.value, isAlias: true) }
      case .href, .xlinkHref:
        if element != .base { addReference(attribute.value, isFile: element == .link && isResource()) }
      case .src, .poster, .data, .background:
        if attribute.kind != .data || element == .object { addReference(attribute.value, isFile: true) }
      case .srcset, .imagesrcset: addCandidates(attribute.value)
      case .cite, .action, .formaction: addReference(attribute.value, isFile: false)
      case .content: if isPublicAddress() { addReference(attribute.value, isFile: true) }
      case .lang, .xmlLanguage, .hreflang:
        if element != .html { judgeLanguage(html.decoded(attribute.value), string(attribute.name)) }
      case .labelledBy, .describedBy, .controls, .owns, .details, .errorMessage, .flowTo, .headers:
        for name in words(attribute.value) { want(name, attribute.name) }
      case .for, .list, .form: if !isForeign { want(attribute.value, attribute.name) }
      default: break
      }
    }
  }

  /// Whether a `link` element loads a file, rather than naming a page.
  private func isResource() -> Bool {
    guard let value = html.value(.rel) else { return false }
    return words(value).contains { word in
      ["stylesheet", "icon", "preload", "modulepreload", "manifest", "apple-touch-icon"]
        .contains(string(word).lowercased())
    }
  }

  /// `og:url`, `og:image` and their kin.
  private func isPublicAddress() -> Bool {
    guard html.element == .meta, let value = html.value(.property) ?? html.value(.name) else { return false }
    return ["og:url", "og:image", "og:image:url", "twitter:image"].contains(string(value))
  }

  private func words(_ range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, !HTMLTokenizer.isSpace(html.bytes[index]) { index += 1 }
      if index > start { words.append(start..<index) }
      index += 1
    }
    return words
  }

  private mutating func addIdentifier(_ value: Range<Int>, isAlias: Bool = false) {
    if value.isEmpty { return }
    let hash = self.hash(ofText: value)
    // An anchor of old pages may have the same name and id.
    if isAlias, html.value(.id).map({ self.hash(ofText: $0) }) == hash { return }
    identifiers.append((hash, value))
  }

  /// The hash of a value with its references resolved.
  private func hash(ofText range: Range<Int>) -> UInt64 {
    if range.contains(where: { html.bytes[$0] == UInt8(ascii: "&") }) { return ByteHash.of(html.decoded(range)) }
    return ByteHash.of(html.bytes, range)
  }

  private mutating func want(_ value: Range<Int>, _ attribute: Range<Int>) {
    if !value.isEmpty { wanted.append((hash(ofText: value), value, attribute)) }
  }

  private mutating func addCandidates(_ range: Range<Int>) {
    for word in words(range) {
      let end = html.bytes[word.upperBound - 1] == UInt8(ascii: ",") ? word.upperBound - 1 : word.upperBound
      let isDescriptor = (word.lowerBound..<max(word.lowerBound, end - 1)).allSatisfy {
        html.bytes[$0] &- 0x30 < 10 || html.bytes[$0] == UInt8(ascii: ".")
      }
      if !isDescriptor, end > word.lowerBound { addReference(word.lowerBound..<end, isFile: true) }
    }
  }

  private mutating func addReference(_ value: Range<Int>, isFile: Bool) {
    guard let first = value.first.map({ html.bytes[$0] }), hasWebScheme(value) else { return }
    if first == UInt8(ascii: "#"), !isFile { return addFragment(value) }
    // A relative address means something else in each folder.
    var hash = first == UInt8(ascii: "/") ? ByteHash() : ByteHash(folder)
    hash.mix(html.bytes, value)
    hash.mix(isFile ? 1 : 0)
    if knownReferences.insert(hash.value) {
      facts.references.append(PageFacts.Reference(key: hash.value, value: value, isFile: isFile))
    }
  }

  /// A fragment of this very page; `#` and `#top` are its beginning.
  private mutating func addFragment(_ value: Range<Int>) {
    let name = value.dropFirst()
    if name.isEmpty { return }
    let isPlain = !name.contains { html.bytes[$0] == UInt8(ascii: "%") || html.bytes[$0] == UInt8(ascii: ":") }
    if isPlain { return want(name, 0..<0) }
    var hash = ByteHash(page)
    hash.mix(html.bytes, value)
    if knownReferences.insert(hash.value) {
      facts.references.append(PageFacts.Reference(key: hash.value, value: value, isFile: false))
    }
  }

  /// Whether an address has no scheme, or one of the web.
  private func hasWebScheme(_ value: Range<Int>) -> Bool {
    for index in value {
      switch html.bytes[index] {
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return true
      case UInt8(ascii: ":"):
        let scheme = index - value.lowerBound
        return (scheme == 5 || scheme == 4) && html.bytes[value.lowerBound] | 0x20 == UInt8(ascii: "h")
      default: continue
      }
    }
    return true
  }
}
