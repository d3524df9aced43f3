import Diagnostics
import Markup

/// The numbers of footnotes in the order in which a reader meets them.
///
/// cmark's own numbers count references inside notes that nothing refers to, and would leave gaps and links to
/// nowhere.
struct FootnoteNumbers {
  /// cmark's numbers of the notes met so far, from 1, in our order.
  var met: [Int] = []
  /// Our number and how many references there were, by cmark's number.
  var notes: [Int: (number: Int, references: Int)] = [:]
  /// Our number of the note that is being written.
  var current = 0
  /// Whether the note's links back are written.
  var hasBackReferences = false
}

extension HTMLRenderer {
  mutating func writeFootnoteReference(_ node: CMarkNode) {
    let text = node.withLiteral { Bytes.stripped($0, placeholders) }.text
    guard let key = Int(text), key > 0, key <= outline.footnotes.count else { return }
    if footnotes.notes[key] == nil {
      footnotes.met.append(key)
      footnotes.notes[key] = (footnotes.met.count, 0)
    }
    footnotes.notes[key]?.references += 1
    guard let note = footnotes.notes[key] else { return }
    let start = output.count
    output.append(literal: "<sup class=\"footnote-ref\"><a href=\"#fn-")
    output.append(raw: String(note.number))
    output.append(literal: "\" id=\"")
    writeReferenceID(note.number, note.references)
    output.append(literal: "\">")
    output.append(raw: String(note.number))
    output.append(literal: "</a></sup>")
    omit(from: start, .footnote)
  }

  private mutating func writeReferenceID(_ number: Int, _ reference: Int) {
    output.append(literal: "fnref-")
    output.append(raw: String(number))
    if reference > 1 {
      output.append(literal: "-")
      output.append(raw: String(reference))
    }
  }

  /// Writes the notes that were referred to, those that they refer to in turn, and drops all others.
  mutating func renderFootnotes() {
    if footnotes.met.isEmpty { return }
    freshLine()
    // A `section` would want a heading, and with it words of some language.
    output.append(literal: "<div class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n")
    // Every note is written before its last reference is known: a note may refer to an earlier one. Such a reference
    // gets no link back.
    while footnotes.current < footnotes.met.count {
      let key = footnotes.met[footnotes.current]
      footnotes.current += 1
      footnotes.hasBackReferences = false
      output.append(literal: "<li id=\"fn-")
      output.append(raw: String(footnotes.current))
      output.append(literal: "\">\n")
      render(outline.footnotes[key - 1])
      if !footnotes.hasBackReferences {
        freshLine()
        output.append(literal: "<p>")
        writeBackReferences()
        output.append(literal: "</p>\n")
      }
      output.append(literal: "</li>\n")
    }
    output.append(literal: "</ol>\n</div>\n")
  }

  /// Writes the links from a note back to its references. Their names need no language: the arrow and the number.
  mutating func writeBackReferences() {
    guard !footnotes.hasBackReferences, footnotes.current > 0 else { return }
    footnotes.hasBackReferences = true
    let references = footnotes.notes[footnotes.met[footnotes.current - 1]]?.references ?? 0
    for reference in 1...max(references, 1) {
      if output.last != UInt8(ascii: ">") || reference > 1 { output.append(0x20) }
      output.append(literal: "<a href=\"#")
      writeReferenceID(footnotes.current, reference)
      output.append(literal: "\" class=\"footnote-backref\" role=\"doc-backlink\" aria-label=\"↩ ")
      output.append(raw: String(footnotes.current))
      if reference > 1 { output.append(raw: "-\(reference)") }
      output.append(literal: "\">↩")
      if reference > 1 { output.append(raw: "<sup>\(reference)</sup>") }
      output.append(literal: "</a>")
    }
  }
}
