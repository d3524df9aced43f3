import Diagnostics
import Markup

/// Turns Markdown into HTML in which links to other pages are left open.
///
/// The pipeline of one document: look for what could be too much, insert what makes cmark read Chinese rightly, let
/// cmark parse, name the headings, write the HTML, take the summary and count.
package struct MarkdownParser: Sendable {
  package let options: MarkdownOptions

  package init(options: MarkdownOptions) { self.options = options }

  /// Parses a body.
  ///
  /// - Parameters:
  ///   - file: The file, in UTF-8.
  ///   - body: Where in the file the Markdown stands (after the front matter), so that places are those of the file.
  ///   - takesSummary: Whether the caller wants the automatic summary.
  ///   - takesProse: Whether the caller wants the text block by block.
  /// - Returns: Nil only after an error was reported that makes the body unusable: too large or too deep.
  package func parse(
    _ file: SourceFile, body: Range<Int>, takesSummary: Bool = true, takesProse: Bool = false,
    into diagnostics: inout [Diagnostic]
  ) -> MarkdownDocument? {
    var body = body.clamped(to: 0..<file.bytes.count)
    if file.bytes[body].starts(with: [0xEF, 0xBB, 0xBF]) { body = body.dropFirst(3) }
    guard body.count <= min(options.maximumBytes, Int(Int32.max) / 4) else {
      diagnostics.append(tooLarge(file, body))
      return nil
    }
    return file.bytes.withUnsafeBufferPointer { bytes in
      let source = UnsafeBufferPointer(rebasing: bytes[body])
      let prepared = SourcePreparation.prepare(source, options: options)
      let positions = SourcePositions(file: file, body: body, insertions: prepared.insertions)
      if let problem = problem(in: prepared.limits, positions) {
        diagnostics.append(problem)
        return nil
      }
      return render(
        source, prepared, positions, takesSummary: takesSummary, takesProse: takesProse, into: &diagnostics)
    }
  }

  private func render(
    _ source: UnsafeBufferPointer<UInt8>, _ prepared: PreparedSource, _ positions: SourcePositions,
    takesSummary: Bool, takesProse: Bool, into diagnostics: inout [Diagnostic]
  ) -> MarkdownDocument? {
    withTree(source, prepared) { root in
      let outline = DocumentOutline(root, options: options, placeholders: prepared.placeholders)
      var positions = positions
      if let deep = outline.tooDeep {
        diagnostics.append(tooDeep(options.maximumNesting + 1, at: positions.location(of: deep)))
        return nil
      }
      var renderer = HTMLRenderer(
        options: options, placeholders: prepared.placeholders, outline: outline, positions: positions,
        capacity: source.count)
      renderer.prose = takesProse ? ProseCollector() : nil
      renderer.render(document: root)
      diagnostics += renderer.diagnostics
      if options.extensions.contains(.footnotes) {
        FootnoteCheck(source: source, definitions: prepared.footnoteDefinitions).report(
          root: root, written: renderer.footnotes.met.map { outline.footnotes[$0 - 1] },
          positions: &renderer.positions, into: &diagnostics)
      }
      let body = Fragment(bytes: renderer.output, slots: renderer.slots)
      return MarkdownDocument(
        body: body, headings: renderer.headings,
        summary: takesSummary ? SummaryBuilder(renderer: renderer, body: body).summary() : nil,
        counts: TextCounter.count(renderer.hasGaps ? PlainGaps.removed(from: renderer.plain) : renderer.plain),
        prose: renderer.prose?.blocks ?? [], rawAddresses: renderer.rawAddresses)
    }
  }

  /// Lets cmark parse what was prepared.
  private func withTree<Result>(
    _ source: UnsafeBufferPointer<UInt8>, _ prepared: PreparedSource, _ body: (CMarkNode) -> Result
  ) -> Result {
    guard let bytes = prepared.bytes else {
      return CMarkDocument.parse(
        source, extensions: options.extensions, needsInlineExtensions: prepared.needsInlineExtensions, body)
    }
    return bytes.withUnsafeBufferPointer {
      CMarkDocument.parse(
        $0, extensions: options.extensions, needsInlineExtensions: prepared.needsInlineExtensions, body)
    }
  }

  /// Parses one line or paragraph of front matter: inline content only, without `<p>`. Blocks and footnotes have no
  /// meaning in it.
  ///
  /// - Parameter location: The place of every finding.
  package func parseInline(
    _ text: String, at location: SourceLocation, into diagnostics: inout [Diagnostic]
  ) -> Excerpt {
    let line = InlineLine(text, joinsCJKLines: options.joinsCJKLines)
    if line.isPlain { return Excerpt(fragment: Fragment(bytes: line.bytes), plain: line.bytes) }
    if line.bytes.count > options.maximumBytes {
      diagnostics.append(
        Diagnostic(
          .markdownTooLarge, "the text has \(line.bytes.count) bytes; the limit is \(options.maximumBytes)",
          at: location, remedy: "shorten it, or raise `limits: documentBytes` in site.yaml"))
      return Excerpt(fragment: Fragment(bytes: []), plain: [])
    }
    var inlineOptions = options
    inlineOptions.extensions.subtract([.footnotes, .table, .tasklist])
    return MarkdownParser(options: inlineOptions).render(line, at: location, into: &diagnostics)
  }

  private func render(
    _ line: InlineLine, at location: SourceLocation, into diagnostics: inout [Diagnostic]
  ) -> Excerpt {
    line.asHeading.withUnsafeBufferPointer { source in
      let prepared = SourcePreparation.prepare(source, options: options)
      return withTree(source, prepared) { root in
        let outline = DocumentOutline(root, options: options, placeholders: prepared.placeholders)
        var renderer = HTMLRenderer(
          options: options, placeholders: prepared.placeholders, outline: outline,
          positions: SourcePositions(fixed: location), capacity: source.count)
        var child = root.firstChild?.firstChild
        while let node = child {
          renderer.render(node)
          child = node.next
        }
        diagnostics += renderer.diagnostics
        InlineLine.removeEnd(from: &renderer.output)
        InlineLine.removeEnd(from: &renderer.plain)
        return Excerpt(fragment: Fragment(bytes: renderer.output, slots: renderer.slots), plain: renderer.plain)
      }
    }
  }
}

