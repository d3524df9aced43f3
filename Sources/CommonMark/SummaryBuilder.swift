import Markup

/// Takes the summary out of a rendered body: a part of its bytes, so that it is never cut inside markup.
struct SummaryBuilder {
  let renderer: HTMLRenderer
  let body: Fragment

  /// What stands before `<!--more-->`; else the first paragraphs at the top level that have text, until they have
  /// enough of it.
  func summary() -> Excerpt? {
    if let mark = renderer.moreMark, renderer.plain[..<mark.text].contains(where: { $0 > 0x20 }) {
      return excerpt([HTMLRenderer.Paragraph(html: 0..<mark.html, text: 0..<mark.text)])
    }
    var chosen: [HTMLRenderer.Paragraph] = []
    var characters = 0
    for paragraph in renderer.paragraphs where characters < renderer.options.summaryLength {
      let length = TextCounter.characters(renderer.plain[paragraph.text])
      if length == 0 { continue }
      characters += length
      chosen.append(paragraph)
    }
    return chosen.isEmpty ? nil : excerpt(chosen)
  }

  private func excerpt(_ parts: [HTMLRenderer.Paragraph]) -> Excerpt {
    var bytes: Bytes = []
    var slots: [Slot] = []
    var text: Bytes = []
    for part in parts {
      let piece = body.slice(part.html, without: omissions(in: part.html))
      slots += piece.slots.map { $0.moved(to: bytes.count + $0.offset) }
      bytes += piece.bytes
      append(renderer.plain[part.text], to: &text)
    }
    return Excerpt(fragment: Fragment(bytes: bytes, slots: slots), plain: text)
  }

  /// References to footnotes and ids, which may stand only once in a page.
  private func omissions(in range: Range<Int>) -> [Range<Int>] {
    let first = renderer.omissions.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
    return renderer.omissions[first...].prefix { $0.range.upperBound <= range.upperBound }
      .filter { $0.kind == .id || $0.kind == .footnote }.map(\.range)
  }

  /// Appends plain text on one line: what parts blocks is a space, or nothing between CJK characters.
  private func append(_ plain: ArraySlice<UInt8>, to text: inout Bytes) {
    for line in plain.split(separator: 0x0A) {
      let first = line.withUnsafeBufferPointer { UTF8Scalars.decode($0, at: 0).scalar }
      if !text.isEmpty, !LineJoin.joins(UTF8Scalars.last(of: text), first) { text.append(0x20) }
      text.append(contentsOf: line)
    }
  }
}
