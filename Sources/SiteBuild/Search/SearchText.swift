import Markup

/// The text of rendered HTML as the search index takes it: no tags, no entities, a zero byte where a block or cell ends.
enum SearchText {
  static func of(html: Bytes) -> Bytes {
    var text = Bytes()
    text.reserveCapacity(html.count)
    html.withUnsafeBufferPointer { bytes in
      var html = HTMLTokenizer(bytes)
      while let token = html.next() {
        switch token {
        case .text(let range):
          CharacterReference.append(UnsafeBufferPointer(rebasing: bytes[range]), decodedTo: &text)
        case .raw: break
        case .start where isSkipped(html): skip(&html)
        case .start, .end: if !isInline(html.element) { text.append(0) }
        }
      }
    }
    return text
  }

  /// Elements whose contents readers do not read, or not as text.
  private static func isSkipped(_ html: HTMLTokenizer) -> Bool {
    switch html.element {
    case .svg, .template: true
    case .sup: html.attribute("class", has: "footnote-ref")
    default: false
    }
  }

  /// Passes over an element with all that is in it.
  private static func skip(_ html: inout HTMLTokenizer) {
    let element = html.element
    var depth = html.isSelfClosing ? 0 : 1
    while depth > 0, let token = html.next() {
      switch token {
      case .start where html.element == element && !html.isSelfClosing: depth += 1
      case .end where html.element == element: depth -= 1
      default: break
      }
    }
  }

  /// Elements that stand within a sentence.
  private static func isInline(_ element: HTMLElement) -> Bool {
    switch element {
    case .a, .b, .bdi, .code, .data, .del, .em, .i, .ins, .mark, .small, .span, .strong, .sub, .sup, .time, .u: true
    default: false
    }
  }
}