extension MarkdownParser {
  private func tooLarge(_ file: SourceFile, _ body: Range<Int>) -> Diagnostic {
    Diagnostic(
      .markdownTooLarge, "the body has \(body.count) bytes; the limit is \(options.maximumBytes)",
      at: file.location(ofOffset: body.lowerBound),
      remedy: "split the bulletin, or raise `limits: documentBytes` in site.yaml")
  }

  private func tooDeep(_ depth: Int, at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      .markdownTooDeep,
      "block quotes, lists or footnotes are nested \(depth) deep; the limit is \(options.maximumNesting)",
      at: location, remedy: "nest less, or raise `limits: nesting` in site.yaml")
  }

  private func problem(in limits: BlockLimits, _ positions: SourcePositions) -> Diagnostic? {
    var positions = positions
    if let (offset, depth) = limits.deepLine { return tooDeep(depth, at: positions.location(ofOffset: offset)) }
    if let offset = limits.longRowLine, options.extensions.contains(.table) {
      return Diagnostic(
        .markdownTableTooLarge, "this line has more than \(BlockLimits.maximumCells) cells of a table",
        at: positions.location(ofOffset: offset), remedy: "put the records into a file in data/")
    }
    if let offset = limits.wideTableLine {
      return Diagnostic(
        .markdownTableTooLarge,
        "the rows of this table lack more than \(BlockLimits.maximumAddedCells) cells of its header",
        at: positions.location(ofOffset: offset), remedy: "give the header as many cells as the rows have")
    }
    return nil
  }
}
