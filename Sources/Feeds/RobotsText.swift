import Markup

/// Writes `robots.txt` (RFC 9309, and sitemaps.org for the `Sitemap` line).
package enum RobotsText {
  /// The document for all robots.
  ///
  /// - Parameters:
  ///   - sitemapURL: absolute; nil when there is no sitemap.
  ///   - disallow: path prefixes from the root of the host, where `*` and a final `$` have their meaning. With none,
  ///     everything may be read.
  package static func document(sitemapURL: String?, disallow: [String] = []) -> Bytes {
    var text = Bytes()
    text.append(literal: "User-agent: *\n")
    if disallow.isEmpty { text.append(literal: "Disallow:\n") }
    for path in disallow { text.append(line: "Disallow: ", path) }
    if let sitemapURL {
      text.append(literal: "\n")
      text.append(line: "Sitemap: ", sitemapURL)
    }
    return text
  }
}

extension Bytes {
  /// One line; percent-encoding keeps line feeds and other scripts out of it (RFC 9309, section 2.2.2).
  fileprivate mutating func append(line name: StaticString, _ url: String) {
    append(literal: name)
    append(urlReference: url)
    append(literal: "\n")
  }
}
