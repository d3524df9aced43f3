import Files
import SiteBuild
import SiteModel

/// What the site says openly. A sentence that stands there, too, is nobody's secret.
struct ShownTexts {
  private let context: CheckContext
  private let pages: [ContentPage]
  private let records: RecordTexts

  init(_ context: CheckContext, without withheld: Set<String>, records: RecordTexts) {
    self.context = context
    self.records = records
    pages = context.sources.pages.filter { !withheld.contains($0.path) }
  }

  /// The numbers of the patterns that stand in it.
  func find(_ patterns: [[UInt8]]) -> Set<Int> {
    if patterns.isEmpty { return [] }
    let search = PatternSearch(patterns)
    var found: Set<Int> = []
    for page in pages {
      found.formUnion(search.find(in: facts(of: page)))
      for piece in context.sources.body(of: page) {
        found.formUnion(search.find(in: CanonicalText.make(of: piece, strippingTags: true)))
        found.formUnion(search.find(in: CanonicalText.make(of: piece, strippingTags: false)))
      }
    }
    found.formUnion(search.find(in: tombstones))
    found.formUnion(search.find(in: joined(Array(records.shown))))
    for path in settings {
      guard let bytes = try? File.read(context.source + "/" + path) else { continue }
      found.formUnion(search.find(in: CanonicalText.make(of: bytes, strippingTags: false)))
    }
    return found
  }

  /// Title, summary, terms, fields and the names of files.
  private func facts(of page: ContentPage) -> [UInt8] {
    let matter = page.matter
    var texts = [matter.title.text, matter.summary?.text ?? "", matter.author ?? "", matter.source?.name ?? ""]
    texts += matter.terms.joined().map(\.text)
    for field in matter.fields {
      switch field.value {
      case .text(let text): texts.append(text)
      case .list(let list): texts += list
      default: break
      }
    }
    texts += (page.origin?.fields ?? []).map(\.text)
    texts += page.linkedFiles
    texts += matter.corrections.flatMap { [$0.note.text, $0.was ?? ""] }
    return joined(texts)
  }

  /// What stands at the addresses of withdrawn pages.
  private var tombstones: [UInt8] {
    let withdrawals = context.sources.pages.compactMap(\.matter.withdrawal)
    return joined(withdrawals.flatMap { [$0.reason.text, $0.basis ?? ""] })
  }

  /// With a mark between them that no text has, so that no pattern matches across.
  private func joined(_ texts: [String]) -> [UInt8] {
    CanonicalText.make(of: texts.joined(separator: "\u{1}\u{F8FF}").utf8, strippingTags: false)
  }

  /// The words of the site itself: its settings, its texts, what measures are called.
  private var settings: [String] {
    let theme = ((try? FileTree.scan(context.source + "/templates")) ?? []).filter { $0.kind == .file }
    let data = ((try? FileTree.scan(context.source + "/content/data")) ?? []).filter { $0.kind == .file }
    return ["content/site.yaml"]
      + theme.map { "templates/" + $0.path }.filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".mustache") }
      + data.map { "content/data/" + $0.path }.filter { $0.hasSuffix("measures.yaml") || $0.hasSuffix("package.yaml") }
  }
}
