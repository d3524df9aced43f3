import Characters
import Markup

/// The text of inline nodes without markup.
enum InlineText {
  /// Which text stands for an image.
  enum Images { case left, alternativeText }

  /// The text inside a node. A line break is a space, or nothing where two CJK characters meet.
  static func text(
    in root: CMarkNode, placeholders: PlaceholderBytes?, images: Images, joinsCJKLines: Bool
  ) -> Bytes {
    var text: Bytes = []
    var cursor = TreeCursor(root)
    while let step = cursor.next() {
      guard step.isEntering else { continue }
      switch step.node.kind {
      case .text, .code: step.node.withLiteral { text.append($0, without: placeholders) }
      case .lineBreak: text.append(0x20)
      case .softBreak:
        let isJoined =
          joinsCJKLines
          && LineJoin.joins(
            UTF8Scalars.last(of: text), LineJoin.nextScalar(after: step.node, placeholders: placeholders))
        if !isJoined { text.append(0x20) }
      case .image where images == .left && step.node != root: cursor.skipChildren(of: step.node)
      default: break
      }
    }
    return text
  }
}

extension Bytes {
  /// Appends text as cmark keeps it, without what was inserted before cmark read it.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, without placeholders: PlaceholderBytes?) {
    if let placeholders {
      append(contentsOf: placeholders.stripping(text))
    } else {
      append(contentsOf: text)
    }
  }
}

/// Where a line break in the source is no space to a reader.
enum LineJoin {
  /// Whether the lines that end and begin with these characters are joined without a space: between two CJK
  /// characters, or between one and a quotation mark, dash or ellipsis, which Chinese shares with other scripts.
  /// Not beside Hangul, since Korean separates words by spaces.
  static func joins(_ before: Unicode.Scalar?, _ after: Unicode.Scalar?) -> Bool {
    guard let before, let after, !before.isHangul, !after.isHangul else { return false }
    return before.isCJK && (after.isCJK || after.isSharedPunctuation)
      || after.isCJK && before.isSharedPunctuation
  }

  /// The first character that a reader sees after a line break, or nil when that is no text. References to footnotes
  /// and comments stand between characters without parting them.
  static func nextScalar(after node: CMarkNode, placeholders: PlaceholderBytes?) -> Unicode.Scalar? {
    var candidate = sibling(after: node)
    while let current = candidate {
      switch current.kind {
      case .text, .code:
        if let scalar = current.withLiteral({ firstScalar(of: $0, placeholders: placeholders) }) { return scalar }
        candidate = sibling(after: current)
      case .emphasis, .strong, .link, .strikethrough:
        candidate = current.firstChild ?? sibling(after: current)
      case .htmlInline where current.withLiteral({ $0.starts(with: "<!--".utf8) }), .footnoteReference:
        candidate = sibling(after: current)
      default: return nil
      }
    }
    return nil
  }

  /// The next inline node in reading order that is not inside `node`.
  private static func sibling(after node: CMarkNode) -> CMarkNode? {
    var node = node
    while node.next == nil, let parent = node.parent {
      switch parent.kind {
      case .emphasis, .strong, .link, .strikethrough: node = parent
      default: return nil
      }
    }
    return node.next
  }

  private static func firstScalar(
    of text: UnsafeBufferPointer<UInt8>, placeholders: PlaceholderBytes?
  ) -> Unicode.Scalar? {
    var index = 0
    while index < text.count {
      let length = placeholders?.length(at: index, in: text) ?? 0
      if length == 0 { return UTF8Scalars.decode(text, at: index).scalar }
      index += length
    }
    return nil
  }
}

extension Unicode.Scalar {
  fileprivate var isSharedPunctuation: Bool {
    switch value {
    case 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2026: true
    default: false
    }
  }
}
