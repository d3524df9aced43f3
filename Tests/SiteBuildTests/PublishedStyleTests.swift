import Testing

@testable import SiteBuild

@Suite("The style sheet as it is published")
struct PublishedStyleTests {
  private func compact(_ text: String) -> String {
    String(decoding: PublishedStyle.compact(Array(text.utf8)), as: UTF8.self)
  }

  @Test("comments, line breaks and indentation go, and what they parted stays parted")
  func compacts() {
    #expect(compact("/* a */\n.a .b,\n.c {\n  margin: 0 1px;\n}\n") == ".a .b,.c{margin:0 1px}")
    #expect(
      compact("@media screen and (min-width: 1px) { a:hover{b:c} }")
        == "@media screen and (min-width:1px){a:hover{b:c}}")
    #expect(compact(".a { width: calc(1px + 2px) }") == ".a{width:calc(1px + 2px)}")
    #expect(compact("a/* x */b") == "a b")
  }

  @Test("texts stay as they are")
  func texts() {
    #expect(compact(".a::before { content: \"  /* { \\\" ; }  \" ; }") == ".a::before{content:\"  /* { \\\" ; }  \"}")
    #expect(compact("a{b:'c  d'}") == "a{b:'c  d'}")
  }

  @Test("a comment or text without an end does no harm")
  func unclosed() {
    #expect(compact("a{b:c} /* x") == "a{b:c}")
    #expect(compact("a{b:\"c") == "a{b:\"c")
  }

  @Test("the tokens of a style sheet are those that it declares")
  func tokens() {
    #expect(
      PublishedStyle.tokens(in: Array(":root { --page: 1rem; --on-brand: #fff; x: var(--other) }".utf8)) == [
        "page", "on-brand",
      ])
  }
}
