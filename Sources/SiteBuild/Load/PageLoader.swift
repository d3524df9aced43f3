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

  init(
    source: String, configuration: SiteConfiguration, store: BodyStore, watch: ParseWatch, units: [MeasureUnit],
    hashesTexts: Bool = false
  ) {
    self.source = source
    self.configuration = configuration
    self.store = store
    self.watch = watch
    matterReader = FrontMatterReader(configuration: configuration)
    parser = MarkdownParser(options: configuration.markdownOptions)
    keysWithoutText = hashesTexts ? SourceText.keysWithoutText(configuration) : nil
    numbers = UnboundNumbers(measureUnits: units, siteUnits: configuration.statisticalUnits)
  }

  /// Nil after a finding that leaves nothing to show.
  func load(_ entry: FileTree.Entry, into diagnostics: inout [Diagnostic]) -> ContentPage? {
    let path = "content/" + entry.path
    guard entry.stamp.size <= configuration.limits.documentBytes else {
      diagnostics.append(tooLarge(entry))
      return nil
    }
    guard let file = SourceReading.read(path, in: source, into: &diagnostics) else { return nil }
    let block = FrontMatterBlock.find(in: file, into: &diagnostics)
    let (matter, written) = frontMatter(file, block, entry.path, into: &diagnostics)
    let isMatterSound = !diagnostics.hasErrors
    do {
      let takesSummary = matter.summary == nil
      let bindsNumbers = configuration.kind(named: matter.kind)?.bindsNumbers ?? false
      let parsed = watch.during(path) {
        parser.parse(
          file, body: block.body, takesSummary: takesSummary, takesProse: bindsNumbers, into: &diagnostics)
      }
      guard let document = parsed else {
        return nil
      }
      for prose in document.prose { diagnostics += unboundNumbers(in: prose) }
      let summary = matter.summary.map { summary in
        watch.during(path) { parser.parseInline(summary.text, at: summary.location, into: &diagnostics) }
      }
      let isEmpty = document.body.bytes.isEmpty
      let slots = document.body.slots + (summary?.fragment.slots ?? [])
      return ContentPage(
        path: entry.path, role: Self.role(of: entry.path), matter: matter, summary: summary ?? document.summary,
        counts: document.counts, body: isEmpty ? nil : try store.keep(document), location: SourceLocation(path: path),
        linkedFiles: slots.filter { $0.kind.isAddress && !$0.destination.hasSuffix(".md") }.map(\.destination)
          + document.rawAddresses,
        dataSlots: slots.filter { !$0.kind.isAddress }, isMatterSound: isMatterSound,
        textHash: keysWithoutText.map { SourceText.hash(of: file, block, written, ignoring: $0) })
    } catch {
      diagnostics.append(Diagnostic(.unreadable, error.description, at: SourceLocation(path: path)))
      return nil
    }
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
    path.split(separator: "/").dropLast().last.map(String.init) ?? configuration.title
  }

  private static func name(of path: String) -> String {
    String(path.split(separator: "/").last?.dropLast(3) ?? "")
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
