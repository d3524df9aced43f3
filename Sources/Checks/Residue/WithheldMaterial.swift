import Files
import SiteBuild
import SiteModel

/// What is looked for: the distinctive texts of withheld pages and the files that belong to them.
struct WithheldMaterial {
  /// A text, and where it comes from.
  struct Text {
    let pattern: [UInt8]
    /// Index in `origins`.
    let origin: Int
    /// Such as "the title".
    let part: String
  }

  /// Whose texts and files they are.
  struct Origin: Sendable {
    /// Below the source folder.
    let path: String
    /// Such as "is a draft".
    let reason: String
  }

  private(set) var texts: [Text] = []
  private(set) var origins: [Origin] = []
  /// Files that are not published, by their size; with the index of their origin.
  private(set) var files: [Int: [(hash: ContentHash, origin: Int)]] = [:]

  init(_ context: CheckContext) {
    let withheld = WithheldPages(context.sources)
    for entry in withheld.pages {
      add(entry, context.sources)
      if entry.isWithdrawn { dropWhatItsAddressSays(entry.page) }
    }
    addAttachments(context)
    let records = context.sources.recordTexts
    for (path, texts) in records.withheld.sorted(by: { $0.key < $1.key }) { addRecords(path, texts) }
    let shown = ShownTexts(context, without: withheld.paths, records: records)
    let common = shown.find(texts.map(\.pattern))
    texts = texts.enumerated().filter { !common.contains($0.offset) }.map(\.element)
  }

  private mutating func add(_ entry: WithheldPages.Entry, _ sources: Rehearsal.Sources) {
    let page = entry.page
    let origin = origins.count
    origins.append(Origin(path: "content/" + page.path, reason: entry.reason))
    let matter = page.matter
    add(DistinctiveText.patterns(plain: matter.title.text, .name), origin, "the title")
    let summary = (page.summary?.fragment.bytes)?[...] ?? []
    add(DistinctiveText.patterns(html: summary), origin, matter.summary == nil ? "a sentence" : "the summary")
    for piece in sources.body(of: page) { add(DistinctiveText.patterns(html: piece), origin, "a sentence") }
    for field in matter.fields {
      for text in field.value.texts {
        add(DistinctiveText.patterns(plain: text, .sentence), origin, "the field \"\(field.name)\"")
      }
    }
    // The tables say what of a record is public; of one that was withdrawn nothing is.
    guard entry.isWithdrawn else { return }
    for field in page.origin?.fields ?? [] {
      add(DistinctiveText.patterns(plain: field.text, .sentence), origin, "the column \"\(field.name)\"")
    }
  }

  /// The tombstone of a withdrawn page stands at its address, and old addresses lead to it.
  private mutating func dropWhatItsAddressSays(_ page: ContentPage) {
    let origin = origins.count - 1
    let first = texts.firstIndex { $0.origin == origin } ?? texts.endIndex
    let addresses = ([page.path, page.matter.slug?.text ?? ""] + page.matter.aliases.map(\.text)).map {
      CanonicalText.make(of: $0.utf8, strippingTags: false)
    }
    let kept = texts[first...].filter { text in
      addresses.allSatisfy { !$0.contains(text.pattern) }
    }
    texts.replaceSubrange(first..., with: kept)
  }

  private mutating func addRecords(_ path: String, _ texts: Set<String>) {
    let origin = origins.count
    origins.append(Origin(path: path, reason: "holds records that are not shown"))
    for text in texts.sorted() { add(DistinctiveText.patterns(plain: text, .name), origin, "a value") }
  }

  private mutating func addAttachments(_ context: CheckContext) {
    let sources = context.sources
    for path in sources.attachments where !sources.publicAttachments.contains(path) {
      let origin = origins.count
      origins.append(Origin(path: "content/" + path, reason: "belongs to what is not published"))
      let name = path.split(separator: "/").last.map(String.init) ?? path
      add(DistinctiveText.patterns(plain: name, .name), origin, "the name")
      guard let bytes = try? File.read(context.source + "/content/" + path), !bytes.isEmpty else { continue }
      files[bytes.count, default: []].append((ContentHash(bytes), origin))
    }
    // A public file with the same bytes is no leak.
    for path in files.isEmpty ? [] : sources.publicAttachments {
      guard let size = File.status(context.source + "/content/" + path)?.stamp.size, files[size] != nil,
        let bytes = try? File.read(context.source + "/content/" + path)
      else { continue }
      let hash = ContentHash(bytes)
      files[size]?.removeAll { $0.hash == hash }
    }
  }

  private mutating func add(_ patterns: [[UInt8]], _ origin: Int, _ part: String) {
    texts += patterns.map { Text(pattern: $0, origin: origin, part: part) }
  }
}

extension FieldValue {
  fileprivate var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let texts): texts
    case .date, .integer, .boolean, .mapping: []
    }
  }
}
