import Markup

/// A Markdown source made ready for cmark, with what one pass over its bytes has found.
struct PreparedSource: Sendable {
  /// What cmark is to read, when that differs from the source.
  let bytes: Bytes?
  let insertions: InsertionMap
  /// The placeholders to take out of what cmark returns; nil when none were inserted.
  let placeholders: PlaceholderBytes?
  /// Whether the text has anything that the inline extensions (strikethrough, autolink) could act upon.
  let needsInlineExtensions: Bool
  /// Where `[^` begins a line's content: the possible definitions of footnotes.
  let footnoteDefinitions: [Int]
  let limits: BlockLimits
}

/// The one pass over a source's bytes before cmark reads it.
///
/// It is a loop over a table of byte classes: prose costs one look-up per byte, and only delimiters, line ends and a
/// few letters are looked at more closely.
///
/// An example. In `**强调。**文字` the second run follows punctuation and precedes a letter, so that CommonMark does not
/// let it close. The CJK-friendly rule does. So cmark reads `**强调。□**文字`, where □ is a letter-like placeholder
/// (U+F8F0): now the run follows a letter and closes. cmark gives `<strong>强调。□</strong>文字`, and the renderer leaves
/// every □ out. Places after it in the line are one character too far, which `InsertionMap` sets right.
struct SourcePreparation {
  private let source: UnsafeBufferPointer<UInt8>
  private let options: MarkdownOptions
  private var insertions: [(offset: Int, placeholder: Placeholder)] = []
  private var needsInlineExtensions = false
  /// Whether the text may hold a character that could be chosen as a placeholder.
  private var mayUsePlaceholders = false
  private var footnoteDefinitions: [Int] = []
  private var limits: BlockLimits
  /// A stop that was decided upon and not yet passed.
  private var pendingStop: Int?
  /// Addresses before this offset have been looked at.
  private var addressesEnd = 0
  /// How many stops were inserted since the last white space.
  private var stopsInRun = 0
  /// cmark reads on from every address to the next white space, so that many in one run would take time by the square
  /// of their number. After this many a run's last address takes all of the rest, and is cut when it is written.
  private static let maximumStopsInRun = 200
  private var lineStart = 0
  /// The line that has shown a bracket; only the first one of a line can begin its content.
  private var lastBracketLine = -1

  private init(_ source: UnsafeBufferPointer<UInt8>, options: MarkdownOptions) {
    self.source = source
    self.options = options
    limits = BlockLimits(maximumNesting: options.maximumNesting)
    insertions.reserveCapacity(32)
  }

  static func prepare(_ source: UnsafeBufferPointer<UInt8>, options: MarkdownOptions) -> PreparedSource {
    var preparation = SourcePreparation(source, options: options)
    preparation.scan()
    return preparation.finish()
  }

  private enum ByteClass: UInt8 {
    case plain, delimiter, backslash, lineEnd, colon, letterW, atSign, ampersand, bracket, pipe, leadByte
  }

