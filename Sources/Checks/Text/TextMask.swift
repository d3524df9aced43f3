/// Takes out of a Markdown text what is not said in it: each byte of code and of addresses becomes `object`, each byte
/// of markup `markup`. All other bytes stay, so that offsets are those of the file.
///
/// Reads Markdown as far as this takes: fenced and indented code, code spans, comments, tags, destinations and
/// definitions of links, addresses as they stand in a text. In time that grows with the length.
struct TextMask {
  /// Stands for something that a reader sees and that is no text.
  static let object: UInt8 = 0
  /// Stands for what a reader does not see: what is on both sides of it touches.
  static let markup: UInt8 = 1

  private(set) var bytes: [UInt8]
  /// Where links lead: destinations, definitions, autolinks and tags, as they are written.
  private(set) var addresses: [Range<Int>] = []
  private let end: Int
  /// The fence that closes the block of code that is open.
  private var fence: (mark: UInt8, count: Int)?
  private var isAfterBlankLine = true
  private var isInList = false

  /// - Parameter body: the Markdown text; what lies before it becomes `object`.
  init(_ bytes: [UInt8], body: Range<Int>) {
    self.bytes = bytes
    end = body.upperBound
    blank(0..<body.lowerBound)
    walk(from: body.lowerBound)
  }

  private mutating func blank(_ range: Range<Int>, as mark: UInt8 = TextMask.object) {
    bytes.withUnsafeMutableBufferPointer { bytes in
      for index in range where bytes[index] != 0x0A && bytes[index] != 0x0D { bytes[index] = mark }
    }
  }

  // MARK: Lines

  private mutating func walk(from start: Int) {
    var position = start
    /// Where the paragraph begins whose lines are being gathered.
    var paragraph: Int?
    while position < end {
      let lineEnd = endOfLine(position)
      switch kind(ofLine: position..<lineEnd, continues: paragraph != nil) {
      case .text:
        if paragraph == nil { paragraph = position }
        position = lineEnd + 1
        continue
      case let other:
        if let first = paragraph {
          paragraph = nil
          let reached = maskInlines(first..<position)
          // A comment that goes on takes the following lines with it.
          if reached > position {
            position = reached
            continue
          }
        }
        if other == .code { blank(position..<lineEnd) }
        position = lineEnd + 1
      }
    }
    if let first = paragraph { _ = maskInlines(first..<end) }
  }

  private enum LineKind { case text, blank, code }

  private mutating func kind(ofLine line: Range<Int>, continues: Bool) -> LineKind {
    var index = line.lowerBound
    var columns = 0
    while index < line.upperBound {
      switch bytes[index] {
      case 0x20: columns += 1
      case 0x09: columns += 4
      case UInt8(ascii: ">"): columns = 0
      default:
        return kind(ofLine: index..<line.upperBound, columns: columns, continues: continues)
      }
      index += 1
    }
    if fence != nil { return .code }
    isAfterBlankLine = true
    return .blank
  }

  private mutating func kind(ofLine line: Range<Int>, columns: Int, continues: Bool) -> LineKind {
    if bytes[line.lowerBound] == 0x0D, line.count == 1, fence == nil {
      isAfterBlankLine = true
      return .blank
    }
    let run = fenceRun(in: line)
    if let open = fence {
      if let run, run.mark == open.mark, run.count >= open.count { fence = nil }
      return .code
    }
    if let run {
      fence = run
      return .code
    }
    let isMarker = startsListItem(line)
    if isMarker, columns < 4 { isInList = true }
    if isAfterBlankLine, columns == 0, !isMarker { isInList = false }
    let isCode = columns >= 4 && !isInList && !continues && isAfterBlankLine
    if !isCode { isAfterBlankLine = false }
    return isCode ? .code : .text
  }

