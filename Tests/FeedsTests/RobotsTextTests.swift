import Markup
import Testing

@testable import Feeds

struct RobotsTextTests {
  @Test("everything may be read and the sitemap is named")
  func allowsAll() {
    #expect(
      RobotsText.document(sitemapURL: "https://example.org/sitemap.xml").text
        == "User-agent: *\nDisallow:\n\nSitemap: https://example.org/sitemap.xml\n")
  }

  @Test("paths are closed off, encoded, with their wildcards")
  func disallowsPaths() {
    #expect(
      RobotsText.document(sitemapURL: nil, disallow: ["/search/", "/草稿/*.html$"]).text
        == "User-agent: *\nDisallow: /search/\nDisallow: /%E8%8D%89%E7%A8%BF/*.html$\n")
  }

  @Test("a line feed in a path or address forges no line")
  func escapes() {
    #expect(
      RobotsText.document(sitemapURL: "https://example.org/\nDisallow: /", disallow: ["/a\r\nAllow: /"]).text
        == "User-agent: *\nDisallow: /a%0D%0AAllow:%20/\n\nSitemap: https://example.org/%0ADisallow:%20/\n")
  }
}
