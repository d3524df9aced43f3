import Chronology
import CommonMark
import Concurrency
import Diagnostics
import Files
import SiteModel
import Templates

/// A hash of each page of a site, made of all that lists, feeds and neighbours show of it.
struct PageDigests: Sendable {
  /// By rank; nil for a page with a link that has something to report.
  private let digests: [ContentHash?]

  static func make(_ rendering: Rendering) async -> PageDigests {
    let terms = rendering.site.taxonomies.map { taxonomy in
      taxonomy.terms.map { ContentHash("\($0.name)\u{0}\($0.url)") }
    }
    return PageDigests(
      digests: await concurrentMap(rendering.site.pages, chunk: 256) { digest($0, rendering, terms) })
  }

  subscript(rank: Int) -> ContentHash? { digests[rank] }

  /// All of them in one; nil when one is missing.
  var all: ContentHash? {
    var writer = PackedWriter()
    for digest in digests {
      guard let digest else { return nil }
      writer.write(digest)
    }
    return ContentHash(writer.bytes)
  }

  private static func digest(_ page: Page, _ rendering: Rendering, _ terms: [[ContentHash]]) -> ContentHash? {
    var writer = PackedWriter()
    writer.write(page.content.version.facet)
    writer.write(page.url)
    writer.write(page.content.language)
    writer.write(rendering.site.versions.versions(of: page)) { writer, version in
      writer.write(version.edition)
      writer.write(version.path.text)
    }
    for moment in [page.date, page.updated, page.modified] { writer.write(moment) }
    writer.write(page.corrections.count)
    for (index, numbers) in page.terms.enumerated() {
      writer.write(numbers) { $0.write(terms[index][$1]) }
    }
    if let origin = page.content.origin { writer.write(origin) }
    guard writer.write(linksOf: page.content, rendering) else { return nil }
    if page.content.warning != nil { writer.write(rendering.warning(of: page).value) }
    return ContentHash(writer.bytes)
  }
}

extension PackedWriter {
  mutating func write(_ moment: Timestamp?) {
    write(moment == nil ? 0 : 1)
    guard let moment else { return }
    write(moment.secondsSinceEpoch)
    write(moment.offset)
  }

  fileprivate mutating func write(_ origin: PageOrigin) {
    write(origin.key)
    write(origin.resource)
    write(origin.fields) { writer, field in
      for text in [field.name, field.label, field.value, field.text] { writer.write(text) }
    }
  }

  /// Writes where the links of a document lead, and what is said of the files among them. False when there is
  /// something to report about one of them.
  mutating func write(linksOf content: ContentPage, _ rendering: Rendering) -> Bool {
    var found: [Diagnostic] = []
    for address in content.addresses {
      // As of an image: more is reported of those.
      let slot = Slot(offset: 0, destination: address, kind: .image, location: content.location)
      let url = rendering.links.resolve(slot, in: content.path, into: &found)
      write(url)
      if let file = url.flatMap({ rendering.attachments[$0] }) {
        write(file.name)
        write(file.size)
      }
    }
    return found.isEmpty
  }
}
