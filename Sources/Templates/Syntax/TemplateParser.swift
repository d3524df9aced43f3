import Diagnostics

/// A template as a tree.
struct ParsedTemplate {
  let source: TemplateSource
  let nodes: [Node]
}

/// Makes the tree of a template: scan, pair, trim, build.
struct TemplateParser {
  private let source: TemplateSource
  private var tokens: [Token] = []
  private var diagnostics: [Diagnostic] = []

  private init(_ source: TemplateSource) { self.source = source }

  /// Always gives a tree: what is faulty is mended as it was probably meant, and reported.
  static func parse(_ source: TemplateSource, diagnostics: inout [Diagnostic]) -> ParsedTemplate {
    var scanner = TagScanner(source)
    scanner.scan()
    var pairing = TagPairing(scanner.tokens, of: source)
    pairing.pair()
    var lines = StandaloneLines(pairing.tokens, bytes: source.file.bytes)
    lines.trim()
    var parser = TemplateParser(source)
    parser.tokens = lines.tokens
    let nodes = parser.nodes(in: 0..<lines.tokens.count)
    diagnostics += scanner.diagnostics + pairing.diagnostics + parser.diagnostics
    return ParsedTemplate(source: source, nodes: nodes)
  }

  // MARK: Nodes

  private mutating func nodes(in range: Range<Int>) -> [Node] {
    var nodes: [Node] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let token = tokens[index]
      if !token.isDropped {
        if token.kind != .text, token.startsLine, !token.isStandalone { nodes.append(lineStart(token)) }
        if let node = node(token, at: index) { nodes.append(node) }
      }
      index = after(index)
    }
    // The closing tag of what these nodes are in may begin a line that is part of the output.
    if range.upperBound < tokens.count, tokens[range.upperBound].kind == .close,
      tokens[range.upperBound].startsLine, !tokens[range.upperBound].isStandalone
    {
      nodes.append(lineStart(tokens[range.upperBound]))
    }
    return nodes
  }

  private func lineStart(_ token: Token) -> Node {
    .text(token.range.lowerBound..<token.range.lowerBound, startsLine: true)
  }

  /// The index of the token behind a token, or behind its closing tag.
  private func after(_ index: Int) -> Int {
    let token = tokens[index]
    guard token.kind.opensSection else { return index + 1 }
    return max(index + 1, token.isClosed ? token.end + 1 : token.end)
  }

  private func bodyRange(_ index: Int) -> Range<Int> { index + 1..<max(index + 1, tokens[index].end) }

  private mutating func node(_ token: Token, at index: Int) -> Node? {
    switch token.kind {
    case .text: return token.range.isEmpty && !token.startsLine ? nil : .text(token.range, startsLine: token.startsLine)
    case .comment, .delimiters, .close: return nil
    case .variable, .unescaped:
      let path = path(token.content, tag: token.range)
      return .variable(.init(path: path, isEscaped: token.kind == .variable, tag: token.range))
    case .section, .inverted:
      let path = path(token.content, tag: token.range)
      let body = nodes(in: bodyRange(index))
      return .section(.init(path: path, isInverted: token.kind == .inverted, body: body, tag: token.range))
    case .partial:
      return .inclusion(
        .init(
          target: target(token), indentation: token.indentation, startsLine: token.isStandalone, overrides: [],
          ignored: [], tag: token.range))
    case .parent: return parent(token, at: index)
    case .block:
      return .block(
        .init(
          name: plainName(token), body: nodes(in: bodyRange(index)), indentation: token.indentation,
          startsLine: token.isStandalone, tag: token.range))
    }
  }

  private mutating func parent(_ token: Token, at index: Int) -> Node {
    var overrides: [Node.Override] = []
    var ignored: [Range<Int>] = []
    var inner = index + 1
    while inner < token.end {
      let part = tokens[inner]
      if part.kind == .block {
        overrides.append(
          .init(
            name: plainName(part), body: nodes(in: bodyRange(inner)), startsLine: part.isStandalone, tag: part.range))
      } else if part.kind != .comment, part.kind != .delimiters, !part.isDropped, !part.isBlank {
        ignored.append(source.file.bytes.trimmed(part.range))
      }
      inner = after(inner)
    }
    return .inclusion(
      .init(
        target: target(token), indentation: token.indentation, startsLine: token.isStandalone, overrides: overrides,
        ignored: ignored, tag: token.range))
  }

  // MARK: Names

  private mutating func target(_ token: Token) -> Node.Target {
    let bytes = source.file.bytes
    guard bytes[token.content].first == UInt8(ascii: "*") else { return .fixed(plainName(token)) }
    let name = bytes.trimmed(token.content.lowerBound + 1..<token.content.upperBound)
    return .dynamic(path(name, tag: token.range))
  }

  private mutating func plainName(_ token: Token) -> String {
    let name = source.file.bytes[token.content]
    if name.isEmpty || name.contains(where: \.isBlank) { reportName(token.content, tag: token.range) }
    return "\(bytes: name)"
  }

  private mutating func path(_ range: Range<Int>, tag: Range<Int>) -> Path {
    let bytes = source.file.bytes
    let text = "\(bytes: bytes[range])"
    if text == "." { return Path(components: [], text: text, isFaulty: false) }
    let parts = bytes[range].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isFaulty = parts.contains { $0.isEmpty || $0.contains(where: \.isBlank) }
    if isFaulty { reportName(range, tag: tag) }
    let components = parts.map { Path.Component(name: "\(bytes: $0)", range: $0.startIndex..<$0.endIndex) }
    return Path(components: components, text: text, isFaulty: isFaulty)
  }

  private mutating func reportName(_ name: Range<Int>, tag: Range<Int>) {
    let message = name.isEmpty ? "the tag has no name" : "`\(bytes: source.file.bytes[name])` is not a name"
    diagnostics.append(
      Diagnostic(
        .templateBadName, message, at: source.location(of: name.isEmpty ? tag : name),
        remedy: "write one name without blanks, dotted like `page.title` where it lies inside another"))
  }
}
