import Diagnostics
import Testing

@testable import CommonMark

@Suite struct RawHTMLTests {
  private let allowing = MarkdownOptions.with { $0.allowsRawHTML = true }

  @Test func rawHTMLIsShownAsTextAndReportedOncePerLine() {
    let rendering = Rendering("甲 <b>乙</b>\n\n<div class=\"a\">\n丙\n</div>\n")
    #expect(
      rendering.html
        == "<p>甲 &lt;b&gt;乙&lt;/b&gt;</p>\n<p>&lt;div class=&quot;a&quot;&gt;\n丙\n&lt;/div&gt;</p>\n")
    #expect(rendering.findings == ["markdown-raw-html 1:3", "markdown-raw-html 3:1"])
    #expect(rendering.diagnostics.first?.remedy?.contains("markdown: {html: true}") == true)
  }

  @Test func commentsAreRemovedSilentlyButNotWhatFollows() {
    let rendering = Rendering("甲<!-- 注 -->乙\n\n<!-- 注\n\n注 -->\n\n<!-- 注 -->丙\n")
    #expect(rendering.html == "<p>甲乙</p>\n<p>丙</p>\n")
    #expect(rendering.findings == ["markdown-raw-html 7:1"])
  }

  @Test func aCommentThatIsNeverClosedIsShown() {
    let rendering = Rendering("<!-- 注\n\n正文\n")
    #expect(rendering.html == "<p>&lt;!-- 注\n\n正文</p>\n")
    #expect(rendering.ids == ["markdown-raw-html"])
  }

  @Test(arguments: [
    ("<img src=\"a.png\" alt=\"b.png\">", ["a.png"]), ("甲 <a href='b%20c.pdf#x'>乙</a>", ["b%20c.pdf#x"]),
    ("<img srcset=\"a.png 1x, b.png 2x,c.png\">", ["a.png", "b.png", "c.png"]),
    ("<video poster=p.jpg></video>", ["p.jpg"]), ("<a href=\"a&amp;b.pdf\">", ["a&b.pdf"]),
    ("<a href=\"https://example.org/a.pdf\">", []), ("<b title=\"a.png\">", []), ("`<img src=a.png>`", []),
  ])
  func addressesInAllowedHTMLAreKnown(markdown: String, addresses: [String]) throws {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a.md", bytes: Array(markdown.utf8))
    let document = MarkdownParser(options: allowing).parse(
      file, body: 0..<file.bytes.count, takesSummary: false, takesProse: false, into: &diagnostics)
    #expect(try #require(document).rawAddresses == addresses)
  }

  @Test func allowedHTMLPassesThroughTheTagFilter() {
    let rendering = Rendering(
      "甲 <b class=\"x\">乙</b> <script>\n\n<div>\n<IFRAME src=\"x\"></iframe>\n</div>\n", options: allowing)
    #expect(
      rendering.html
        == "<p>甲 <b class=\"x\">乙</b> &lt;script></p>\n<div>\n&lt;IFRAME src=\"x\">&lt;/iframe>\n</div>\n")
    #expect(rendering.findings.isEmpty)
  }

  @Test(arguments: [
    "<b onclick=\"x\">", "<img src=x onerror=alert(1)>", "<b ONCLICK=x>", "<svg/onload=x>", "<b a=\"b\"onclick=x>",
    "</b onclick=x>",
    "<a href=\"javascript:x\">", "<a href=' java&#x73;cript:x'>", "<a href=\"java&Tab;script&colon;x\">",
    "<a href=data:text/html,x>",
    "<iframe srcdoc=\"x\">", "<form action=\"vbscript:x\">", "<a xlink:href=\"javascript:x\">",
    "<img src=\"data:image/svg+xml,x\">",
    "<div style=\"background:url(javascript:x)\">", "<meta http-equiv=refresh content=\"0;url=javascript:x\">",
    "<div title=\"", "<div><b a='x", "<!--><b onclick=x>", "<![CDATA[>]]><b onclick=x>", "<!-- x --!><b onclick=x>",
    "<a href=\"file:///x\">",
  ])
  func activeHTMLIsToldAsABrowserReadsIt(html: String) {
    #expect(HTMLInspection(Array(html.utf8)).danger != nil)
  }

  @Test(arguments: [
    "<b>x</b>", "<a href=\"https://a.cn\" title=\"onclick=x\">",
    "<img src=\"data:image/png;base64,AA\" alt=\"about: x\">", "x < y onclick=z",
    "<!-- onclick=x -->", "<div id=\"a\"\n", "<p>1 &lt; 2</p>", "<td on=1>",
  ])
  func harmlessHTMLIsLeftAlone(html: String) {
    #expect(HTMLInspection(Array(html.utf8)).danger == nil)
  }

  @Test func activeHTMLIsShownAsTextAndReported() {
    let rendering = Rendering("甲 <b onclick=\"x\">乙</b>\n\n<div onload=x>\n", options: allowing)
    #expect(
      rendering.html
        == "<p>甲 &lt;b onclick=&quot;x&quot;&gt;乙</b></p>\n<p>&lt;div onload=x&gt;</p>\n")
    #expect(rendering.findings == ["markdown-active-html 1:3", "markdown-active-html 3:1"])
  }

  @Test func aCommentAfterATagThatIsNotClosedIsRefused() {
    let rendering = Rendering("<div class=a\n\n<!-- onclick=x -->\n", options: allowing)
    #expect(rendering.ids == ["markdown-active-html"])
    #expect(!rendering.html.contains("onclick"))
  }

  @Test(arguments: [false, true]) func theMoreMarkIsNeverWritten(allowsHTML: Bool) {
    let options = MarkdownOptions.with { $0.allowsRawHTML = allowsHTML }
    let html = Rendering("甲<!--more-->乙\n\n<!--more-->\n\n> <!-- More -->\n\n<!--more--> 丙\n", options: options).html
    #expect(!html.lowercased().contains("more"))
    #expect(html.contains("丙"))
  }

  @Test func textInHTMLCounts() {
    #expect(Rendering("<div>\n<b title=\"x y\">甲乙</b> one\n</div>\n", options: allowing).document?.counts.words == 3)
  }
}
