import Markup

/// Which elements are open, and which end where they should not (WHATWG HTML, section 13.1.2.4 "Optional tags").
extension PageScan {
  /// A start tag ends elements whose end tags may be left out.
  mutating func closeImplied(by element: HTMLElement) {
    while let last = open.last, last.element.isClosed(by: element) { close() }
  }

  mutating func end() {
    guard let index = open.lastIndex(where: { isSame($0) }) else {
      return misnested(html.tag, "ends an element that is not open")
    }
    while open.count > index + 1 {
      if let inner = open.last, !inner.element.mayLackEndTag || inner.isForeign {
        misnested(inner.tag, "is not closed before \(excerpt(html.tag))")
      }
      close()
    }
    close()
  }

  mutating func endAll() {
    while let last = open.last {
      if !last.element.mayLackEndTag { misnested(last.tag, "is not closed") }
      close()
    }
  }

  private mutating func close() {
    if let element = open.popLast(), !element.isForeign { didClose(element) }
  }

  private func isSame(_ other: OpenElement) -> Bool {
    guard other.element == html.element else { return false }
    return html.element != .other || string(other.name).lowercased() == string(html.nameRange).lowercased()
  }

  /// One such fault leads to others: the first is told.
  private mutating func misnested(_ tag: Range<Int>, _ message: String) {
    if hasMisnesting { return }
    hasMisnesting = true
    report(
      .pageMisnested, "\(excerpt(tag)) \(message)", remedy: "look for the tag in the templates of the page",
      trace: .tag(string(tag)))
  }

  /// The beginning of a tag, as it is written.
  func excerpt(_ tag: Range<Int>) -> String {
    let text = string(tag).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return text.count > 80 ? text.prefix(79) + "…" : text
  }
}

extension HTMLElement {
  /// Whether an element of this name may end without an end tag.
  var mayLackEndTag: Bool {
    switch self {
    case .p, .li, .dt, .dd, .rt, .rp, .option, .optgroup, .thead, .tbody, .tfoot, .tr, .td, .th, .colgroup, .caption,
      .html, .head, .body:
      true
    default: false
    }
  }

  /// Whether a start tag ends this element when it is the innermost.
  func isClosed(by element: HTMLElement) -> Bool {
    switch self {
    case .p: element.endsParagraph
    case .li: element == .li
    case .dt, .dd: element == .dt || element == .dd
    case .td, .th: [.td, .th, .tr, .tbody, .tfoot].contains(element)
    case .tr: [.tr, .tbody, .tfoot].contains(element)
    case .thead, .tbody: [.tbody, .tfoot].contains(element)
    case .caption, .colgroup:
      [.thead, .tbody, .tfoot, .tr].contains(element) || (self == .caption && element == .colgroup)
    case .option: element == .option || element == .optgroup
    case .optgroup: element == .optgroup
    case .rt, .rp: element == .rt || element == .rp
    case .head: element == .body
    default: false
    }
  }

  /// The elements that cannot stand in a paragraph.
  private var endsParagraph: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .center, .details, .dialog, .dir, .div, .dl, .dd, .dt, .fieldset,
      .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .li, .main, .menu,
      .nav, .ol, .p, .pre, .search, .section, .summary, .table, .ul, .td, .th, .tr:
      true
    default: false
    }
  }
}

extension HTMLAttribute {
  /// Whether style sheets choose elements by it, so that equal paths with other values may look different. Ids only
  /// where there is one of a sort: each heading has its own.
  func isStyled(on element: HTMLElement) -> Bool {
    switch self {
    case .class, .type, .scope, .open, .ariaCurrent, .role, .style, .hidden, .disabled: true
    case .href: element == .a
    case .id:
      switch element {
      case .html, .body, .header, .main, .footer, .nav, .aside, .form: true
      default: false
      }
    default: false
    }
  }
}
