import Markup
import Testing

@testable import Checks

/// The tree of a page.
func tree(_ html: String) -> ElementTree {
  var html = html
  return html.withUTF8 { bytes in
    var material = StyleMaterial()
    material.add(PageScan.read(bytes, path: "a/index.html").elements, in: bytes)
    return ElementTree(material)
  }
}

@Suite("Selectors")
struct SelectorTests {
  private static let page =
    "<html><body id=top><main class=\"a b\"><p><a href=/x/ aria-current=page>一</a></p><div class=\"c-1\"><b>二</b></div></main></body></html>"

  @Test(
    "match the elements of pages",
    arguments: [
      ("a", ["a"]), ("*", ["html", "body", "main", "div", "b", "p", "a"]), (":root", ["html"]), ("#top", ["body"]),
      (".a.b", ["main"]), (".a p > a", ["a"]), (".a > a", []), ("main > :is(p, div)", ["div", "p"]),
      ("main :not(p, a)", ["div", "b"]), ("a:link", ["a"]), ("[aria-current=\"page\"]", ["a"]),
      ("[class^=c]", ["div"]), ("[class~='b' i]", ["main"]), ("a:hover", []), ("p + div", []), ("p a:first-child", []),
      ("html .c-1 b", ["b"]),
    ])
  func matching(selector: String, expected: [String]) throws {
    let tree = tree(Self.page)
    let selector = try #require(Selector(selector))
    #expect(
      tree.nodes.indices.filter { selector.matches($0, in: tree, .still) }.map { tree.nodes[$0].name } == expected)
  }

  @Test("match in states, and beside what may stand there")
  func states() throws {
    let tree = tree(Self.page)
    let link = try #require(tree.nodes.firstIndex { $0.name == "a" })
    let box = try #require(tree.nodes.firstIndex { $0.name == "div" })
    #expect(Selector("a:hover")?.matches(link, in: tree, .hovered) == true)
    #expect(Selector("a:focus-visible")?.matches(link, in: tree, .focused) == true)
    #expect(Selector("p + div")?.matches(box, in: tree, .amongOthers) == true)
    #expect(Selector("div:nth-child(2n + 1)")?.matches(box, in: tree, .amongOthers) == true)
  }

  @Test(
    "that are not understood are none", arguments: ["a::before", "a:has(b)", ":not(:has(b))", "a[", "", "&", "a:empty"])
  func unknown(selector: String) {
    #expect(Selector(selector) == nil)
  }

  @Test("outweigh others as CSS has it")
  func specificity() throws {
    func weight(_ text: String) throws -> Selector.Specificity { try #require(Selector(text)).specificity }
    #expect(try weight("#a") > weight(".a.b.c"))
    #expect(try weight(".a") > weight("a b c"))
    #expect(try weight(":where(#a)") < weight("a"))
    #expect(try weight(":is(#a, b)") == weight("#a"))
    #expect(try weight("a:hover") == weight("a.b"))
  }
}
