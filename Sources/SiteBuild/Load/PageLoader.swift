import CommonMark
import DataFormats
import Diagnostics
import Figures
import Files
import SiteModel

/// Reads Markdown files: bytes → front matter and rendered body.
struct PageLoader: Sendable {
  private let source: String
  private let configuration: SiteConfiguration
  private let matterReader: FrontMatterReader
  private let parser: MarkdownParser
  private let store: BodyStore
  private let watch: ParseWatch
  private let numbers: UnboundNumbers
  /// Keys that are no text of a bulletin, where the ledger wants the hash of its text.
  private let keysWithoutText: Set<String>?
  /// What earlier builds have read.
  private let memory: DocumentMemory?

  init(
    source: String, configuration: SiteConfiguration, memory: DocumentMemory?, store: BodyStore, watch: ParseWatch,
    units: [MeasureUnit], hashesTexts: Bool
  ) {
    self.source = source
    self.configuration = configuration
    self.memory = memory
    self.store = store
    self.watch = watch
    matterReader = FrontMatterReader(configuration: configuration)
    parser = MarkdownParser(options: configuration.markdownOptions)
    keysWithoutText = hashesTexts ? SourceText.keysWithoutText(configuration) : nil
    numbers = UnboundNumbers(measureUnits: units, siteUnits: configuration.statisticalUnits)
  }

  /// What became of one file.
  struct Outcome: Sendable {
    /// Nil after a finding that leaves nothing to show.
    let page: ContentPage?
    let diagnostics: [Diagnostic]
    /// What to keep of it; nil for what has to be read again.
    let kept: DocumentMemory.Entry?
  }

  func load(_ entry: FileTree.Entry) -> Outcome {
    var diagnostics: [Diagnostic] = []
    if let document = memory?.document(entry.path, stamp: entry.stamp),
      let page = page(entry.path, of: document, into: &diagnostics)
    {
      return Outcome(page: page, diagnostics: diagnostics, kept: .same(path: entry.path, stamp: entry.stamp))
    }
    let path = "content/" + entry.path
    guard entry.stamp.size <= configuration.limits.documentBytes else {
      return Outcome(page: nil, diagnostics: [tooLarge(entry)], kept: nil)
    }
    guard let file = SourceReading.read(path, in: source, into: &diagnostics) else {
      return Outcome(page: nil, diagnostics: diagnostics, kept: nil)
    }
    let hash = ContentHash(file.bytes)
    if let document = memory?.document(entry.path, source: hash),
      let page = page(entry.path, of: document, into: &diagnostics)
    {
      return Outcome(page: page, diagnostics: diagnostics, kept: .same(path: entry.path, stamp: entry.stamp))
    }
    return read(file, hash, entry)
  }

  /// A page whose text was read by an earlier build. Nil when that was another text, or not all of it.
  private func page(
    _ path: String, of document: KeptDocument, into diagnostics: inout [Diagnostic]
  ) -> ContentPage? {
    let head = SourceFile(path: "content/" + path, bytes: document.head)
    var found: [Diagnostic] = []
    let block = FrontMatterBlock.find(in: head, into: &found)
    let matter = frontMatter(head, block, path, into: &found).0
    guard document.takesSummary == (matter.summary == nil), document.bindsNumbers == bindsNumbers(matter) else {
      return nil
    }
    diagnostics = found
    return page(path, matter, document, isMatterSound: !found.hasErrors, into: &diagnostics)
  }

  private func read(_ file: SourceFile, _ hash: ContentHash, _ entry: FileTree.Entry) -> Outcome {
    var diagnostics: [Diagnostic] = []
    let block = FrontMatterBlock.find(in: file, into: &diagnostics)
    let isPlain = diagnostics.isEmpty && block.yaml != nil
    let (matter, written) = frontMatter(file, block, entry.path, into: &diagnostics)
    let isMatterSound = !diagnostics.hasErrors
    var found: [Diagnostic] = []
    let parsed = watch.during(file.path) {
      parser.parse(
        file, body: block.body, takesSummary: matter.summary == nil, takesProse: bindsNumbers(matter), into: &found)
    }
    guard let text = parsed else { return Outcome(page: nil, diagnostics: diagnostics + found, kept: nil) }
    for prose in text.prose { found += unboundNumbers(in: prose) }
    do {
      let document = KeptDocument(
        text, head: Array(file.bytes[..<block.body.lowerBound]), source: hash, takesSummary: matter.summary == nil,
        bindsNumbers: bindsNumbers(matter), body: text.body.bytes.isEmpty ? nil : try store.keep(text),
        textHash: keysWithoutText.map { SourceText.hash(of: file, block, written, ignoring: $0) }, findings: found)
      let page = page(entry.path, matter, document, isMatterSound: isMatterSound, into: &diagnostics)
      // What is at fault is read again each time: it will be mended soon.
      let isKept = isPlain && !found.hasErrors
      return Outcome(
        page: page, diagnostics: diagnostics,
        kept: isKept ? .new(path: entry.path, stamp: entry.stamp, document) : nil)
    } catch {
      diagnostics.append(Diagnostic(.unreadable, error.description, at: SourceLocation(path: file.path)))
      return Outcome(page: nil, diagnostics: diagnostics, kept: nil)
    }
  }

