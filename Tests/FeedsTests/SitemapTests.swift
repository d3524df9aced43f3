import Markup
import Testing

@testable import Feeds

struct SitemapTests {
  private func pages(_ count: Int) -> [SitemapEntry] {
    (0..<count).map { SitemapEntry(url: "https://example.org/\($0)/") }
  }

  private func limits(urls: Int = 50_000, bytes: Int = 52_428_800) -> Sitemap.Limits {
    var limits = Sitemap.Limits()
    limits.urls = urls
    limits.bytes = bytes
    return limits
  }

  /// The addresses in documents, in order.
  private func locations(_ documents: some Sequence<(path: String, bytes: Bytes)>) -> [String] {
    documents.flatMap { document in
      document.bytes.text.split(separator: "<loc>").dropFirst().map { String($0.prefix { $0 != "<" }) }
    }
  }

  @Test("a small site has one document, with dates where they are known")
  func writesOneDocument() throws {
    let documents = Sitemap.documents(
      [
        SitemapEntry(url: "https://example.org/", modified: try Samples.moment("2024-09-05T08:30:00-03:30")),
        SitemapEntry(url: "https://example.org/?a=1&b='<'"),
      ], baseURL: "https://example.org/")
    #expect(documents.map(\.path) == ["sitemap.xml"])
    #expect(
      documents[0].bytes.text == """
        <?xml version="1.0" encoding="utf-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <url><loc>https://example.org/</loc><lastmod>2024-09-05T08:30:00-03:30</lastmod></url>
        <url><loc>https://example.org/?a=1&amp;b=&#39;&lt;&#39;</loc></url>
        </urlset>

        """)
  }

  @Test("no pages, no documents")
  func writesNothing() {
    #expect(Sitemap.documents([], baseURL: "https://example.org/").isEmpty)
  }

  @Test("50,000 pages are one document and one more makes an index of two")
  func splitsByCount() {
    #expect(Sitemap.documents(pages(50_000), baseURL: "https://example.org/").map(\.path) == ["sitemap.xml"])
    let documents = Sitemap.documents(pages(50_001), baseURL: "https://example.org/")
    #expect(documents.map(\.path) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"])
    #expect(locations(documents[1...1]).count == 50_000)
    #expect(locations(documents[2...2]) == ["https://example.org/50000/"])
  }

  @Test(
    "the index names each part with its newest date",
    arguments: ["https://example.org/sub", "https://example.org/sub/"])
  func writesIndex(base: String) throws {
    let dates = ["2024-09-04T00:00:00Z", "2024-09-05T07:00:00+08:00", nil]
    let entries = try dates.map {
      SitemapEntry(url: "https://example.org/sub/", modified: try $0.map(Samples.moment))
    }
    let documents = Sitemap.documents(entries, baseURL: base, limits: limits(urls: 2))
    #expect(
      documents[0].bytes.text == """
        <?xml version="1.0" encoding="utf-8"?>
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <sitemap><loc>https://example.org/sub/sitemap-1.xml</loc><lastmod>2024-09-05T07:00:00+08:00</lastmod></sitemap>
        <sitemap><loc>https://example.org/sub/sitemap-2.xml</loc></sitemap>
        </sitemapindex>

        """)
  }

  @Test("documents stay within the byte limit, lose no page and keep the order", arguments: [200, 300, 1000, 4096])
  func splitsBySize(bytes: Int) {
    let entries = pages(100)
    let documents = Sitemap.documents(entries, baseURL: "https://example.org/", limits: limits(bytes: bytes))
    #expect(documents.count > 2)
    for document in documents.dropFirst() {
      #expect(document.bytes.count <= bytes)
      #expect(document.bytes.text.hasSuffix("</url>\n</urlset>\n"))
    }
    #expect(locations(documents.dropFirst()) == entries.map(\.url))
  }

  @Test("a document of exactly the limit is not split")
  func fillsLimit() {
    let size = Sitemap.documents(pages(50), baseURL: "https://example.org/")[0].bytes.count
    #expect(Sitemap.documents(pages(50), baseURL: "https://example.org/", limits: limits(bytes: size)).count == 1)
    #expect(Sitemap.documents(pages(50), baseURL: "https://example.org/", limits: limits(bytes: size - 1)).count == 3)
  }

  @Test("a page that is larger than the limit alone still ends the work")
  func survivesTinyLimit() {
    let documents = Sitemap.documents(pages(3), baseURL: "https://example.org/", limits: limits(urls: 0, bytes: 1))
    #expect(locations(documents.dropFirst()) == pages(3).map(\.url))
  }

  @Test("a page that is there in several languages names all of them; without one there is no word of it")
  func namesVersions() throws {
    let alternates = [
      SitemapAlternate(language: "en", url: "https://example.org/en/?a&b"),
      SitemapAlternate(language: "x-default", url: "https://example.org/"),
    ]
    let entry = SitemapEntry(url: "https://example.org/en/", alternates: alternates)
    let text = try #require(Sitemap.documents([entry], baseURL: "https://example.org/").first?.bytes.text)
    #expect(text.contains(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\""))
    #expect(
      text.contains("<xhtml:link rel=\"alternate\" hreflang=\"en\" href=\"https://example.org/en/?a&amp;b\"/>"))
    let plain = try #require(Sitemap.documents(pages(1), baseURL: "https://example.org/").first?.bytes.text)
    #expect(!plain.contains("xhtml"))
  }
}
