import Diagnostics
import Testing

@testable import CommonMark

@Suite struct EmphasisTests {
  @Test(arguments: [
    ("**强调。**文字", "<strong>强调。</strong>文字"), ("狠抓**“五个转变”**,", "狠抓<strong>“五个转变”</strong>,"),
    ("做到**《办法》**要求", "做到<strong>《办法》</strong>要求"), ("~~删除。~~文字", "<del>删除。</del>文字"), ("文*（注）*字", "文<em>（注）</em>字"),
    ("**a。**文", "<strong>a。</strong>文"), (#"\***强调。**文字"#, "*<strong>强调。</strong>文字"),
    ("a**b。**c", "a<strong>b。</strong>c"),
  ])
  func emphasisBesideChinesePunctuationWorks(markdown: String, html: String) {
    #expect(Rendering(markdown).html == "<p>\(html)</p>\n")
  }

  @Test func itCanBeSwitchedOff() {
    let options = MarkdownOptions.with { $0.usesCJKEmphasis = false }
    #expect(Rendering("**强调。**文字", options: options).html == "<p>**强调。**文字</p>\n")
  }

  @Test func aSingleTildeIsText() {
    #expect(Rendering("气温5~10度,风力3~4级").html == "<p>气温5~10度,风力3~4级</p>\n")
  }

  @Test func nothingIsInsertedWhereTheStockRuleIsRight() {
    for text in ["**强调**文字", "*a* _b_ ~~c~~", "* 项\n* 目", "***\n", "", "a\\*“b”*"] {
      #expect(prepare(text).bytes == nil, "\(text)")
    }
    #expect(prepare("**强调。**文字").bytes != nil)
  }

  @Test func placeholdersAreTakenOutOfEverythingThatIsWritten() {
    let runs = "文**“强”**文"
    let markdown = """
      # \(runs)

      [\(runs)](<\(runs).md> "\(runs)") ![\(runs)](a.png) `\(runs)` https://a.cn/\(runs)

      ``` \(runs)
      \(runs)
      ```

      [x][\(runs)]

      [\(runs)]: /\(runs)
      """
    let rendering = Rendering(markdown)
    let scalars = rendering.html.unicodeScalars
    #expect(!scalars.contains { (0xF8F0...0xF8FF).contains($0.value) || (0x2E3C...0x2E42).contains($0.value) })
    #expect(!rendering.html.contains("%EF%A3") && !rendering.html.contains("%E2%B8"))
    #expect(rendering.document?.body.slots.map(\.destination) == ["\(runs).md", "a.png", "/\(runs)"])
    #expect(rendering.document?.headings.first?.text == "文“强”文")
    #expect(rendering.html.contains("<code>\(runs)</code>"))
    #expect(rendering.html.contains("class=\"language-\(runs)\""))
  }

  @Test func aDocumentMayHoldTheCharactersThatCouldBePlaceholders() {
    let own = String(String.UnicodeScalarView((0xF8F0...0xF8FE).compactMap(Unicode.Scalar.init(_:))))
    let text = own + "\u{2E3C}&#xF8FF;&#11837;"
    let html = Rendering("\(text)**强调。**文字").html
    #expect(html == "<p>\(own)\u{2E3C}\u{F8FF}\u{2E3D}**强调。**文字</p>\n")
    #expect(Rendering("\(own)**强调。**文字").html == "<p>\(own)<strong>强调。</strong>文字</p>\n")
  }

  @Test(arguments: (0xF8F0...0xF8FF).map { UInt32($0) } + (0x2E3C...0x2E42).map { UInt32($0) })
  func cmarkTakesEveryCandidateForWhatItIsMeantToBe(value: UInt32) throws {
    let candidate = String(try #require(Unicode.Scalar(value)))
    // Before a letter, a run of `*` can close after a letter but not after punctuation.
    let closes = Rendering("*a\(candidate)*b").html == "<p><em>a\(candidate)</em>b</p>\n"
    #expect(closes == (value >= 0xF8F0))
  }

  @Test func placesAreThoseOfTheSource() {
    let rendering = Rendering("**强。**文**“调”**字[a](b.md)\n文**“调”**字![](c.png)\n")
    #expect(rendering.document?.body.slots.map { [$0.location.line, $0.location.column] } == [[1, 16], [2, 10]])
    #expect(rendering.findings == ["markdown-image-alt 2:10"])
  }

  private func prepare(_ text: String) -> PreparedSource {
    Array(text.utf8).withUnsafeBufferPointer { SourcePreparation.prepare($0, options: MarkdownOptions()) }
  }
}

@Suite struct InsertionMapTests {
  @Test func placesAreFoundInBothDirections() {
    var map = InsertionMap()
    #expect(map.sourceOffset(of: 7) == 7)
    map.note(length: 3, endingAt: 5)  // source 2
    map.note(length: 1, endingAt: 9)  // source 5
    #expect([0, 2, 5, 8, 9, 12].map { map.sourceOffset(of: $0) } == [0, 2, 2, 5, 5, 8])
    #expect([0, 2, 3, 5, 6].map { map.resultOffset(of: $0) } == [0, 2, 6, 8, 10])
  }
}
