import Foundation
import SampleSites
import Testing

@Suite("A site below a path of its host")
struct BasePathTests {
  /// Every kind of page and link that the built-in theme makes.
  private func site() throws -> SampleSite {
    try SampleSite(
      """
      title: T
      baseURL: https://example.org/sub/path
      taxonomies: {region: {title: R}}
      menu: [{title: N, page: notices/_index.md}, {title: R, page: /region/}]
      pageSize: 2
      search: true
      feeds: {content: full}

      """
    )
    .content("notices/_index.md", "[b](b1.md)").bulletins(0..<5).content("notices/map.png", "x")
    .bulletin(
      "notices/all", "## A\n\n## B\n\n## C\n\n[x](b1.md#a) [y](/notices/) ![z](map.png)[^1]\n\n[^1]: [n](/)",
      matter: "region: [a, b]\naliases: /old/\nsummary: '[s](b2.md)'")
  }

  @Test("every link within the site carries the path")
  func carriesPath() async throws {
    let site = try site()
    try await site.publish()
    var count = 0
    for (path, bytes) in site.site.files where [".html", ".xml", ".json"].contains(where: path.hasSuffix) {
      let text = String(decoding: bytes, as: UTF8.self)
      for match in text.matches(of: /(?:href|src|url|content)="(\/[^"]*)"/) {
        #expect(match.1.hasPrefix("/sub/path/") && !match.1.hasPrefix("/sub/path/sub/"), "\(path): \(match.0)")
        count += 1
      }
      for match in text.matches(of: /https:\/\/example\.org([^"<&\s]*)/) {
        #expect(match.1.hasPrefix("/sub/path/") && !match.1.hasPrefix("/sub/path/sub/"), "\(path): \(match.0)")
        count += 1
      }
    }
    #expect(count > 200)
  }

  @Test("every link within the site leads to a file of it")
  func leadsSomewhere() async throws {
    let site = try site()
    try await site.publish()
    let files = site.site.files
    for (path, bytes) in files where path.hasSuffix(".html") {
      for match in String(decoding: bytes, as: UTF8.self).matches(of: /(?:href|src)="\/sub\/path\/([^"#?]*)[^"]*"/) {
        let target = String(match.1).removingPercentEncoding ?? ""
        #expect(
          files[target.isEmpty || target.hasSuffix("/") ? target + "index.html" : target] != nil, "\(path): \(match.0)")
      }
    }
  }
}
