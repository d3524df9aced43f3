import Testing

@testable import Preview

@Suite("A page as it goes to paper")
struct PaperEditionTests {
  private func edition(_ page: String) -> String {
    String(decoding: PaperEdition.of(Array(page.utf8), origin: "https://example.org"), as: UTF8.self)
  }

  @Test("links within the site lead to its public address, and all else stays")
  func links() {
    #expect(
      edition("<p><a class=\"x\" href=\"/a/\">甲</a>") == "<p><a class=\"x\" href=\"https://example.org/a/\">甲</a>")
    #expect(
      edition("<a title=\"<a href='/x'>\" href='/y'>") == "<a title=\"<a href='/x'>\" href='https://example.org/y'>")
    for page in [
      "<a href=\"#x\">甲</a>", "<a href=\"//example.com/\">甲</a>", "<a id=\"x\">甲</a>", "<a href=\"mailto:a@b.c\">甲</a>",
      "<link rel=\"stylesheet\" href=\"/style.css\"><img src=\"/a.png\" alt=\"a > b\">", "<abbr>", "", "<", "a < b",
      "<a href=\"",
      "<script>if (a<b) { x = \"<a href='/x'>\" }</script>",
    ] {
      #expect(edition(page) == page)
    }
  }

  @Test("an address that is its own text is marked, so that it is not printed twice")
  func bareAddresses() {
    #expect(
      edition("<a href=\"https://a.b/\">https://a.b/</a>") == "<a data-bare href=\"https://a.b/\">https://a.b/</a>")
    #expect(edition("<a href=\"https://a.b/\">https://a.b/c</a>") == "<a href=\"https://a.b/\">https://a.b/c</a>")
  }

  @Test("pictures are loaded at once")
  func pictures() {
    #expect(
      edition("<img src=\"/a.png\" alt=\"\" loading=\"lazy\">") == "<img src=\"/a.png\" alt=\"\" loading=\"eager\">")
  }
}
