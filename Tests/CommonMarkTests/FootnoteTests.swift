import Testing

@testable import CommonMark

@Suite struct FootnoteTests {
  @Test func notesStandAtTheEndWithLinksBothWays() {
    #expect(
      Rendering("甲[^a]乙[^a]。\n\n[^a]: 注\n").html == """
        <p>甲<sup class="footnote-ref"><a href="#fn-1" id="fnref-1">1</a></sup>乙<sup class="footnote-ref">\
        <a href="#fn-1" id="fnref-1-2">1</a></sup>。</p>
        <div class="footnotes" role="doc-endnotes">
        <ol>
        <li id="fn-1">
        <p>注 <a href="#fnref-1" class="footnote-backref" role="doc-backlink" aria-label="↩ 1">↩</a> \
        <a href="#fnref-1-2" class="footnote-backref" role="doc-backlink" aria-label="↩ 1-2">↩<sup>2</sup></a></p>
        </li>
        </ol>
        </div>

        """)
  }

  @Test func aNoteThatEndsInCodeHasItsLinkInAParagraph() {
    let html = Rendering("甲[^1]\n\n[^1]: 注\n\n        code\n").html
    #expect(html.contains("</code></pre>\n<p><a href=\"#fnref-1\""))
  }

  @Test func notesAreNumberedAsTheReaderMeetsThem() {
    let html = Rendering("[^b]: 乙[^c]\n\n[^a]: 甲\n\n正文[^a]与[^b]\n\n[^c]: 丙\n").html
    let order = ["<p>甲", "<p>乙", "<p>丙"].compactMap { html.range(of: $0)?.lowerBound }
    #expect(order.count == 3 && order == order.sorted())
    #expect(html.contains("href=\"#fn-3\" id=\"fnref-3\""))
  }

  @Test func aNoteThatNothingRefersToIsReported() {
    let rendering = Rendering("甲[^1]\n\n[^1]: 注\n\n> [^x]: 无人\n\n[^1]: 再\n")
    #expect(rendering.findings == ["markdown-footnote-unused 5:3", "markdown-footnote-unused 7:1"])
    #expect(rendering.diagnostics.first?.message.contains("[^x]") == true)
    #expect(rendering.diagnostics.last?.message.contains("second time") == true)
    #expect(!rendering.html.contains("无人"))
  }

  @Test func notesThatOnlyReferToEachOtherAreReported() {
    let rendering = Rendering("甲\n\n[^a]: [^b]\n\n[^b]: [^a]\n")
    #expect(rendering.findings == ["markdown-footnote-unused 3:1", "markdown-footnote-unused 5:1"])
    #expect(rendering.html == "<p>甲</p>\n")
  }

  @Test func whatOnlyLooksLikeANoteIsNotReported() {
    let rendering = Rendering("```\n[^a]: x\n```\n\n    [^b]: y\n\n<!--\n[^c]: z\n-->\n\n[^ d]: w\n\n甲[^e]\n")
    #expect(rendering.findings.isEmpty)
    #expect(rendering.html.contains("甲[^e]"))
  }

  @Test func withoutTheExtensionNothingIsANote() {
    let options = MarkdownOptions.with { $0.extensions.remove(.footnotes) }
    #expect(Rendering("甲[^1]\n\n[^1]: <注>\n", options: options).ids == [])
  }
}
