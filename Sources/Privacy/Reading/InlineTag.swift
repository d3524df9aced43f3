import Glibc

/// A tag or comment, and whether text goes on through it.
struct InlineTag {
  /// The index after it.
  let end: Int
  /// What ends with it; nil when text goes on, as through `<b>`.
  let boundary: UInt8?

  /// Nil where no whole tag begins.
  init?(_ source: UnsafeBufferPointer<UInt8>, at index: Int, end limit: Int) {
    guard index + 1 < limit, Self.mayBegin(source[index + 1]) else { return nil }
    if source[index + 1] == UInt8(ascii: "!"), index + 3 < limit, source[index + 2] == UInt8(ascii: "-") {
      guard let last = Self.endOfComment(source, index + 4, limit) else { return nil }
      self.end = last
      boundary = nil
      return
    }
    guard let last = Self.endOfTag(source, index + 1, limit) else { return nil }
    self.end = last
    boundary = Self.boundary(source, index, last)
  }

  static func mayBegin(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!") || byte == UInt8(ascii: "\\")
  }

  /// Whether text may go on through the tag at an index: cheap, for many tags.
  static func continuesText(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index + 2 < source.count, mayBegin(source[index + 1]) else { return false }
    if source[index + 1] == UInt8(ascii: "!") { return source[index + 2] == UInt8(ascii: "-") }
    return isInline(source, index, source.count)
  }

  private static func endOfComment(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
    var index = start
    while index + 2 < limit {
      if source[index] == UInt8(ascii: "-"), source[index + 1] == UInt8(ascii: "-"),
        source[index + 2] == UInt8(ascii: ">")
      {
        return index + 3
      }
      index += 1
    }
    return nil
  }

  /// What stands in the comments of a file, between their marks.
  static func comments(in source: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
    guard let base = source.baseAddress else { return [] }
    var comments: [Range<Int>] = []
    var start = 0
    // Exclamation marks are rarer than tags.
    while start < source.count, let mark = memchr(base + start, 0x21, source.count - start) {
      let index = UnsafeRawPointer(mark) - UnsafeRawPointer(base)
      let first = index + 3
      guard index > 0, source[index - 1] == UInt8(ascii: "<"), first <= source.count,
        source[index + 1] == UInt8(ascii: "-"), source[index + 2] == UInt8(ascii: "-")
      else {
        start = index + 1
        continue
      }
      // One that is never closed is read as text.
      guard let end = endOfComment(source, first, source.count) else { break }
      comments.append(first..<max(first, end - 3))
      start = end
    }
    return comments
  }

  private static func endOfTag(_ source: UnsafeBufferPointer<UInt8>, _ start: Int, _ limit: Int) -> Int? {
    var quote: UInt8 = 0
    for index in start..<limit {
      let byte = source[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index + 1
      } else if byte == UInt8(ascii: "<") {
        return nil
      }
    }
    return nil
  }

  /// Length of the mark of a closing tag: `/`, in JSON perhaps `\/`; 0 without.
  private static func closing(_ source: UnsafeBufferPointer<UInt8>, _ index: Int, _ limit: Int) -> Int {
    if source[index + 1] == UInt8(ascii: "/") { return 1 }
    return source[index + 1] == UInt8(ascii: "\\") && index + 2 < limit && source[index + 2] == UInt8(ascii: "/")
      ? 2 : 0
  }

  private static func boundary(_ source: UnsafeBufferPointer<UInt8>, _ index: Int, _ end: Int) -> UInt8? {
    if isInline(source, index, end) { return nil }
    let closing = closing(source, index, end)
    let (isClosing, name) = (closing > 0, index + 1 + closing)
    if name + 1 < end {
      switch (source[name] | 0x20, source[name + 1] | 0x20) {
      case (UInt8(ascii: "t"), UInt8(ascii: "d")), (UInt8(ascii: "d"), UInt8(ascii: "d")):
        return SeenText.cellEnd
      case (UInt8(ascii: "t"), UInt8(ascii: "h")) where name + 2 < end && source[name + 2] | 0x20 != 0x65,
        (UInt8(ascii: "d"), UInt8(ascii: "t")):
        return isClosing ? SeenText.cellEnd : SeenText.headingEnd
      default: break
      }
    }
    return SeenText.blockEnd
  }

  /// Elements within a line (HTML Living Standard, "Phrasing content"), `tspan` of SVG and runs of spreadsheets; as numbers, since they are
  /// asked for at each number before a tag.
  private static let inline: [UInt64] = """
    a b i u em span strong time code small sub sup mark font s abbr acronym bdi bdo big cite data del dfn ins kbd \
    label nobr q samp strike tspan tt var wbr r t rpr
    """.split(separator: " ").map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } }

  private static func isInline(_ source: UnsafeBufferPointer<UInt8>, _ index: Int, _ limit: Int) -> Bool {
    var name = index + 1 + closing(source, index, limit)
    let isOffice = name + 1 < limit && source[name + 1] == UInt8(ascii: ":") && "wa".utf8.contains(source[name])
    if isOffice { name += 2 }
    var (last, number): (Int, UInt64) = (name, 0)
    while last < limit, last - name < 8, (source[last] | 0x20) &- 0x61 < 26 {
      number = number << 8 | UInt64(source[last] | 0x20)
      last += 1
    }
    if isOffice { return !officeBreaks.contains(number) }
    return last > name && last - name < 8 && inline.contains(number)
  }

  /// What ends a line in documents of word processors and presentations (ECMA-376); a word may go through all else.
  private static let officeBreaks: [UInt64] = "p tc tr tbl br cr tab".split(separator: " ").map {
    $0.utf8.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
