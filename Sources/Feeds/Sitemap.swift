import Chronology
import Markup

/// One page in the sitemap.
package struct SitemapEntry: Sendable {
  /// Absolute and percent-encoded.
  package var url: String
  /// When the page last changed, nil when unknown.
  package var modified: Timestamp?
  /// The versions of the page in all languages, itself included; empty where it is there in one.
  package var alternates: [SitemapAlternate]

  package init(url: String, modified: Timestamp? = nil, alternates: [SitemapAlternate] = []) {
    self.url = url
    self.modified = modified
    self.alternates = alternates
  }
}

/// A version of a page in one language (Google Search Central, "Localized versions": `xhtml:link` in sitemaps).
package struct SitemapAlternate: Sendable {
  /// BCP 47, or `x-default`.
  package var language: String
  /// Absolute and percent-encoded.
  package var url: String

  package init(language: String, url: String) {
    self.language = language
    self.url = url
  }
}

/// Writes sitemaps (sitemaps.org, protocol 0.9).
package enum Sitemap {
  /// What one document may hold.
  package struct Limits: Sendable {
    package var urls = 50_000
    /// 50 MB as the protocol counts them.
    package var bytes = 52_428_800

    package init() {}
  }

  /// `sitemap.xml`, or past the limits `sitemap.xml` as an index of `sitemap-1.xml`, `sitemap-2.xml` and so on. The
  /// entries keep their order. No documents when there are no entries, since an empty sitemap is not valid.
  ///
  /// - Parameter baseURL: the folder that the documents are published in, absolute.
  package static func documents(
    _ entries: [SitemapEntry], baseURL: String, limits: Limits = Limits()
  ) -> [(path: String, bytes: Bytes)] {
    var parts = parts(of: entries, limits)
    if parts.isEmpty { return [] }
    if parts.count == 1 { return [("sitemap.xml", parts.removeLast().bytes)] }
    let paths = (1...parts.count).map { "sitemap-\($0).xml" }
    let base = baseURL.hasSuffix("/") ? baseURL : baseURL + "/"
    let index = index(of: zip(paths, parts).map { SitemapEntry(url: base + $0, modified: $1.modified) })
    return [("sitemap.xml", index)] + zip(paths, parts.map(\.bytes)).map { ($0, $1) }
  }

  private struct Part {
    var bytes = Bytes()
    var count = 0
    /// The newest page in it.
    var modified: Timestamp?
  }

  private static func parts(of entries: [SitemapEntry], _ limits: Limits) -> [Part] {
    var parts: [Part] = []
    var next = entries[...]
    let hasAlternates = entries.contains { !$0.alternates.isEmpty }
    while !next.isEmpty { parts.append(takePart(of: &next, limits, hasAlternates: hasAlternates)) }
    return parts
  }

  /// Takes as many entries as one document may hold, at least one.
  private static func takePart(
    of entries: inout ArraySlice<SitemapEntry>, _ limits: Limits, hasAlternates: Bool
  ) -> Part {
    var part = Part()
    part.bytes.reserveCapacity(min(entries.count, limits.urls) * 160)
    part.bytes.appendXMLDeclaration()
    part.bytes.append(literal: "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
    if hasAlternates { part.bytes.append(literal: " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\"") }
    part.bytes.append(literal: ">\n")
    let end = "</urlset>\n"
    while let entry = entries.first, part.count < max(limits.urls, 1) {
      let before = part.bytes.count
      part.bytes.append(literal: "<url>")
      part.bytes.append(place: entry)
      part.bytes.append(literal: "</url>\n")
      if part.bytes.count + end.utf8.count > limits.bytes, part.count > 0 {
        part.bytes.removeLast(part.bytes.count - before)
        break
      }
      part.count += 1
      if let modified = entry.modified { part.modified = max(part.modified ?? modified, modified) }
      entries.removeFirst()
    }
    part.bytes.append(raw: end)
    return part
  }

  private static func index(of parts: [SitemapEntry]) -> Bytes {
    var xml = Bytes()
    xml.appendXMLDeclaration()
    xml.append(literal: "<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for part in parts {
      xml.append(literal: "<sitemap>")
      xml.append(place: part)
      xml.append(literal: "</sitemap>\n")
    }
    xml.append(literal: "</sitemapindex>\n")
    return xml
  }
}

extension Bytes {
  fileprivate mutating func append(place entry: SitemapEntry) {
    append(literal: "<loc>")
    append(entry.url, as: .xml)
    append(literal: "</loc>")
    if let modified = entry.modified {
      append(literal: "<lastmod>")
      append(rfc3339: modified)
      append(literal: "</lastmod>")
    }
    for alternate in entry.alternates {
      append(literal: "<xhtml:link")
      append(attributes: ["rel": "alternate", "hreflang": alternate.language, "href": alternate.url])
      append(literal: "/>")
    }
  }
}