  /// Three or more backticks or tildes at the beginning of a line.
  private func fenceRun(in line: Range<Int>) -> (mark: UInt8, count: Int)? {
    let mark = bytes[line.lowerBound]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return nil }
    let count = bytes[line].prefix { $0 == mark }.count
    guard count >= 3 else { return nil }
    // A line with a further backtick is a span of code (CommonMark 0.31, section 4.5).
    if mark == UInt8(ascii: "`"), fence == nil, bytes[line].dropFirst(count).contains(mark) { return nil }
    return (mark, count)
  }

  private func startsListItem(_ line: Range<Int>) -> Bool {
    var index = line.lowerBound
    while index < line.upperBound, (0x30...0x39).contains(bytes[index]) { index += 1 }
    guard index + 1 < line.upperBound, bytes[index + 1] == 0x20 else { return false }
    switch bytes[index] {
    case UInt8(ascii: "."), UInt8(ascii: ")"): return index > line.lowerBound
    case UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"): return index == line.lowerBound
    default: return false
    }
  }

  private func endOfLine(_ start: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < end, bytes[index] != 0x0A { index += 1 }
      return index
    }
  }

  /// The next byte from `start` that may begin or end something that is no text.
  private func nextMark(_ start: Int, _ limit: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < limit {
        switch bytes[index] {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "<"), UInt8(ascii: "]"), UInt8(ascii: ":"):
          return index
        default: index += 1
        }
      }
      return limit
    }
  }

  // MARK: Inlines

  /// Masks what is no text in a paragraph. Returns where it ended, which is behind the paragraph after a comment.
  private mutating func maskInlines(_ range: Range<Int>) -> Int {
    var index = range.lowerBound
    /// Lengths of runs of backticks that nothing closes in this paragraph.
    var unclosed: Set<Int> = []
    while index < range.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"):
        let count = bytes[index..<range.upperBound].prefix { $0 == UInt8(ascii: "`") }.count
        let close = unclosed.contains(count) ? nil : closingTicks(count, from: index + count, to: range.upperBound)
        if let close {
          blank(index..<close)
          index = close
        } else {
          unclosed.insert(count)
          index += count
        }
      case UInt8(ascii: "<"):
        let next = maskAngle(index, in: range)
        if next > range.upperBound { return next }
        index = next
      case UInt8(ascii: "]"): index = maskLinkTail(index + 1, in: range)
      case UInt8(ascii: ":"): index = maskAddress(index, in: range)
      default: index = nextMark(index + 1, range.upperBound)
      }
    }
    return max(index, range.upperBound)
  }

  private func closingTicks(_ count: Int, from start: Int, to limit: Int) -> Int? {
    var index = start
    while let tick = bytes[index..<limit].firstIndex(of: UInt8(ascii: "`")) {
      let run = bytes[tick..<limit].prefix { $0 == UInt8(ascii: "`") }.count
      index = tick + run
      if run == count { return index }
    }
    return nil
  }

  /// A comment, a tag or an autolink; all else in angle brackets is text.
  private mutating func maskAngle(_ index: Int, in range: Range<Int>) -> Int {
    if bytes[index..<end].starts(with: "<!--".utf8) {
      var close = index + 4
      while close < end, !bytes[close..<end].starts(with: "-->".utf8) { close += 1 }
      close = min(close + 3, end)
      blank(index..<close, as: Self.markup)
      return close
    }
    guard index + 1 < range.upperBound, bytes[index + 1].isLetter || bytes[index + 1] == UInt8(ascii: "/"),
      let close = bytes[(index + 1)..<min(index + 2000, range.upperBound)].firstIndex(where: {
        $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">")
      }), bytes[close] == UInt8(ascii: ">")
    else { return index + 1 }
    let isAddress = bytes[index..<close].contains(UInt8(ascii: ":")) && !bytes[index..<close].contains(0x20)
    addresses.append(index..<close)
    blank(index..<(close + 1), as: isAddress ? Self.object : Self.markup)
    return close + 1
  }

  /// What may follow the `]` of a link: a destination, the name of a definition, or a definition.
  private mutating func maskLinkTail(_ index: Int, in range: Range<Int>) -> Int {
    guard index < range.upperBound else { return index }
    switch bytes[index] {
    case UInt8(ascii: "("):
      guard let close = closingParenthesis(index, in: range) else { return index }
      addresses.append(index..<close)
      blank(index..<(close + 1), as: Self.markup)
      return close + 1
    case UInt8(ascii: "["):
      let rest = bytes[index..<min(index + 1000, range.upperBound)]
      guard let close = rest.firstIndex(of: UInt8(ascii: "]")) else { return index + 1 }
      blank(index..<(close + 1), as: Self.markup)
      return close + 1
    case UInt8(ascii: ":") where isDefinition(index, in: range):
      // The text of a footnote is text.
      let lineEnd = min(endOfLine(index), range.upperBound)
      addresses.append(index..<lineEnd)
      blank(index..<lineEnd)
      return lineEnd
    default: return index
    }
  }

  /// Whether the line up to the colon is the name of a definition, and no footnote.
  private func isDefinition(_ colon: Int, in range: Range<Int>) -> Bool {
    var start = colon
    while start > range.lowerBound, bytes[start - 1] != 0x0A { start -= 1 }
    let line = bytes[start..<colon].drop { $0 == 0x20 || $0 == UInt8(ascii: ">") }
    return line.first == UInt8(ascii: "[") && line.dropFirst().first != UInt8(ascii: "^")
  }

  /// The parenthesis that closes a destination with its title; nil when there is none within reach.
  private func closingParenthesis(_ open: Int, in range: Range<Int>) -> Int? {
    var depth = 0
    var index = open
    var quote: UInt8?
    let limit = min(open + 4000, range.upperBound)
    while index < limit {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth -= 1
        if depth == 0 { return index }
      }
      index += 1
    }
    return nil
  }

  /// An address as it stands in a text, known by its `://`: up to white space, `<`, a link or Chinese punctuation.
  /// Brackets belong to it around an address of IPv6 only.
  private mutating func maskAddress(_ colon: Int, in range: Range<Int>) -> Int {
    guard bytes[colon..<range.upperBound].starts(with: "://".utf8) else { return colon + 1 }
    var start = colon
    while start > range.lowerBound, bytes[start - 1].isLetter { start -= 1 }
    guard start < colon else { return colon + 1 }
    var stop = colon
    while stop < range.upperBound, bytes[stop] > 0x20, bytes[stop] != UInt8(ascii: "<"),
      bytes[stop] != UInt8(ascii: "[") || bytes[stop - 1] == UInt8(ascii: "/"),
      !(bytes[stop] == 0xE2 || bytes[stop] == 0xE3 || bytes[stop] == 0xEF)
    {
      stop += 1
    }
    addresses.append(start..<stop)
    blank(start..<stop)
    return stop
  }
}

extension UInt8 {
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}
