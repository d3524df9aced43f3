import Diagnostics
import Testing

@testable import Checks

/// The faults of a page with this body, by their ids.
private func faults(_ body: String, head: String = "<title>题</title>", html: String = "<html lang=\"zh-Hans\">")
  -> [PageFault]
{
  var page = "<!DOCTYPE html>\n\(html)<head>\(head)</head><body>\(body)</body></html>"
  return page.withUTF8 { PageScan.read($0, path: "a/index.html") }.faults
}

private func ids(_ faults: [PageFault]) -> [String] { faults.map(\.kind.id).sorted() }

@Suite("Structure of pages")
struct PageScanTests {
  private static let sound = "<h1>题</h1>"

  /// What stands below the heading, and the ids of what is found.
  private static let cases: [(body: String, kinds: [String])] = [
    ("", []),
    ("<h2>一</h2><h3>二</h3><h2>三</h2>", []),
    ("<h2>一</h2><h4>二</h4>", ["page-heading-order"]),
    ("<h3>一</h3>", ["page-heading-order"]),
    ("<div hidden><h4>一</h4></div><h2>二</h2>", []),
    ("<h1>二</h1>", ["page-main-heading"]),
    ("<img src=a.png>", ["page-image-alternative"]),
    ("<img src=a.png alt=\"\"><img src=b.png alt=\"图\"><img src=c.png role=presentation>", []),
    ("<div aria-hidden=\"true\"><img src=a.png></div>", []),
    ("<table><tr><td>1</td></tr></table>", ["page-table-headers"]),
    ("<table role=presentation><tr><td>1</td></tr></table>", []),
    ("<table><tr><th>一<th>二<tr><td>1<td>2</table>", []),
    ("<table><tr><th>一<tr><th>甲<td>2</table>", ["page-header-scope"]),
    ("<table><tr><th></th><th scope=col>一</th></tr><tr><th scope=row>甲</th><td>2</td></tr></table>", []),
    ("<table><tr><th colspan=2>一<tr><td>1<td>2</table>", ["page-header-scope"]),
    ("<table><tr><th>一<tr><td><table><tr><td>1</table></table>", ["page-table-headers"]),
    ("<p id=a>一</p><p id=b>二</p>", []),
    ("<p id=a>一</p><p id=a>二</p>", ["page-duplicate-id"]),
    ("<a id=a name=a></a>", []),
    ("<p aria-labelledby=\"a b\" id=a>一</p>", ["page-reference-missing"]),
    ("<label for=x>一</label><input id=x>", []),
    ("<label for=y>一</label><input id=x>", ["page-reference-missing"]),
    ("<a href=\"#一\">一</a><h2 id=一>一</h2>", []),
    ("<a href=\"#\">一</a><a href=\"#二\">一</a>", ["page-fragment-missing"]),
    ("<p lang=en>x</p><a hreflang=zh-Hans href=/>x</a><p lang=\"\">?</p>", []),
    ("<p lang=en_US>x</p>", ["page-language"]),
    ("<iframe src=x></iframe>", ["page-frame-title"]),
    ("<iframe src=x title=地图></iframe><iframe src=y aria-hidden=true></iframe>", []),
    ("<div><p>一</div>", []),
    ("<ul><li>一<li>二</ul><dl><dt>一<dd>二</dl><p>三<p>四", []),
    ("<div><span>一</div>", ["page-misnested"]),
    ("一</div>", ["page-misnested"]),
    ("<section>一", ["page-misnested"]),
    ("<p><div>一</div></p>", ["page-misnested"]),
    ("<svg><g><path d=x /></g><title>图</title></svg>", []),
    ("<b><i>一</b></i>", ["page-misnested"]),
    ("<BR><Div>一</DIV>", []),
    ("<my-part>一</my-part>", []),
    ("<template><h1>二</h1></template>", ["page-main-heading"]),
  ]

  @Test("is judged by its elements", arguments: cases)
  func elements(body: String, kinds: [String]) {
    #expect(ids(faults(Self.sound + body)) == kinds)
  }

  @Test("asks for one main heading, a title and a language")
  func whole() {
    #expect(ids(faults("<p>一</p>")) == ["page-main-heading"])
    #expect(ids(faults(Self.sound, head: "")) == ["page-title"])
    #expect(ids(faults(Self.sound, head: "<title> \n</title>")) == ["page-title"])
    #expect(ids(faults(Self.sound, html: "<html>")) == ["page-language"])
    #expect(ids(faults(Self.sound, html: "<html lang=\"中文\">")) == ["page-language"])
    #expect(ids(faults(Self.sound + "<svg><title>图</title></svg>", head: "")) == ["page-title"])
  }

  @Test("is not asked of pages that only send on")
  func redirects() {
    let refresh = "<meta http-equiv=\"Refresh\" content=\"0; url=/a/\">"
    #expect(faults("<p>一</p>", head: refresh) == [])
  }

  @Test("is told with the words of the page")
  func messages() throws {
    let order = try #require(faults("<h1>题</h1><h2>一</h2><h5>五 &amp; <b>六</b></h5>").first)
    #expect(order.message == "the heading \"五 & 六\" of level 5 follows one of level 2")
    #expect(order.remedy == "give it level 3")
    #expect(order.trace == .heading("五 & 六"))
    let nesting = try #require(faults("<h1>题</h1><main><div class=\"a\">一</main>").first)
    #expect(nesting.message == "<div class=\"a\"> is not closed before </main>")
  }
}

@Suite("Addresses of pages")
struct PageReferenceTests {
  private func addresses(_ body: String) -> [String] {
    var page = "<html lang=zh><head><title>一</title></head><body><h1>一</h1>\(body)</body></html>"
    return page.withUTF8 { bytes in
      PageScan.read(bytes, path: "a/index.html").references.map {
        String(decoding: UnsafeBufferPointer(rebasing: bytes[$0.value]), as: UTF8.self)
      }
    }
  }

  @Test(
    "are all that lead to pages and files of the web, each once",
    arguments: [
      ("<a href=/b/>一</a><a href=/b/>二</a><a href=c.html>三</a>", ["/b/", "c.html"]),
      ("<img src=a.png alt=一 srcset=\"b.png 2x, c.png 480w\">", ["a.png", "b.png", "c.png"]),
      ("<video src=a.mp4 poster=b.jpg></video><object data=c.pdf></object>", ["a.mp4", "b.jpg", "c.pdf"]),
      ("<a href=mailto:a@example.org>一</a><a href=\"tel:1\">二</a><img alt=三 src=\"data:image/png;base64,a\">", []),
      (
        "<a href=HTTPS://example.org/a>一</a><a href=//example.org/b>二</a>",
        ["HTTPS://example.org/a", "//example.org/b"]
      ),
      ("<a href=a:b/c>一</a><a href=./a:b>二</a><a href=?q>三</a><a href=\"\">四</a>", ["./a:b", "?q"]),
      ("<form action=/search/></form><blockquote cite=/b/></blockquote>", ["/search/", "/b/"]),
      ("<p data=/x>一</p>", []),
    ])
  func references(body: String, expected: [String]) {
    #expect(addresses(body) == expected)
  }
}
