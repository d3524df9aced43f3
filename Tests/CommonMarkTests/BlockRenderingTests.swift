import Testing

@testable import CommonMark

@Suite struct BlockRenderingTests {
  @Test(arguments: [
    ("| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", [3]),
    ("| a | b |\n|---|---|\n| 1 | 2 |\n1 | 2 | 3 | 4\n| 5 |\n", [4]),
    ("> a | b\n> --|--\n> 1 | 2 | 3\n", [3]),
    ("- | a | b |\n  |---|---|\n  | 1 | 2 | 3\n", [3]),
    ("| a | b |\n|---|---|\n| 1 \\| x | 2 |\n| 1 | 2 \\|\n|  |  |\n", []),
  ])
  func aRowWithMoreCellsThanTheTableHasColumnsIsReported(markdown: String, lines: [Int]) {
    let lost = Rendering(markdown).diagnostics.filter { $0.kind == .markdownTableCells }
    #expect(lost.map { $0.location?.line } == lines)
  }

  @Test func aTableScrollsByItselfAndItsHeadersHaveAScope() {
    let rendering = Rendering("| 甲 | 乙 | 丙 | |\n|:--|:-:|--:|--|\n| 1 | 2 | 3 | 4 |\n")
    #expect(
      rendering.html == """
        <div class="table-scroll" tabindex="0">
        <table>
        <thead>
        <tr>
        <th scope="col" class="align-left">甲</th>
        <th scope="col" class="align-center">乙</th>
        <th scope="col" class="align-right">丙</th>
        <td></td>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td class="align-left">1</td>
        <td class="align-center">2</td>
        <td class="align-right">3</td>
        <td>4</td>
        </tr>
        </tbody>
        </table>
        </div>

        """)
  }

  @Test func aTasksLabelHoldsOnlyItsFirstParagraph() {
    #expect(
      Rendering("- [ ] 甲\n  - [x] 乙\n").html == """
        <ul>
        <li class="task"><label><input type="checkbox" disabled> 甲</label>
        <ul>
        <li class="task"><label><input type="checkbox" disabled checked> 乙</label></li>
        </ul>
        </li>
        </ul>

        """)
    #expect(
      Rendering("- [x] 甲\n\n  乙\n").html == """
        <ul>
        <li class="task">
        <p><label><input type="checkbox" disabled checked> 甲</label></p>
        <p>乙</p>
        </li>
        </ul>

        """)
  }

  @Test func aTaskIsDoneOnlyIfItsOwnBoxSaysSo() {
    #expect(!Rendering("- [ ] see [x]\n").html.contains("checked"))
    #expect(Rendering("text\n\n1. [x] done\n").html.contains("checked"))
    #expect(Rendering("- 甲\n  - [x] 乙\n").html.contains("checked"))
  }

  @Test func aTaskWithoutTextNamesItsBox() {
    #expect(
      Rendering("- [x] \n- 甲\n").html.contains(
        #"<li class="task"><input type="checkbox" disabled checked aria-label="☑">"#))
  }

  @Test func aFencedBlockNamesItsLanguage() {
    #expect(
      Rendering("```swift 标题\nlet a = \"<\"\n```\n").html
        == "<pre><code class=\"language-swift\">let a = &quot;&lt;&quot;\n</code></pre>\n")
    #expect(Rendering("    **代码。**文\n").html == "<pre><code>**代码。**文\n</code></pre>\n")
  }

  @Test func anOrderedListKeepsItsFirstNumber() {
    #expect(Rendering("3. 甲\n").html == "<ol start=\"3\">\n<li>甲</li>\n</ol>\n")
  }

  @Test func anyLineEndAndNoneAtAllGiveTheSame() {
    let expected = Rendering("# 甲\n\n乙\n\n- 丙\n").html
    for text in ["# 甲\r\n\r\n乙\r\n\r\n- 丙\r\n", "# 甲\r\r乙\r\r- 丙\r", "# 甲\n\n乙\n\n- 丙", "\u{FEFF}# 甲\n\n乙\n\n- 丙\n"] {
      #expect(Rendering(text).html == expected)
    }
  }

  @Test func aNullCharacterIsReplaced() {
    #expect(Rendering("a\0b").html == "<p>a\u{FFFD}b</p>\n")
  }

  @Test func anEmptyBodyGivesAnEmptyDocument() {
    let rendering = Rendering("")
    #expect(rendering.html.isEmpty)
    #expect(rendering.document?.summary == nil)
    #expect(rendering.document?.counts == TextCounts(words: 0, characters: 0))
  }
}