  private static let classes: [UInt8] = (UInt8.min...UInt8.max).map { byte in
    let byteClass: ByteClass =
      switch byte {
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): .delimiter
      case UInt8(ascii: "\\"): .backslash
      case 0x0A, 0x0D: .lineEnd
      case UInt8(ascii: ":"): .colon
      case UInt8(ascii: "w"): .letterW
      case UInt8(ascii: "@"): .atSign
      case UInt8(ascii: "&"): .ampersand
      case UInt8(ascii: "["): .bracket
      case UInt8(ascii: "|"): .pipe
      case 0xE2, 0xEF: .leadByte
      default: .plain
      }
    return byteClass.rawValue
  }

  private mutating func scan() {
    limits.line(at: 0, in: source)
    Self.classes.withUnsafeBufferPointer { classes in
      var index = 0
      while index < source.count {
        let byte = source[index]
        let byteClass = classes[Int(byte)]
        if byteClass == 0 {
          // Three-byte characters, the bulk of Chinese text, are passed as a whole.
          index += (0xE3...0xEE).contains(byte) ? 3 : 1
        } else {
          index = visit(index, ByteClass(rawValue: byteClass) ?? .plain)
        }
      }
    }
    passStop(before: source.count)
  }

  /// Looks at one byte that may matter; returns where to go on.
  private mutating func visit(_ index: Int, _ byteClass: ByteClass) -> Int {
    switch byteClass {
    case .plain: break
    case .delimiter: return visitRun(at: index)
    case .backslash:
      // An escaped character is no delimiter; an escaped line end still ends the line.
      if index + 1 < source.count, source[index + 1] != 0x0A, source[index + 1] != 0x0D { return index + 2 }
    case .lineEnd:
      if source[index] == 0x0D, index + 1 < source.count, source[index + 1] == 0x0A { break }
      lineStart = index + 1
      limits.line(at: lineStart, in: source)
    case .colon:
      if has("//", at: index + 1) { visitAddress(at: index) }
    case .letterW:
      if has("ww.", at: index + 1) { visitAddress(at: index) }
    case .atSign: needsInlineExtensions = true
    case .ampersand:
      // A reference may stand for an at sign.
      if has("#", at: index + 1) {
        needsInlineExtensions = true
        mayUsePlaceholders = true
      } else if has("commat;", at: index + 1) {
        needsInlineExtensions = true
      }
    case .pipe: limits.pipe(inLineAt: lineStart)
    case .leadByte:
      if index + 1 < source.count {
        let second = source[index + 1]
        if second == 0xA3 || second == 0xB8 || second == 0xB9 { mayUsePlaceholders = true }
      }
      return index + 3
    case .bracket:
      if lastBracketLine == lineStart { break }
      lastBracketLine = lineStart
      if has("^", at: index + 1), isContentStart(index) { footnoteDefinitions.append(index) }
    }
    return index + 1
  }

  private func has(_ text: StaticString, at index: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard index + count <= source.count else { return false }
    for offset in 0..<count where source[index + offset] != text.utf8Start[offset] { return false }
    return true
  }

  private mutating func visitAddress(at index: Int) {
    needsInlineExtensions = true
    guard options.extensions.contains(.autolink), index >= addressesEnd else { return }
    if source[addressesEnd..<index].contains(where: { $0 <= 0x20 }) { stopsInRun = 0 }
    let finding = AutolinkBoundary.find(in: source, at: index)
    addressesEnd = finding.end
    passStop(before: index)
    guard let stop = finding.stop, stopsInRun < Self.maximumStopsInRun else { return }
    pendingStop = stop
    stopsInRun += 1
  }

  private mutating func passStop(before index: Int) {
    guard let stop = pendingStop, stop <= index else { return }
    insertions.append((stop, .stop))
    pendingStop = nil
  }

  private mutating func visitRun(at start: Int) -> Int {
    let delimiter = source[start]
    var end = start + 1
    while end < source.count, source[end] == delimiter { end += 1 }
    if delimiter == UInt8(ascii: "~") { needsInlineExtensions = true }
    // Before a stop the run must stay the last of the address, which cmark then leaves out of the link; and it can
    // close emphasis there.
    guard options.usesCJKEmphasis, pendingStop != end else { return end }
    passStop(before: start)
    let last = insertions.last
    let run = DelimiterRun(
      delimiter: delimiter, range: start..<end, inserted: last?.offset == start ? last?.placeholder : nil)
    let (before, after) = run.placeholders(in: source)
    if let before { insertions.append((start, before)) }
    if let after { insertions.append((end, after)) }
    return end
  }

  /// Whether only white space and the markers of block quotes and list items stand before `index` in its line.
  private func isContentStart(_ index: Int) -> Bool {
    for byte in source[lineStart..<index] {
      switch byte {
      case 0x20, 0x09, 0x3E, 0x2A, 0x2B, 0x2D, 0x2E, 0x29, 0x30...0x39: break
      default: return false
      }
    }
    return true
  }

  private func finish() -> PreparedSource {
    var map = InsertionMap()
    var bytes: Bytes?
    var placeholders: PlaceholderBytes?
    if !insertions.isEmpty {
      let chosen = mayUsePlaceholders ? PlaceholderBytes(unusedIn: source) : PlaceholderBytes.usual
      bytes = inserting(chosen, map: &map)
      placeholders = chosen
    }
    return PreparedSource(
      bytes: bytes, insertions: map, placeholders: placeholders, needsInlineExtensions: needsInlineExtensions,
      footnoteDefinitions: footnoteDefinitions, limits: limits)
  }

  private func inserting(_ placeholders: PlaceholderBytes, map: inout InsertionMap) -> Bytes {
    var output: Bytes = []
    output.reserveCapacity(source.count + 3 * insertions.count)
    var start = 0
    for (offset, placeholder) in insertions {
      output.append(contentsOf: source[start..<offset])
      start = offset
      let length = placeholders.append(placeholder, to: &output)
      if length > 0 { map.note(length: length, endingAt: output.count) }
    }
    output.append(contentsOf: source[start...])
    return output
  }
}
