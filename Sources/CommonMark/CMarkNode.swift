import CCMarkGFM
import Glibc
import Markup

/// A node of cmark's tree. Valid as long as the document that it belongs to.
struct CMarkNode: Equatable {
  let pointer: OpaquePointer

  enum Kind: UInt8 {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak, footnoteDefinition
    case table, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, footnoteReference, strikethrough
    /// A kind that this version of cmark does not make, or that is not drawn, such as a custom node.
    case other
  }

  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  var kind: Kind { CMarkNodeKinds.kind(of: cmark_node_get_type(pointer)) }

  var parent: CMarkNode? { CMarkNode(cmark_node_parent(pointer)) }
  var next: CMarkNode? { CMarkNode(cmark_node_next(pointer)) }
  var firstChild: CMarkNode? { CMarkNode(cmark_node_first_child(pointer)) }

  /// The text of a text, code or HTML node, as cmark keeps it, placeholders included.
  func withLiteral<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Self.withBytes(cmark_node_get_literal(pointer), body)
  }

  func withURL<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Self.withBytes(cmark_node_get_url(pointer), body)
  }

  func withTitle<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Self.withBytes(cmark_node_get_title(pointer), body)
  }

  /// The info string of a fenced code block; empty for an indented one.
  func withFenceInfo<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Self.withBytes(cmark_node_get_fence_info(pointer), body)
  }

  private static func withBytes<Result>(
    _ text: UnsafePointer<CChar>?, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard let text else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    let count = strlen(text)
    return text.withMemoryRebound(to: UInt8.self, capacity: count) {
      body(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isOrderedList: Bool { cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }

  /// Whether a list item is a task. Only the extension gives an item another name.
  var isTask: Bool { cmark_node_get_type_string(pointer).pointee == CChar(UInt8(ascii: "t")) }

  /// What cmark says of a task. It looks for `[x]` anywhere in the line, so the source knows better.
  var isTaskChecked: Bool { cmark_gfm_extensions_get_tasklist_item_checked(pointer) }

  var isTableHeader: Bool { cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

  /// The letter `l`, `c` or `r` of a table's column, or 0.
  func alignment(ofColumn column: Int) -> UInt8 {
    guard column < Int(cmark_gfm_extensions_get_table_columns(pointer)) else { return 0 }
    return cmark_gfm_extensions_get_table_alignments(pointer)?[column] ?? 0
  }

  /// Lines and columns count from 1, columns in bytes; 0 where cmark knows no place.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  var endColumn: Int { Int(cmark_node_get_end_column(pointer)) }

  /// A number that the renderer attaches to a node; 0 at first.
  var tag: Int {
    get { Int(bitPattern: cmark_node_get_user_data(pointer)) }
    nonmutating set { cmark_node_set_user_data(pointer, UnsafeMutableRawPointer(bitPattern: newValue)) }
  }

  /// Whether the extended autolink extension has made this link: `https://…`, `www.…` or an e-mail address in text.
  ///
  /// Told by the places that cmark gives. For an address with a scheme or an e-mail address it gives none, while an
  /// explicit link ends in a column that it knows even where it does not know the line (a paragraph split off a
  /// table). For `www.` it lets the link begin in the column of its text, while `[` of an explicit link stands
  /// before that; and no other link adds `http://` to its text.
  var isExtendedAutolink: Bool {
    guard let text = firstChild, text.kind == .text, text.next == nil else { return false }
    if withTitle({ !$0.isEmpty }) { return false }
    if startLine == 0, endColumn == 0 { return true }
    guard startColumn == text.startColumn else { return false }
    return text.withLiteral { text in
      text.starts(with: "www.".utf8)
        && withURL { $0.starts(with: "http://".utf8) && $0.dropFirst(7).elementsEqual(text) }
    }
  }
}

/// The numbers that cmark gives to kinds of nodes. Those of the extensions are drawn when they are registered, so they
/// are learned from a document that has one of each.
enum CMarkNodeKinds {
  @inline(__always)
  static func kind(of type: cmark_node_type) -> CMarkNode.Kind {
    let index = slot(type)
    return index < kinds.count ? kinds[index] : .other
  }

  /// Blocks take the slots below 32, inlines those above.
  private static func slot(_ type: cmark_node_type) -> Int {
    let value = Int(type.rawValue)
    return (value & 0x4000) >> 9 | min(value & 0x3FFF, 31)
  }

  private static let kinds: [CMarkNode.Kind] = {
    var kinds = [CMarkNode.Kind](repeating: .other, count: 64)
    for (type, kind) in core { kinds[slot(type)] = kind }
    let sample = Bytes("|~~a~~|\n|-|\n".utf8)
    sample.withUnsafeBufferPointer { sample in
      CMarkDocument.parse(sample, extensions: [.table, .strikethrough], needsInlineExtensions: true) { root in
        let table = root.firstChild
        let cell = table?.firstChild?.firstChild
        let extended: [(CMarkNode?, CMarkNode.Kind)] = [
          (table, .table), (table?.firstChild, .tableRow), (cell, .tableCell), (cell?.firstChild, .strikethrough),
        ]
        for case (let node?, let kind) in extended { kinds[slot(cmark_node_get_type(node.pointer))] = kind }
      }
    }
    return kinds
  }()

  private static let core: [(cmark_node_type, CMarkNode.Kind)] = [
    (CMARK_NODE_DOCUMENT, .document), (CMARK_NODE_BLOCK_QUOTE, .blockQuote), (CMARK_NODE_LIST, .list),
    (CMARK_NODE_ITEM, .item), (CMARK_NODE_CODE_BLOCK, .codeBlock), (CMARK_NODE_HTML_BLOCK, .htmlBlock),
    (CMARK_NODE_PARAGRAPH, .paragraph), (CMARK_NODE_HEADING, .heading),
    (CMARK_NODE_THEMATIC_BREAK, .thematicBreak), (CMARK_NODE_FOOTNOTE_DEFINITION, .footnoteDefinition),
    (CMARK_NODE_TEXT, .text), (CMARK_NODE_SOFTBREAK, .softBreak), (CMARK_NODE_LINEBREAK, .lineBreak),
    (CMARK_NODE_CODE, .code), (CMARK_NODE_HTML_INLINE, .htmlInline), (CMARK_NODE_EMPH, .emphasis),
    (CMARK_NODE_STRONG, .strong), (CMARK_NODE_LINK, .link), (CMARK_NODE_IMAGE, .image),
    (CMARK_NODE_FOOTNOTE_REFERENCE, .footnoteReference),
  ]
}
