import Diagnostics

/// Splits a template into text and tags, as the Mustache specification's modules say.
///
/// Text is cut at line ends, so that later steps see lines. After a fault it goes on behind it, to find the others.
struct TagScanner {
  private let source: TemplateSource
  private let bytes: [UInt8]
  private var position: Int
  private var open: [UInt8] = Array("{{".utf8)
  private var close: [UInt8] = Array("}}".utf8)
  private var atLineStart = true
  private(set) var tokens: [Token] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ source: TemplateSource) {
    self.source = source
    bytes = source.file.bytes
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  mutating func scan() {
    while position < bytes.count {
      guard let start = bytes.firstRange(of: open, from: position) else { return appendText(upTo: bytes.count) }
      appendText(upTo: start)
      scanTag()
    }
  }

  // MARK: Text

  private mutating func appendText(upTo end: Int) {
    while position < end {
      let lineEnd = bytes[position..<end].firstIndex(of: 0x0A).map { $0 + 1 } ?? end
      let range = position..<lineEnd
      append(.text, range: range, content: range.lowerBound..<range.lowerBound)
      atLineStart = bytes[lineEnd - 1] == 0x0A
      position = lineEnd
    }
  }

  private mutating func append(_ kind: Token.Kind, range: Range<Int>, content: Range<Int>) {
    let isText = kind == .text
    tokens.append(
      Token(
        kind: kind, range: range, content: content, startsLine: atLineStart,
        endsLine: isText && bytes[range.upperBound - 1] == 0x0A,
        isBlank: isText && bytes[range].allSatisfy(\.isBlank)))
    atLineStart = false
  }

  // MARK: Tags

  /// Reads the tag that begins at `position`.
  private mutating func scanTag() {
    let start = position
    var inside = start + open.count
    while inside < bytes.count, bytes[inside].isBlank { inside += 1 }
    let sigil = inside < bytes.count ? bytes[inside] : 0
    let kind = Self.kinds[sigil]
    var ending = close
    if sigil == UInt8(ascii: "{") { ending.insert(UInt8(ascii: "}"), at: 0) }
    if sigil == UInt8(ascii: "=") { ending.insert(UInt8(ascii: "="), at: 0) }
    let contentStart = kind == nil ? inside : inside + 1

    guard let found = bytes.firstRange(of: ending, from: contentStart) else {
      return recover(from: start, sigil: sigil, ending: ending)
    }
    if kind != .comment, kind != .delimiters, open != close,
      let inner = bytes.firstRange(of: open, from: contentStart), inner < found
    {
      return recover(from: start, sigil: sigil, ending: ending, at: inner)
    }
    position = found + ending.count
    let range = start..<position
    let content = bytes.trimmed(contentStart..<found)
    append(kind ?? .variable, range: range, content: content)
    if kind == .delimiters { changeDelimiters(to: content, tag: range) }
  }

  private static let kinds: [UInt8: Token.Kind] = [
    UInt8(ascii: "!"): .comment, UInt8(ascii: "="): .delimiters, UInt8(ascii: "{"): .unescaped,
    UInt8(ascii: "&"): .unescaped, UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .inverted,
    UInt8(ascii: "/"): .close, UInt8(ascii: ">"): .partial, UInt8(ascii: "<"): .parent, UInt8(ascii: "$"): .block,
  ]

  /// Reports a tag without an end and goes on where the next tag begins, or at the end of the template.
  private mutating func recover(from start: Int, sigil: UInt8, ending: [UInt8], at next: Int? = nil) {
    let lineEnd = bytes[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.count
    let range = bytes.trimmed(start..<min(lineEnd, next ?? lineEnd))
    position = next ?? bytes.count
    if next == nil, sigil == UInt8(ascii: "=") || sigil == UInt8(ascii: "{"),
      let found = bytes.firstRange(of: close, from: start + open.count)
    {
      position = found + close.count
    }
    let kind: DiagnosticKind = sigil == UInt8(ascii: "=") ? .templateBadDelimiters : .templateUnclosedTag
    diagnostics.append(
      Diagnostic(
        kind, "the tag that begins here does not end with `\(bytes: ending)`", at: source.location(of: range),
        remedy: "write `\(bytes: ending)` where the tag ends"))
  }

  private mutating func changeDelimiters(to content: Range<Int>, tag: Range<Int>) {
    let parts = bytes[content].split(whereSeparator: \.isBlank)
    guard parts.count == 2, !parts.contains(where: { $0.contains(UInt8(ascii: "=")) }) else {
      diagnostics.append(
        Diagnostic(
          .templateBadDelimiters, "delimiters are two marks with a blank between them", at: source.location(of: tag),
          remedy: "write it like `{{=<% %>=}}`"))
      return
    }
    open = Array(parts[0])
    close = Array(parts[1])
  }
}
