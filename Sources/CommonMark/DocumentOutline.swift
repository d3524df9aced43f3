import Markup

/// What has to be known of a document's blocks before the first byte is written: whether it nests too deep, its
/// headings and their ids, and its footnotes.
struct DocumentOutline {
  struct Entry {
    let level: Int
    let id: String
    let text: String
    /// Whether the heading structures the document, rather than a quotation or a note in it.
    let isListed: Bool
  }

  /// All headings. A heading's node is tagged with its index here plus one.
  private(set) var headings: [Entry] = []
  /// The definitions of footnotes that cmark has kept, in the order of their numbers.
  private(set) var footnotes: [CMarkNode] = []
  /// The first block that stands deeper than the limit.
  private(set) var tooDeep: CMarkNode?

  init(_ root: CMarkNode, options: MarkdownOptions, placeholders: PlaceholderBytes?) {
    var found: [(node: CMarkNode, isListed: Bool)] = []
    var depth = 0
    var quotes = 0
    var cursor = TreeCursor(root)
    while let step = cursor.next() {
      let kind = step.node.kind
      switch kind {
      case .blockQuote, .item, .footnoteDefinition:
        depth += step.isEntering ? 1 : -1
        if kind != .item { quotes += step.isEntering ? 1 : -1 }
        if depth > options.maximumNesting, tooDeep == nil { tooDeep = step.node }
        if kind == .footnoteDefinition, step.isEntering { footnotes.append(step.node) }
      case .heading:
        guard step.isEntering else { break }
        found.append((step.node, quotes == 0))
        cursor.skipChildren(of: step.node)
      case .document, .list: break
      default: if step.isEntering { cursor.skipChildren(of: step.node) }
      }
    }
    name(found, options: options, placeholders: placeholders)
  }

  private mutating func name(
    _ found: [(node: CMarkNode, isListed: Bool)], options: MarkdownOptions, placeholders: PlaceholderBytes?
  ) {
    guard !found.isEmpty else { return }
    let texts = found.map { Self.text(of: $0.node, options: options, placeholders: placeholders) }
    let slugs = texts.map { HeadingIDs.slug($0) }
    var ids = HeadingIDs(slugs: slugs, reserved: options.reservedIDs)
    let offset =
      switch options.headingOffset {
      case .automatic: found.contains { $0.node.headingLevel == 1 } ? 1 : 0
      case .fixed(let offset): offset
      }
    headings.reserveCapacity(found.count)
    for (index, heading) in found.enumerated() {
      headings.append(
        Entry(
          level: min(max(heading.node.headingLevel + offset, 1), 6), id: ids.id(for: slugs[index]),
          text: texts[index].text,
          isListed: heading.isListed))
      heading.node.tag = index + 1
    }
  }

  /// The heading's text, or what its images say where it has none.
  private static func text(
    of heading: CMarkNode, options: MarkdownOptions, placeholders: PlaceholderBytes?
  ) -> Bytes {
    let text = InlineText.text(
      in: heading, placeholders: placeholders, images: .left, joinsCJKLines: options.joinsCJKLines)
    if text.contains(where: { $0 > 0x20 }) { return text }
    return InlineText.text(
      in: heading, placeholders: placeholders, images: .alternativeText, joinsCJKLines: options.joinsCJKLines)
  }
}
