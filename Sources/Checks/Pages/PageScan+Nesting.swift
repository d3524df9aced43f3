import Markup

/// Which elements are open, and which end where they should not (WHATWG HTML, section 13.1.2.4 "Optional tags").
extension PageScan {
  /// A start tag ends elements whose end tags may be left out.
  mutating func closeImplied(by element: HTMLElement) {
    while let last = open.last, last.element.isClosed(by: element) { close() }
  }

  mutating func end() {
    guard let index = open.lastIndex(where: { $0.nameKey == html.nameKey }) else {
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
    // Pairs in one switch: this is asked for each tag.
    switch (self, element) {
    case (.p, _): element.endsParagraph
    case (.li, .li), (.dt, .dt), (.dt, .dd), (.dd, .dt), (.dd, .dd), (.option, .option), (.option, .optgroup),
      (.optgroup, .optgroup), (.rt, .rt), (.rt, .rp), (.rp, .rt), (.rp, .rp), (.head, .body):
      true
    case (.td, .td), (.td, .th), (.td, .tr), (.td, .tbody), (.td, .tfoot), (.th, .td), (.th, .th), (.th, .tr),
      (.th, .tbody), (.th, .tfoot):
      true
    case (.tr, .tr), (.tr, .tbody), (.tr, .tfoot), (.thead, .tbody), (.thead, .tfoot), (.tbody, .tbody),
      (.tbody, .tfoot):
      true
    case (.caption, .colgroup), (.caption, .thead), (.caption, .tbody), (.caption, .tfoot), (.caption, .tr),
      (.colgroup, .thead), (.colgroup, .tbody), (.colgroup, .tfoot), (.colgroup, .tr):
      true
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
