import Markup

/// Paragraphs, headings, lists, quotations and code.
extension HTMLRenderer {
  /// Whether a paragraph stands in a tight list, where it has no tags of its own.
  private func isTight(_ paragraph: CMarkNode) -> Bool {
    guard let list = paragraph.parent?.parent, list.kind == .list else { return false }
    return list.isTightList
  }

  mutating func enterParagraph(_ node: CMarkNode) {
    isInDataParagraph = node.firstChild?.kind == .image && holdsDataOnly(node)
    if isInDataParagraph { return }
    if !isTight(node) {
      freshLine()
      blockStart = (output.count, plain.count)
      output.append(literal: "<p>")
    }
    guard let item = node.parent, item.kind == .item, item.firstChild == node, item.isTask else { return }
    output.append(literal: "<label>")
    writeCheckbox(of: item)
    output.append(0x20)
    isInTaskLabel = true
  }

  mutating func leaveParagraph(_ node: CMarkNode) {
    if isInDataParagraph {
      isInDataParagraph = false
      output.append(literal: "\n")
      return
    }
    if isInTaskLabel {
      output.append(literal: "</label>")
      isInTaskLabel = false
    }
    if !isTight(node) {
      if node.next == nil, node.parent?.kind == .footnoteDefinition { writeBackReferences() }
      output.append(literal: "</p>\n")
      if node.parent?.kind == .document {
        paragraphs.append(Paragraph(html: blockStart.html..<output.count, text: blockStart.text..<plain.count))
      }
    }
    partText()
  }

  mutating func enterHeading(_ node: CMarkNode) {
    guard node.tag > 0 else { return }
    let entry = outline.headings[node.tag - 1]
    freshLine()
    output.append(literal: "<h")
    output.append(0x30 + UInt8(entry.level))
    let idStart = output.count
    output.append(literal: " id=\"")
    output.append(entry.id, as: .html)
    output.append(literal: "\"")
    omit(from: idStart, .id)
    output.append(literal: ">")
    blockStart = (output.count, plain.count)
    isInHeading = true
  }

  mutating func leaveHeading(_ node: CMarkNode) {
    guard node.tag > 0 else { return }
    let entry = outline.headings[node.tag - 1]
    isInHeading = false
    if entry.isListed {
      let range = blockStart.html..<output.count
      let first = omissions.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
      let kept = Fragment(bytes: output, slots: slots).slice(range, without: omissions[first...].lazy.map(\.range))
      var open = kept.slots
      // A field may stand at the very end, where the slice stops.
      if let last = slots.last, last.offset == output.count { open.append(last.moved(to: kept.bytes.count)) }
      headings.append(Heading(level: entry.level, id: entry.id, html: kept.bytes, slots: open, text: entry.text))
    }
    output.append(literal: "</h")
    output.append(0x30 + UInt8(entry.level))
    output.append(literal: ">\n")
    partText()
  }

  mutating func enterList(_ node: CMarkNode) {
    freshLine()
    if !node.isOrderedList {
      output.append(literal: "<ul>\n")
    } else if node.listStart == 1 {
      output.append(literal: "<ol>\n")
    } else {
      output.append(literal: "<ol start=\"")
      output.append(raw: String(node.listStart))
      output.append(literal: "\">\n")
    }
  }

  mutating func enterItem(_ node: CMarkNode) {
    freshLine()
    guard node.isTask else {
      output.append(literal: "<li>")
      return
    }
    output.append(literal: "<li class=\"task\">")
    // A task without text has no label that could name its box.
    if node.firstChild?.kind != .paragraph { writeCheckbox(of: node, isNamed: false) }
  }

  private mutating func writeCheckbox(of item: CMarkNode, isNamed: Bool = true) {
    let isChecked = self.isChecked(item)
    output.append(literal: "<input type=\"checkbox\" disabled")
    if isChecked { output.append(literal: " checked") }
    if !isNamed { output.append(literal: isChecked ? " aria-label=\"☑\"" : " aria-label=\"☐\"") }
    output.append(literal: ">")
  }

  /// Whether a task is done. cmark's own answer is wrong for `- [ ] see [x]`, so the source is asked.
  private mutating func isChecked(_ item: CMarkNode) -> Bool {
    guard var offset = positions.offset(line: item.startLine) else { return item.isTaskChecked }
    while let byte = positions.byte(at: offset), byte != UInt8(ascii: "["), byte != 0x0A, byte != 0x0D { offset += 1 }
    guard positions.byte(at: offset) == UInt8(ascii: "["), positions.byte(at: offset + 2) == UInt8(ascii: "]") else {
      return item.isTaskChecked
    }
    return positions.byte(at: offset + 1) != 0x20
  }

  mutating func enterBlockQuote() {
    freshLine()
    output.append(literal: "<blockquote>\n")
  }

  mutating func leaveBlockQuote() {
    freshLine()
    output.append(literal: "</blockquote>\n")
  }

  mutating func writeThematicBreak() {
    freshLine()
    output.append(literal: "<hr>\n")
  }

  mutating func writeCodeBlock(_ node: CMarkNode) {
    freshLine()
    let info = node.withFenceInfo { info in
      var language: Bytes = []
      language.append(info, without: placeholders)
      return language.prefix { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    }
    if info.isEmpty {
      output.append(literal: "<pre><code>")
    } else {
      output.append(literal: "<pre><code class=\"language-")
      info.withUnsafeBufferPointer { output.append($0, as: .html) }
      output.append(literal: "\">")
    }
    node.withLiteral { write(text: $0) }
    output.append(literal: "</code></pre>\n")
    partText()
  }
}
