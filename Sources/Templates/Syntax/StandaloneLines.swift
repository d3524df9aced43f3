/// Takes away the blanks and line ends around tags that stand alone on their lines, and the indentation that a block's
/// content only has in its source.
///
/// Comments, delimiters, sections and partials: the Mustache specification's rule, one tag and blanks on the line.
/// Parents and blocks, from the tests of the specification's module *inheritance*:
/// - A parent with everything up to its closing tag counts as one tag.
/// - A block that is given to a parent begins after the line end that follows its opening tag, and ends before the
///   blanks that precede its closing tag. Its lines lose the indentation they share.
/// - A block in any other place puts its content at the indentation that its default content has, else its own.
struct StandaloneLines {
  private let bytes: [UInt8]
  private(set) var tokens: [Token]
  /// Whether only blanks stand between the start of the line and the tag.
  private var isBlankBefore: [Bool]
  /// Whether only blanks stand between the tag and the end of the line.
  private var isBlankAfter: [Bool]

  init(_ tokens: [Token], bytes: [UInt8]) {
    self.tokens = tokens
    self.bytes = bytes
    isBlankBefore = tokens.indices.map { index in
      guard index > 0 else { return true }
      let before = tokens[index - 1]
      return before.endsLine || (before.isBlank && before.startsLine)
    }
    isBlankAfter = tokens.indices.map { index in
      guard index + 1 < tokens.count else { return true }
      let after = tokens[index + 1]
      return after.isBlank && (after.endsLine || index + 2 == tokens.count)
    }
  }

  mutating func trim() {
    for index in tokens.indices where !tokens[index].isDropped {
      switch tokens[index].kind {
      case .text, .variable, .unescaped, .close: break
      case .comment, .delimiters: trimLine(of: index)
      case .partial: trimPartial(index)
      case .section, .inverted:
        trimLine(of: index)
        if tokens[index].isClosed { trimLine(of: tokens[index].end) }
      case .parent: trimParent(index)
      case .block: if tokens[index].isOverride { trimOverride(index) } else { trimBlock(index) }
      }
    }
  }

  // MARK: Kinds of tags

  private mutating func trimLine(of index: Int) {
    guard isBlankBefore[index], isBlankAfter[index] else { return }
    dropBefore(index)
    dropAfter(index)
    tokens[index].isStandalone = true
  }

  private mutating func trimPartial(_ index: Int) {
    guard isBlankBefore[index], isBlankAfter[index] else { return }
    tokens[index].indentation = blanksBefore(index)
    trimLine(of: index)
  }

  private mutating func trimParent(_ index: Int) {
    let end = tokens[index].end
    guard tokens[index].isClosed, isBlankBefore[index], isBlankAfter[end] else { return }
    tokens[index].indentation = blanksBefore(index)
    tokens[index].isStandalone = true
    dropBefore(index)
    dropAfter(end)
  }

  private mutating func trimOverride(_ index: Int) {
    let end = tokens[index].end
    if tokens[index].isClosed, isBlankBefore[end] {
      dropBefore(end)
      tokens[end].isStandalone = true
    }
    guard isBlankAfter[index], index + 1 < end else { return }
    dropAfter(index)
    tokens[index].isStandalone = true
    let shared = sharedIndentation(in: index + 2..<max(index + 2, end)).count
    for line in index + 2..<max(index + 2, end) where tokens[line].startsLine && tokens[line].kind == .text {
      let blanks = blankPrefix(of: line)
      tokens[line].range = blanks.lowerBound + min(shared, blanks.count)..<tokens[line].range.upperBound
    }
  }

  private mutating func trimBlock(_ index: Int) {
    let end = tokens[index].end
    guard isBlankBefore[index] else { return }
    tokens[index].indentation = blanksBefore(index)
    if isBlankAfter[index] {
      let content = index + 2..<max(index + 2, end)
      if content.contains(where: { tokens[$0].kind != .text || !tokens[$0].isBlank }) {
        tokens[index].indentation = sharedIndentation(in: content)
      }
      trimLine(of: index)
    }
    if tokens[index].isClosed, isBlankBefore[end], isBlankAfter[end] { trimLine(of: end) }
    if !tokens[index].isStandalone, !isAloneWithItsEnd(index) { tokens[index].indentation = 0..<0 }
  }

  /// Whether a line holds a block, from its opening to its closing tag, and nothing else.
  private func isAloneWithItsEnd(_ index: Int) -> Bool {
    let end = tokens[index].end
    return tokens[index].isClosed && isBlankAfter[end] && !tokens[index..<end].contains(where: \.endsLine)
  }

  // MARK: Blanks

  private mutating func dropBefore(_ index: Int) {
    if index > 0, !tokens[index - 1].endsLine { tokens[index - 1].isDropped = true }
  }

  private mutating func dropAfter(_ index: Int) {
    if index + 1 < tokens.count { tokens[index + 1].isDropped = true }
  }

  /// The blanks between the start of the line and a tag that has nothing else before it.
  private func blanksBefore(_ index: Int) -> Range<Int> {
    guard index > 0, isBlankBefore[index], !tokens[index - 1].endsLine else { return 0..<0 }
    return tokens[index - 1].range
  }

  /// The blanks that all lines among the tokens begin with, empty lines aside, as the first of them has it.
  private func sharedIndentation(in lines: Range<Int>) -> Range<Int> {
    var shared: Range<Int>?
    for index in lines where tokens[index].startsLine {
      // A closing tag's indentation is that of the tag it closes, or of no matter.
      if tokens[index].isBlank, tokens[index].endsLine || index + 1 == lines.upperBound { continue }
      let blanks = blankPrefix(of: index)
      guard let known = shared else {
        shared = blanks
        continue
      }
      let common = zip(bytes[known], bytes[blanks]).prefix { $0 == $1 }.count
      shared = known.prefix(common)
    }
    return shared ?? 0..<0
  }

  private func blankPrefix(of index: Int) -> Range<Int> {
    let range = tokens[index].range
    guard tokens[index].kind == .text else { return range.lowerBound..<range.lowerBound }
    let end = bytes[range].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? range.upperBound
    return range.lowerBound..<end
  }
}

extension Range<Int> {
  fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
