import CommonMark
import Diagnostics
import Files
import SiteModel

/// What was made of one Markdown file, in the form that is kept between builds.
///
/// The front matter is kept as it was written and typed anew each time: that takes microseconds, depends on the
/// settings of the site, and spares a second form of every field. What is kept of the rest depends on the file and on
/// `DocumentMemory`'s key alone.
struct KeptDocument: Sendable {
  /// The hash of the file.
  let source: ContentHash
  /// The file up to its text, with both lines of `---`.
  let head: [UInt8]
  /// Whether a summary was taken from the text: not where the front matter has one.
  let takesSummary: Bool
  /// Whether numbers in the text had to be bound.
  let bindsNumbers: Bool
  /// The summary from the text.
  let summary: Excerpt?
  let counts: TextCounts
  /// Nil for a document without text.
  let body: BodyReference?
  /// The open places of the body.
  let slots: [Slot]
  /// Addresses without a scheme in raw HTML.
  let rawAddresses: [String]
  /// For the ledger.
  let textHash: String?
  /// What was found in the text; no errors, since such a document is not kept.
  let findings: [Diagnostic]

  /// The hash of all that other pages show of the document: its front matter and its summary.
  var facet: ContentHash {
    var writer = PackedWriter()
    writer.write(head)
    if let summary {
      writer.write(summary)
      // The number of a figure in the summary is its place among those of the text.
      if summary.fragment.slots.contains(where: { !$0.kind.isAddress }) { writer.write(slots) { $0.write($1) } }
    }
    return ContentHash(writer.bytes)
  }

  var packed: [UInt8] {
    var writer = PackedWriter()
    writer.write(head)
    writer.write((takesSummary ? 1 : 0) | (bindsNumbers ? 2 : 0) | (summary == nil ? 0 : 4))
    if let summary { writer.write(summary) }
    writer.write(counts.words)
    writer.write(counts.characters)
    writer.write(body?.offset ?? -1)
    writer.write(body?.length ?? -1)
    writer.write(slots) { $0.write($1) }
    writer.write(rawAddresses) { $0.write($1) }
    writer.write(textHash)
    writer.write(findings) { $0.write($1) }
    return writer.bytes
  }

  /// - Parameter path: of the document, relative to the source folder.
  init(_ reader: inout PackedReader, source: ContentHash, path: String) throws(PackedReader.Damaged) {
    self.source = source
    head = try reader.data()
    let flags = try reader.integer()
    takesSummary = flags & 1 != 0
    bindsNumbers = flags & 2 != 0
    summary = flags & 4 == 0 ? nil : try reader.excerpt(in: path)
    counts = try TextCounts(words: reader.integer(), characters: reader.integer())
    let (offset, length) = (try reader.integer(), try reader.integer())
    guard offset < 0 || length > 0 else { throw PackedReader.Damaged() }
    body = offset < 0 ? nil : BodyReference(offset: offset, length: length)
    slots = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.slot(in: path) }
    rawAddresses = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.text() }
    textHash = try reader.optionalText()
    findings = try reader.array { (reader) throws(PackedReader.Damaged) in try reader.diagnostic() }
  }

  init(
    _ document: MarkdownDocument, head: [UInt8], source: ContentHash, takesSummary: Bool,
    bindsNumbers: Bool, body: BodyReference?, textHash: String?, findings: [Diagnostic]
  ) {
    self.source = source
    self.head = head
    self.takesSummary = takesSummary
    self.bindsNumbers = bindsNumbers
    summary = document.summary
    counts = document.counts
    self.body = body
    slots = document.body.slots
    rawAddresses = document.rawAddresses
    self.textHash = textHash
    self.findings = findings
  }
}

extension PackedWriter {
  fileprivate mutating func write(_ excerpt: Excerpt) {
    write(excerpt.fragment.bytes)
    write(excerpt.fragment.slots) { $0.write($1) }
    write(excerpt.textWithGaps)
  }
}

extension PackedReader {
  fileprivate mutating func excerpt(in path: String) throws(Damaged) -> Excerpt {
    let bytes = try data()
    let slots = try array { (reader) throws(Damaged) in try reader.slot(in: path) }
    return Excerpt(fragment: Fragment(bytes: bytes, slots: slots), text: try text())
  }
}
