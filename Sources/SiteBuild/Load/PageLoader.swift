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
  private let translations: TranslationFiles

  init(
    source: String, configuration: SiteConfiguration, memory: DocumentMemory?, store: BodyStore, watch: ParseWatch,
    units: [MeasureUnit], hashesTexts: Bool, translations: TranslationFiles
  ) {
    self.source = source
    self.configuration = configuration
    self.memory = memory
    self.store = store
    self.watch = watch
    self.translations = translations
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
    let (matter, _, facts) = frontMatter(head, block, path, into: &found)
    guard document.takesSummary == (matter.summary == nil), document.bindsNumbers == bindsNumbers(matter) else {
      return nil
    }
    diagnostics = found
    return page(path, matter, facts, document, isMatterSound: !found.hasErrors, into: &diagnostics)
  }

  private func read(_ file: SourceFile, _ hash: ContentHash, _ entry: FileTree.Entry) -> Outcome {
    var diagnostics: [Diagnostic] = []
    let block = FrontMatterBlock.find(in: file, into: &diagnostics)
    let isPlain = diagnostics.isEmpty && block.yaml != nil
    let (matter, written, facts) = frontMatter(file, block, entry.path, into: &diagnostics)
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
      let page = page(entry.path, matter, facts, document, isMatterSound: isMatterSound, into: &diagnostics)
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
    _ path: String, _ matter: FrontMatter, _ facts: ContentHash?, _ document: KeptDocument, isMatterSound: Bool,
    into diagnostics: inout [Diagnostic]
  ) -> ContentPage {
    diagnostics += document.findings
    let location = SourceLocation(path: "content/" + path)
    let summary = matter.summary.map { summary in
      watch.during(location.path) { parser.parseInline(summary.text, at: summary.location, into: &diagnostics) }
    }
    let slots = document.slots + (summary?.fragment.slots ?? [])
    return ContentPage(
      path: path, role: role(of: path), matter: matter, summary: summary ?? document.summary,
      counts: document.counts, body: document.body, location: location,
      addresses: slots.filter(\.kind.isAddress).map(\.destination) + document.rawAddresses,
      dataSlots: slots.filter { !$0.kind.isAddress }, translation: translations[path], isMatterSound: isMatterSound,
      textHash: document.textHash,
      version: ContentVersion(source: document.source.joined(facts), facet: document.facet.joined(facts)))
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

  /// - Returns: the front matter, what was written, and for a translation the hash of what it has from its original.
  private func frontMatter(
    _ file: SourceFile, _ block: FrontMatterBlock, _ path: String, into diagnostics: inout [Diagnostic]
  ) -> (FrontMatter, written: DataValue?, facts: ContentHash?) {
    let role = role(of: path)
    var found: [Diagnostic] = []
    let value = yaml(file, block, into: &found)
    diagnostics += found
    // After a fault in the YAML text everything would be missing: only the cause is reported.
    let isReadable = found.isEmpty && (block.yaml != nil || !diagnostics.concern(file.path))
    var ignored: [Diagnostic] = []
    let fallback = role == .bulletin ? Self.name(of: path) : sectionTitle(path)
    if let translation = translations[path] {
      return translated(
        isReadable ? value : nil, isReadable: isReadable, translation, file, role, fallback, into: &diagnostics)
    }
    if isReadable {
      let matter = matterReader.read(
        value, role: role, path: file.path, fallbackTitle: fallback, into: &diagnostics)
      return (matter, value, nil)
    }
    return (matterReader.read(nil, role: role, path: file.path, fallbackTitle: fallback, into: &ignored), nil, nil)
  }

  private func yaml(
    _ file: SourceFile, _ block: FrontMatterBlock, into diagnostics: inout [Diagnostic]
  ) -> DataValue? {
    guard let range = block.yaml else { return nil }
    // The block's first line is the `---`. Under the watch: aliases that stand in keys are compared with each other
    // before their number can be limited.
    return watch.during(file.path) {
      YAMLReader.read(
        String(decoding: file.bytes[range], as: UTF8.self), path: file.path, firstLine: 2, into: &diagnostics)
    }
  }

  /// The front matter of a translation, with the facts of its original, which is read for that once more: what is wrong
  /// there is reported there.
  private func translated(
    _ own: DataValue?, isReadable: Bool, _ translation: Translation, _ file: SourceFile,
    _ role: FrontMatterReader.Role, _ fallback: String, into diagnostics: inout [Diagnostic]
  ) -> (FrontMatter, written: DataValue?, facts: ContentHash?) {
    var elsewhere: [Diagnostic] = []
    let original = SourceReading.read("content/" + translation.original, in: source, into: &elsewhere)
    let block = original.map { FrontMatterBlock.find(in: $0, into: &elsewhere) }
    let facts = original.flatMap { original in block.flatMap { yaml(original, $0, into: &elsewhere) } }
    var found: [Diagnostic] = []
    let merged = TranslatedMatter.merged(
      own, with: .init(path: translation.original, value: facts), into: translation.language, role: role,
      configuration: configuration, at: SourceLocation(path: file.path, line: 1), into: &found)
    var matter = matterReader.read(merged, role: role, path: file.path, fallbackTitle: fallback, into: &found)
    matter.language = translation.language
    // A translation alone, or with an original that cannot be read, lacks all that it should have from there.
    if isReadable, !elsewhere.hasErrors { diagnostics += found.filter { $0.location?.path == file.path } }
    let range = block?.yaml ?? 0..<0
    return (matter, own, ContentHash(original.map { Array($0.bytes[range]) } ?? []))
  }

  private func sectionTitle(_ path: String) -> String {
    if let folder = path.utf8.split(separator: UInt8(ascii: "/")).dropLast().last { return String(Substring(folder)) }
    let language = translations[path]?.language
    return configuration.languages.first { $0.tag == language }?.title ?? configuration.title
  }

  private static func name(of path: String) -> String {
    let start = path.utf8.lastIndex(of: UInt8(ascii: "/")).map(path.utf8.index(after:)) ?? path.startIndex
    return String(Substring(path.utf8[start...].dropLast(".md".utf8.count)))
  }

  private func role(of path: String) -> FrontMatterReader.Role {
    Self.role(of: translations[path]?.original ?? path)
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

extension ContentHash {
  /// Of this and what else decides the same.
  fileprivate func joined(_ other: ContentHash?) -> ContentHash {
    guard let other else { return self }
    var writer = PackedWriter()
    writer.write(self)
    writer.write(other)
    return ContentHash(writer.bytes)
  }
}

extension [Diagnostic] {
  /// Whether any error is about a file.
  fileprivate func concern(_ path: String) -> Bool {
    contains { $0.location?.path == path && $0.severity == .error }
  }
}
