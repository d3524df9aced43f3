import Diagnostics
import Markup

/// The text of one paragraph, heading or cell as its author wrote it, for checks of what it says. What a check must not
/// read, such as code and bound figures, is U+FFFC.
package struct Prose: Sendable {
  package let text: Bytes
  /// Where each piece of the text begins, in it and in the file.
  let pieces: [(offset: Int, location: SourceLocation)]

  /// The place of a range of the text.
  package func location(of range: Range<Int>) -> SourceLocation? {
    let index = pieces.partitioningIndex { $0.offset > range.lowerBound } - 1
    guard pieces.indices.contains(index) else { return nil }
    let piece = pieces[index]
    return SourceLocation(
      path: piece.location.path, line: piece.location.line,
      column: piece.location.column + Self.scalars(text[piece.offset..<range.lowerBound]),
      length: Self.scalars(text[range]))
  }

  private static func scalars(_ bytes: ArraySlice<UInt8>) -> Int { bytes.count { $0 & 0xC0 != 0x80 } }
}

/// Gathers prose while a document is rendered.
struct ProseCollector {
  private(set) var blocks: [Prose] = []
  private var text: Bytes = []
  private var pieces: [(offset: Int, location: SourceLocation)] = []

  mutating func append(_ bytes: Bytes, at location: SourceLocation) {
    pieces.append((text.count, location))
    text += bytes
  }

  mutating func append(_ byte: UInt8) { text.append(byte) }

  /// Stands for something that is no text.
  mutating func appendObject() { text += Bytes("\u{FFFC}".utf8) }

  mutating func endBlock() {
    // Blocks without a digit or numeral are kept too: what counts as one is for the check to know.
    if !pieces.isEmpty { blocks.append(Prose(text: text, pieces: pieces)) }
    text = []
    pieces = []
  }
}

extension HTMLRenderer {
  mutating func collect(text node: CMarkNode) {
    guard openFigure == nil else {
      prose?.appendObject()
      return
    }
    let text = node.withLiteral { Bytes.stripped($0, placeholders) }
    prose?.append(text, at: positions.location(of: node))
  }
}
