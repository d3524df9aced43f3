import Foundation
import Testing

@testable import Comparison

@Suite("Reports of comparisons")
struct ReportTests {
  private var difference: SiteDifference {
    var difference = SiteDifference(old: "旧<1>", new: "新")
    difference.language = "zh-Hans"
    difference.pageCounts.changed = 2
    difference.figures = [
      FigureChange(page: "/a/", label: "死亡人数", old: "9人", new: "10人", query: "figure:deaths?a=1&b=2"),
      FigureChange(kind: .cell, page: "/a/", label: "情况 · 甲", old: nil, new: "<script>"),
    ]
    difference.titles = ["/a/": "八月\"通报\""]
    var page = PageChanges(page: "/a/", title: "八月通报")
    page.texts = [
      TextChange(
        kind: .paragraph, place: .main, heading: "一、情况",
        runs: [TextRun(.same, "死亡"), TextRun(.removed, "9"), TextRun(.added, "10"), TextRun(.same, "人")])
    ]
    page.values = [ValueChange(kind: .link, name: "附件", old: "/x/", new: "/y/\u{1B}[31m")]
    difference.pages = [page]
    return difference
  }

  @Test("text stands without colours, in the order of importance")
  func text() {
    let text = TextReport.text(difference)
    #expect(text.contains("  死亡人数：9人 → 10人\n      figure:deaths?a=1&b=2\n"))
    #expect(text.contains("  段落 (一、情况)\n    死亡[-9-]{+10+}人\n"))
    #expect(text.contains("  链接 “附件”：/x/ → /y/ [31m\n"))
    #expect(!text.contains("\u{1B}"))
    #expect(TextReport.text(difference, isColoured: true).contains("\u{1B}[31m[-9-]\u{1B}[0m"))
  }

  @Test("speaks English where the pages do")
  func english() {
    var english = difference
    english.language = "en-GB"
    #expect(TextReport.text(english).contains("Pages: 0 added, 0 removed, 0 moved, 2 changed, 0 unchanged\n"))
    #expect(HTMLReport.text(english).contains("<html lang=\"en\">"))
  }

  @Test("JSON can be read and says all")
  func json() throws {
    let data = Data(JSONReport.text(difference).utf8)
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(root["version"] as? Int == 1)
    #expect(root["same"] as? Bool == false)
    let figures = try #require(root["figures"] as? [[String: Any]])
    #expect(figures.map { $0["new"] as? String } == ["10人", "<script>"])
    #expect(figures.map { $0["kind"] as? String } == ["figure", "cell"])
    #expect(figures[1]["old"] == nil)
  }

  @Test("HTML needs nothing beside itself, escapes what it tells and says in words what is marked")
  func html() {
    let html = HTMLReport.text(difference)
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"zh-Hans\">"))
    #expect(!html.contains("<script") && !html.contains("src=") && !html.contains("url(") && !html.contains("<link"))
    #expect(html.contains("&lt;script&gt;") && html.contains("旧&lt;1&gt;"))
    #expect(html.contains("<del><span class=\"spoken\">删除：</span>9</del>"))
    #expect(html.contains("<ins><span class=\"spoken\">新增：</span>10</ins>"))
    // It is a page of its own: the reader of pages finds its headings.
    let page = PageReader.read(Array(html.utf8))
    #expect(page.blocks.filter { $0.kind == .heading }.map(\.level) == [1, 2, 3, 2, 3, 2, 3])
  }

  @Test("shortens what was kept, not what was changed")
  func excerpt() {
    let long = String(repeating: "安全", count: 50)
    let runs = [
      TextRun(.same, long), TextRun(.removed, long), TextRun(.same, "短"), TextRun(.added, "新"), TextRun(.same, long),
    ]
    let short = Excerpt.shortened(runs, context: 4)
    #expect(short.map(\.text) == ["…安全安全", long, "短", "新", "安全安全…"])
  }
}
