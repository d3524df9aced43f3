import Diagnostics
import Markup

/// Text, line breaks, code, links and images.
extension HTMLRenderer {
  /// Writes text: escaped to the output, as it is to the plain text, and without placeholders.
  mutating func write(text: UnsafeBufferPointer<UInt8>) {
    var start = 0
    var index = 0
    while index < text.count {
      let byte = text[index]
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), 0xEF, 0xE2:
        if let length = placeholders?.length(at: index, in: text), length > 0 {
          copy(text, start..<index)
          index += length
          start = index
        } else if byte < 0x80 {
          copy(text, start..<index)
          output.append(Escape.text(byte))
          plain.append(byte)
          index += 1
          start = index
        } else {
          index += 1
        }
      // Three-byte characters, the bulk of Chinese text, are passed as a whole.
      case 0xE3...0xEE: index += 3
      default: index += 1
      }
    }
    copy(text, start..<text.count)
  }

  private mutating func copy(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let piece = UnsafeBufferPointer(rebasing: text[range])
    output.append(contentsOf: piece)
    plain.append(contentsOf: piece)
  }

  mutating func writeSoftBreak(_ node: CMarkNode) {
    if options.joinsCJKLines,
      LineJoin.joins(UTF8Scalars.last(of: plain), LineJoin.nextScalar(after: node, placeholders: placeholders))
    {
      return
    }
    output.append(0x0A)
    plain.append(0x20)
  }

  mutating func writeLineBreak() {
    output.append(literal: "<br>\n")
    plain.append(0x20)
  }

  mutating func writeCode(_ node: CMarkNode) {
    output.append(literal: "<code>")
    node.withLiteral { write(text: $0) }
    output.append(literal: "</code>")
  }

  mutating func enterLink(_ node: CMarkNode) -> Bool {
    let tagStart = output.count
    let url = node.withURL { Bytes.stripped($0, placeholders) }
    if node.isExtendedAutolink {
      writeAutolink(node, url: url)
      return false
    }
    let destination = Destination(url, kind: .link)
    if case .unsafe(let scheme) = destination {
      reportUnsafe(scheme, "link", at: node)
      isLinkLeftOut = true
      return true
    }
    if case .data(let scheme) = destination {
      return enterFigure(node, url: url, scheme: scheme)
    }
    reportMisspelt(url, at: node)
    output.append(literal: "<a href=\"")
    write(destination, url: url, kind: .link, of: node)
    writeTitle(of: node)
    output.append(literal: "\">")
    if isInHeading { omit(from: tagStart, .link) }
    return true
  }

  mutating func leaveLink() {
    if let figure = openFigure { leaveFigure(figure) }
    if isLinkLeftOut {
      isLinkLeftOut = false
      return
    }
    let tagStart = output.count
    output.append(literal: "</a>")
    if isInHeading { omit(from: tagStart, .link) }
  }

  /// Writes an address that stands in text. Where a stop could not be inserted before parsing, what follows the
  /// first Chinese punctuation mark becomes text again here.
  private mutating func writeAutolink(_ node: CMarkNode, url: Bytes) {
    let text = node.firstChild?.withLiteral { Bytes.stripped($0, placeholders) } ?? []
    let length = text.withUnsafeBufferPointer { AutolinkBoundary.firstChinesePunctuation(in: $0) } ?? text.count
    let tagStart = output.count
    output.append(literal: "<a href=\"")
    // The URL is the text with something before it, such as `http://` or `mailto:`.
    output.append(href: url.dropLast(text.count - length))
    output.append(literal: "\">")
    if isInHeading { omit(from: tagStart, .link) }
    text.withUnsafeBufferPointer { write(text: UnsafeBufferPointer(rebasing: $0[..<length])) }
    leaveLink()
    text.withUnsafeBufferPointer { write(text: UnsafeBufferPointer(rebasing: $0[length...])) }
    isLinkLeftOut = true  // the end tag is written
  }

  mutating func writeImage(_ node: CMarkNode) {
    let alternative = InlineText.text(
      in: node, placeholders: placeholders, images: .alternativeText, joinsCJKLines: options.joinsCJKLines)
    let url = node.withURL { Bytes.stripped($0, placeholders) }
    let destination = Destination(url, kind: .image)
    if case .unsafe(let scheme) = destination {
      reportUnsafe(scheme, "image", at: node)
      alternative.withUnsafeBufferPointer { write(text: $0) }
      return
    }
    if case .data(let scheme) = destination {
      writeData(node, url: url, scheme: scheme, caption: alternative)
      return
    }
    reportMisspelt(url, at: node)
    if !alternative.contains(where: { $0 > 0x20 }) {
      report(
        .markdownImageAlt, "the image has no alternative text", at: node,
        remedy: "say between the square brackets what the image shows")
    }
    let start = output.count
    output.append(literal: "<img src=\"")
    write(destination, url: url, kind: .image, of: node)
    output.append(literal: "\" alt=\"")
    alternative.withUnsafeBufferPointer { output.append(attribute: $0) }
    writeTitle(of: node)
    output.append(literal: "\" loading=\"lazy\">")
    if isInHeading { omit(from: start, .embedded) }
  }

  private mutating func write(_ destination: Destination, url: Bytes, kind: Slot.Kind, of node: CMarkNode) {
    guard destination == .open else {
      output.append(href: url)
      return
    }
    slots.append(
      Slot(offset: output.count, destination: url.text, kind: kind, location: positions.location(of: node)))
  }

  private mutating func writeTitle(of node: CMarkNode) {
    let title = node.withTitle { Bytes.stripped($0, placeholders) }
    guard !title.isEmpty else { return }
    output.append(literal: "\" title=\"")
    title.withUnsafeBufferPointer { output.append(attribute: $0) }
  }

  private mutating func reportUnsafe(_ scheme: String, _ what: String, at node: CMarkNode) {
    report(
      .markdownUnsafeLink, "the \(what)'s destination has the scheme \(scheme):, which is not published", at: node,
      remedy: "link to a page, a file of the site or an https: address")
  }
}

/// Escapes of text and attributes in double quotes; an apostrophe needs none.
enum Escape {
  static func text(_ byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    default: "&quot;"
    }
  }
}

extension Bytes {
  static func stripped(_ text: UnsafeBufferPointer<UInt8>, _ placeholders: PlaceholderBytes?) -> Bytes {
    placeholders?.stripping(text) ?? Bytes(text)
  }

  @inline(__always)
  fileprivate mutating func append(_ escape: StaticString) { append(literal: escape) }

  /// Appends text for an attribute in double quotes.
  mutating func append(attribute text: UnsafeBufferPointer<UInt8>) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): append(Escape.text(byte))
      default: append(byte)
      }
    }
  }
}
