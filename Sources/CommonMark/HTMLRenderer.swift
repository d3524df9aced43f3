import Diagnostics
import Markup

/// Writes cmark's tree as HTML.
///
/// One value renders one document: it walks the tree without recursion and appends to its buffers. The parts that know
/// blocks, tables, inlines, links, raw HTML and footnotes are extensions in files of their own.
struct HTMLRenderer {
  /// A range of the output that some uses of it leave out.
  struct Omission {
    enum Kind {
      /// The `id` of a heading.
      case id
      /// A reference to a footnote.
      case footnote
      /// The tags of a link inside a heading.
      case link
      /// Anything else inside a heading that a table of contents cannot hold.
      case embedded
    }
    let range: Range<Int>
    let kind: Kind
  }

  /// A top-level block that the summary may take, as ranges of the output and of the plain text.
  struct Paragraph {
    let html: Range<Int>
    let text: Range<Int>
  }

  let options: MarkdownOptions
  let placeholders: PlaceholderBytes?
  let outline: DocumentOutline
  var positions: SourcePositions

  var output: Bytes = []
  /// The text that a reader sees, without markup, for counts and summaries. Blocks are parted by line feeds.
  var plain: Bytes = []
  var slots: [Slot] = []
  /// Addresses in raw HTML that is passed through.
  var rawAddresses: [String] = []
  var omissions: [Omission] = []
  var diagnostics: [Diagnostic] = []
  var headings: [Heading] = []
  /// The paragraphs at the top level, as long as the summary needs more.
  var paragraphs: [Paragraph] = []
  /// Where `<!--more-->` stood at the top level.
  var moreMark: (html: Int, text: Int)?

  var table = TableState()
  var footnotes = FootnoteNumbers()
  /// Where the paragraph or heading that is being written begins.
  var blockStart = (html: 0, text: 0)
  var isInHeading = false
  /// Whether the link that is being written was left out, so that its end tag is too. Links do not nest.
  var isLinkLeftOut = false
  /// Whether the plain text has gaps for figures (see `PlainGaps`).
  var hasGaps = false
  /// The figure whose text is being written. Links do not nest.
  var openFigure: OpenFigure?
  /// Whether the paragraph that is being written holds charts and tables only, and so is none.
  var isInDataParagraph = false
  /// The text for checks of what it says; nil when nobody asks for it.
  var prose: ProseCollector?
  /// Whether the paragraph that is being written has a task's `<label>` to close.
  var isInTaskLabel = false
  /// Whether raw HTML has ended inside a tag.
  var endsInsideTag = false
  /// The last line for which raw HTML was reported, so that a pair of tags is reported once.
  var lastRawHTMLLine = 0

  init(
    options: MarkdownOptions, placeholders: PlaceholderBytes?, outline: DocumentOutline, positions: SourcePositions,
    capacity: Int
  ) {
    self.options = options
    self.placeholders = placeholders
    self.outline = outline
    self.positions = positions
    output.reserveCapacity(capacity + capacity / 2 + 512)
    plain.reserveCapacity(capacity)
  }

  /// Writes a whole document: its blocks, then the footnotes that they refer to.
  mutating func render(document root: CMarkNode) {
    var child = root.firstChild
    while let node = child {
      if node.kind != .footnoteDefinition { render(node) }
      child = node.next
    }
    renderFootnotes()
  }

  /// Writes one subtree.
  mutating func render(_ root: CMarkNode) {
    var cursor = TreeCursor(root)
    while let step = cursor.next() {
      if step.isEntering {
        if !enter(step.node) { cursor.skipChildren(of: step.node) }
      } else {
        leave(step.node)
      }
    }
  }

  /// Returns whether the node's children are to be visited.
  private mutating func enter(_ node: CMarkNode) -> Bool {
    switch node.kind {
    case .text:
      node.withLiteral { write(text: $0) }
      if prose != nil { collect(text: node) }
    case .softBreak:
      writeSoftBreak(node)
      prose?.append(0x20)
    case .lineBreak:
      writeLineBreak()
      prose?.append(0x20)
    case .code:
      writeCode(node)
      prose?.appendObject()
    case .htmlInline: writeInlineHTML(node)
    case .emphasis: output.append(literal: "<em>")
    case .strong: output.append(literal: "<strong>")
    case .strikethrough: output.append(literal: "<del>")
    case .link: return enterLink(node)
    case .image:
      writeImage(node)
      prose?.appendObject()
      return false
    case .footnoteReference: writeFootnoteReference(node)
    case .tableCell: enterCell(node)
    case .tableRow: enterRow(node)
    case .table: enterTable(node)
    case .paragraph: enterParagraph(node)
    case .heading: enterHeading(node)
    case .list: enterList(node)
    case .item: enterItem(node)
    case .blockQuote: enterBlockQuote()
    case .codeBlock: writeCodeBlock(node)
    case .htmlBlock: writeHTMLBlock(node)
    case .thematicBreak: writeThematicBreak()
    case .document, .footnoteDefinition, .other: break
    }
    return true
  }

  private mutating func leave(_ node: CMarkNode) {
    switch node.kind {
    case .emphasis: output.append(literal: "</em>")
    case .strong: output.append(literal: "</strong>")
    case .strikethrough: output.append(literal: "</del>")
    case .link: leaveLink()
    case .tableCell:
      leaveCell()
      prose?.endBlock()
    case .tableRow: leaveRow(node)
    case .table: leaveTable()
    case .paragraph:
      leaveParagraph(node)
      prose?.endBlock()
    case .heading:
      leaveHeading(node)
      prose?.endBlock()
    case .list: output.append(literal: node.isOrderedList ? "</ol>\n" : "</ul>\n")
    case .item: output.append(literal: "</li>\n")
    case .blockQuote: leaveBlockQuote()
    default: break
    }
  }

  /// Begins a new line of the output unless it is at the beginning of one.
  mutating func freshLine() {
    if let last = output.last, last != 0x0A { output.append(0x0A) }
  }

  /// Parts two blocks of the plain text.
  mutating func partText() {
    if let last = plain.last, last != 0x0A { plain.append(0x0A) }
  }

  mutating func report(_ kind: DiagnosticKind, _ message: String, at node: CMarkNode, remedy: String) {
    diagnostics.append(Diagnostic(kind, message, at: positions.location(of: node), remedy: remedy))
  }

  mutating func omit(from start: Int, _ kind: Omission.Kind) {
    omissions.append(Omission(range: start..<output.count, kind: kind))
  }
}
