import Diagnostics
import Markup

/// Finds the footnotes that are not on the page, which cmark drops without a word.
///
/// The pass before parsing knows where a line begins with `[^label]:`. Those of which neither a note nor another block
/// is left in the tree were notes that nothing refers to.
struct FootnoteCheck {
  private let source: UnsafeBufferPointer<UInt8>
  private let definitions: [Int]

  init(source: UnsafeBufferPointer<UInt8>, definitions: [Int]) {
    self.source = source
    self.definitions = definitions
  }

  /// Reports every note that was left out.
  ///
  /// - Parameters:
  ///   - root: The document.
  ///   - written: The notes that are on the page.
  func report(
    root: CMarkNode, written: [CMarkNode], positions: inout SourcePositions, into diagnostics: inout [Diagnostic]
  ) {
    let candidates = definitions.compactMap { offset in label(at: offset).map { (offset, $0) } }
    if candidates.count == written.count { return }
    let writtenLines = Set(written.map(\.startLine))
    let lines = candidates.map { positions.line(ofOffset: $0.0) }
    if lines.allSatisfy(writtenLines.contains) { return }
    let covered = Self.coveredLines(root, among: lines, notes: written)
    var writtenLabels: Set<String> = []
    for (index, candidate) in candidates.enumerated() where writtenLines.contains(lines[index]) {
      writtenLabels.insert(candidate.1.lowercased())
    }
    for (index, (offset, label)) in candidates.enumerated() {
      if writtenLines.contains(lines[index]) || covered.contains(lines[index]) { continue }
      let isRepeated = writtenLabels.contains(label.lowercased())
      diagnostics.append(
        Diagnostic(
          .markdownFootnoteUnused,
          isRepeated
            ? "the footnote [^\(label)] is written a second time and left out"
            : "nothing refers to the footnote [^\(label)], so it is left out",
          at: positions.location(ofOffset: offset),
          remedy: isRepeated ? "give it a label of its own" : "write [^\(label)] where the note belongs, or remove it"))
    }
  }

  /// The label of a definition that may begin at `offset`, or nil when there is none.
  private func label(at offset: Int) -> String? {
    var end = offset + 2
    while end < source.count, source[end] > 0x20, source[end] != UInt8(ascii: "]") { end += 1 }
    guard end > offset + 2, end + 1 < source.count, source[end] == UInt8(ascii: "]"),
      source[end + 1] == UInt8(ascii: ":")
    else { return nil }
    return String(decoding: source[(offset + 2)..<end], as: UTF8.self)
  }

  /// Those of the lines that belong to a code block, a paragraph or another leaf of what is on the page.
  private static func coveredLines(_ root: CMarkNode, among lines: [Int], notes: [CMarkNode]) -> Set<Int> {
    var covered: Set<Int> = []
    let lines = lines.sorted()
    var cursor = TreeCursor(root)
    while let step = cursor.next() {
      guard step.isEntering else { continue }
      switch step.node.kind {
      case .document, .blockQuote, .list, .item: break
      case .footnoteDefinition: if !notes.contains(step.node) { cursor.skipChildren(of: step.node) }
      default:
        cursor.skipChildren(of: step.node)
        var index = lines.partitioningIndex { $0 >= step.node.startLine }
        while index < lines.count, lines[index] <= step.node.endLine {
          covered.insert(lines[index])
          index += 1
        }
      }
    }
    return covered
  }
}
