import Testing

@testable import CommonMark

@Suite struct HeadingTests {
  @Test(arguments: [
    ("一、下一步安排", "一下一步安排"), ("(一)具体 措施", "一具体-措施"), ("Hello, World_1", "hello-world_1"), ("_前", "前"),
    ("!!!", "section"), ("", "section"), ("Ä b", "ä-b"), ("a - b", "a---b"), ("1. x", "1-x"), ("fn-1", "section-fn-1"),
    ("fnref-1-2", "section-fnref-1-2"), ("fn-x", "fn-x"), (" 前 ", "前"), ("２０２４年", "２０２４年"),
  ])
  func aNaturalIDKeepsWhatReadersExpect(text: String, id: String) {
    #expect(HeadingIDs.slug(Array(text.utf8)) == id)
  }

  @Test func repeatedHeadingsAreNumberedAroundNaturalIDs() {
    let ids = Rendering("# a\n\n# a\n\n# a-1\n\n# a\n\n# main\n").document?.headings.map(\.id)
    #expect(ids == ["a", "a-2", "a-1", "a-3", "main-1"])
  }

  @Test func manyEqualHeadingsAreNumberedInTurn() {
    let slugs = [String](repeating: "x", count: 5000)
    var ids = HeadingIDs(slugs: slugs, reserved: [])
    #expect(Set(slugs.map { ids.id(for: $0) }).count == 5000)
  }

  @Test func aDocumentWithATopLevelHeadingIsShifted() {
    #expect(Rendering("# a\n\n###### b\n").html == "<h2 id=\"a\">a</h2>\n<h6 id=\"b\">b</h6>\n")
    #expect(Rendering("## a\n").html == "<h2 id=\"a\">a</h2>\n")
    #expect(Rendering("> # a\n").html.contains("<h2 id=\"a\">"))
    let fixed = MarkdownOptions.with { $0.headingOffset = .fixed(2) }
    #expect(Rendering("## a\n", options: fixed).html == "<h4 id=\"a\">a</h4>\n")
  }

  @Test func theOutlineHasNoLinksImagesAndFootnotes() {
    let rendering = Rendering("## 甲[*乙*](a.md)[^1]![图](b.png)`c<`\n\n[^1]: 注\n")
    #expect(
      rendering.document?.headings == [
        Heading(level: 2, id: "甲乙c", html: Array("甲<em>乙</em><code>c&lt;</code>".utf8), text: "甲乙c<")
      ])
    #expect(rendering.document?.body.slots.map(\.destination) == ["a.md", "b.png"])
  }

  @Test func quotedHeadingsHaveAnIDButNoPlaceInTheOutline() {
    let rendering = Rendering("## a\n\n> ## a\n\n- ## b\n")
    #expect(rendering.document?.headings.map(\.id) == ["a", "b"])
    #expect(rendering.html.contains("<h2 id=\"a-1\">"))
  }

  @Test func aHeadingOfOneImageTakesItsAlternativeText() {
    let heading = Rendering("## ![徽标](a.png)\n").document?.headings.first
    #expect(heading?.id == "徽标")
    #expect(heading?.text == "徽标")
    #expect(heading?.html.isEmpty == true)
  }
}
