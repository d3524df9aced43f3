import Diagnostics
import Markup

extension HTMLRenderer {
  mutating func writeHTMLBlock(_ node: CMarkNode) {
    let html = node.withLiteral { Bytes.stripped($0, placeholders) }
    if RawHTML.isMoreMark(html) {
      if moreMark == nil, node.parent?.kind == .document {
        freshLine()
        moreMark = (output.count, plain.count)
      }
      return
    }
    freshLine()
    if let passed = passing(html, of: node) {
      output.append(contentsOf: passed.html)
      plain.append(contentsOf: passed.text)
      freshLine()
      partText()
      return
    }
    let shown = RawHTML.withoutComments(html)
    let text = shown.trimmingEnd()
    guard text.contains(where: { $0 > 0x20 }) else { return }
    if !options.allowsRawHTML { reportRawHTML(text, at: node) }
    output.append(literal: "<p>")
    text.withUnsafeBufferPointer { write(text: $0) }
    output.append(literal: "</p>\n")
    partText()
  }

  mutating func writeInlineHTML(_ node: CMarkNode) {
    let html = node.withLiteral { Bytes.stripped($0, placeholders) }
    if RawHTML.isMoreMark(html) { return }
    if let passed = passing(html, of: node) {
      let start = output.count
      output.append(contentsOf: passed.html)
      if isInHeading { omit(from: start, .embedded) }
      return
    }
    if html.starts(with: "<!--".utf8) { return }
    if !options.allowsRawHTML { reportRawHTML(html, at: node) }
    html.withUnsafeBufferPointer { write(text: $0) }
  }

  /// The HTML to pass through with the text in it, or nil when it is to be shown as text. What is active is reported
  /// here.
  private mutating func passing(_ html: Bytes, of node: CMarkNode) -> (html: Bytes, text: Bytes)? {
    guard options.allowsRawHTML else { return nil }
    let html = RawHTML.withoutComments(html, onlyMoreMarks: true)
    let inspection = HTMLInspection(html, isInsideTag: endsInsideTag)
    if let danger = inspection.danger {
      report(
        .markdownActiveHTML, "raw HTML has \(danger) and is shown as text", at: node,
        remedy: "take that out, or write Markdown instead")
      return nil
    }
    endsInsideTag = endsInsideTag || inspection.endsInsideTag
    rawAddresses += inspection.addresses
    var filtered: Bytes = []
    filtered.reserveCapacity(html.count)
    RawHTML.append(html, to: &filtered, filtersTags: options.extensions.contains(.tagfilter))
    return (filtered, inspection.text)
  }

  private mutating func reportRawHTML(_ html: Bytes, at node: CMarkNode) {
    let location = positions.location(of: node)
    guard location.line != lastRawHTMLLine else { return }
    lastRawHTMLLine = location.line
    let end = html.firstIndex { $0 == UInt8(ascii: ">") || $0 == 0x0A }.map { html[$0] == 0x0A ? $0 : $0 + 1 }
    let start = String(decoding: html[..<min(end ?? html.count, 60)], as: UTF8.self)
    diagnostics.append(
      Diagnostic(
        .markdownRawHTML, "raw HTML is shown as text: \(start)", at: location,
        remedy: "write Markdown instead, or set `markdown: {html: true}` in site.yaml"))
  }
}

extension Bytes {
  /// Without line ends and spaces at the end.
  fileprivate func trimmingEnd() -> Bytes {
    var end = count
    while end > 0, self[end - 1] <= 0x20 { end -= 1 }
    return Bytes(self[..<end])
  }
}