  private func page(
    _ path: String, _ matter: FrontMatter, _ document: KeptDocument, isMatterSound: Bool,
    into diagnostics: inout [Diagnostic]
  ) -> ContentPage {
    diagnostics += document.findings
    let location = SourceLocation(path: "content/" + path)
    let summary = matter.summary.map { summary in
      watch.during(location.path) { parser.parseInline(summary.text, at: summary.location, into: &diagnostics) }
    }
    let slots = document.slots + (summary?.fragment.slots ?? [])
    return ContentPage(
      path: path, role: Self.role(of: path), matter: matter, summary: summary ?? document.summary,
      counts: document.counts, body: document.body, location: location,
      addresses: slots.filter(\.kind.isAddress).map(\.destination) + document.rawAddresses,
      dataSlots: slots.filter { !$0.kind.isAddress }, isMatterSound: isMatterSound, textHash: document.textHash,
      version: ContentVersion(source: document.source, facet: document.facet))
  }

  private func bindsNumbers(_ matter: FrontMatter) -> Bool {
    configuration.kind(named: matter.kind)?.bindsNumbers ?? false
  }

  private func unboundNumbers(in prose: Prose) -> [Diagnostic] {
    numbers.find(in: prose.text).map { number in
      Diagnostic(
        .numberUnbound, "\"\(number.text)\" is not bound to the records", at: prose.location(of: number.range),
        remedy: "write [\(number.text)](figure:MEASURE), or [\(number.text)](figure:literal \"source\")")
    }
  }

  private func frontMatter(
    _ file: SourceFile, _ block: FrontMatterBlock, _ path: String, into diagnostics: inout [Diagnostic]
  ) -> (FrontMatter, written: DataValue?) {
    let role = Self.role(of: path)
    var found: [Diagnostic] = []
    var value: DataValue?
    if let range = block.yaml {
      // The block's first line is the `---`. Under the watch: aliases that stand in keys are compared with each other
      // before their number can be limited.
      value = watch.during(file.path) {
        YAMLReader.read(
          String(decoding: file.bytes[range], as: UTF8.self), path: file.path, firstLine: 2, into: &found)
      }
    }
    diagnostics += found
    // After a fault in the YAML text everything would be missing: only the cause is reported.
    let isReadable = found.isEmpty && (block.yaml != nil || !diagnostics.concern(file.path))
    var ignored: [Diagnostic] = []
    let fallback = role == .bulletin ? Self.name(of: path) : sectionTitle(path)
    if isReadable {
      let matter = matterReader.read(
        value, role: role, path: file.path, fallbackTitle: fallback, into: &diagnostics)
      return (matter, value)
    }
    return (matterReader.read(nil, role: role, path: file.path, fallbackTitle: fallback, into: &ignored), nil)
  }

  private func sectionTitle(_ path: String) -> String {
    path.utf8.split(separator: UInt8(ascii: "/")).dropLast().last.map { String(Substring($0)) } ?? configuration.title
  }

  private static func name(of path: String) -> String {
    let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex
    return String(Substring(path.utf8[start...].dropLast(".md".utf8.count)))
  }

  private static func role(of path: String) -> FrontMatterReader.Role {
    if path == "_index.md" { return .home }
    return path.hasSuffix("/_index.md") ? .section : .bulletin
  }

  private func tooLarge(_ entry: FileTree.Entry) -> Diagnostic {
    Diagnostic(
      .documentTooLarge,
      "the file has \(entry.stamp.size) bytes, more than the \(configuration.limits.documentBytes) that one document may have",
      at: SourceLocation(path: "content/" + entry.path),
      remedy: "split it, or allow more with \"limits: {documentBytes: …}\" in site.yaml")
  }
}

extension SiteConfiguration {
  var markdownOptions: MarkdownOptions {
    var options = MarkdownOptions()
    options.allowsRawHTML = markdown.allowsHTML
    options.headingOffset = markdown.headingOffset.map { .fixed($0) } ?? .automatic
    options.summaryLength = summaryLength
    options.maximumBytes = limits.documentBytes
    options.maximumNesting = limits.nesting
    return options
  }
}

extension [Diagnostic] {
  /// Whether any error is about a file.
  fileprivate func concern(_ path: String) -> Bool {
    contains { $0.location?.path == path && $0.severity == .error }
  }
}
