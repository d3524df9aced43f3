import Testing

@testable import Comparison

@Suite("Comparison of pages")
struct PageComparisonTests {
  private func compare(_ old: String, _ new: String, page: String = "/a/") -> PageChanges {
    PageComparison.compare(PageReader.read(Array(old.utf8)), PageReader.read(Array(new.utf8)), page: page)
  }

  /// A page with one bound figure and the list of its source.
  private func bound(_ value: String, query: String = "figure:deaths?period=2024-08", rows: Int = 27) -> String {
    """
    <main><h1>通报</h1><p>全市死亡<a class="figure" href="#figure-1">\(value)</a>。</p>
    <section class="figures"><ol><li id="figure-1"><p><strong>\(value)</strong> 死亡人数，2024年8月</p>
    <p>\(rows)条记录</p><p><code>\(query)</code></p></li></ol></section></main>
    """
  }

  @Test("tells a bound figure once, by its label and query")
  func boundFigure() {
    let changes = compare(bound("9人"), bound("10人"))
    #expect(
      changes.figures == [
        FigureChange(page: "/a/", label: "死亡人数，2024年8月", old: "9人", new: "10人", query: "figure:deaths?period=2024-08")
      ])
    #expect(changes.texts.count == 1)
  }

  @Test("tells another definition of a figure, even when its number stays")
  func definition() {
    let changes = compare(bound("9人"), bound("9人", query: "figure:deaths?period=2024-09"))
    #expect(changes.figures.first?.query == "figure:deaths?period=2024-09")
    #expect(changes.figures.first?.oldQuery == "figure:deaths?period=2024-08")
    #expect(changes.figures.count == 1)
  }

  @Test("tells other records behind the same figure")
  func records() {
    let changes = compare(bound("9人"), bound("9人", rows: 28))
    #expect(changes.values == [ValueChange(kind: .source, name: "死亡人数，2024年8月", old: "27条记录", new: "28条记录")])
    #expect(changes.figures.isEmpty)
  }

  @Test("tells numbers that are bound to nothing by the words before them")
  func unbound() {
    let changes = compare("<h1>通报</h1><h2>一、情况</h2><p>全市死亡9人。</p>", "<h1>通报</h1><h2>一、情况</h2><p>全市死亡10人。</p>")
    #expect(changes.figures == [FigureChange(kind: .number, page: "/a/", label: "全市死亡", old: "9人", new: "10人")])
    #expect(changes.texts.first?.heading == "一、情况")
  }

  @Test("tells a figure that a list quotes on its own page only")
  func quoted() {
    func list(_ value: String) -> String {
      "<link rel=canonical href='https://x.example/'><ul><li>八月全市共死亡<a class=figure href='/a/#figure-1'>\(value)</a>。</li></ul>"
    }
    let changes = compare(list("9人"), list("10人"), page: "/")
    #expect(changes.figures.isEmpty && changes.texts.isEmpty)
    #expect(changes.quotedFigures == 1)
  }

  @Test("knows its own figures where the site lies in a folder of its host")
  func ownFigures() {
    func page(_ value: String) -> String {
      "<link rel=canonical href='https://x.example/s/a/'><p>八月死亡<a class=figure href='/s/a/#figure-1'>\(value)</a>。</p>"
    }
    #expect(compare(page("9人"), page("10人")).figures.map(\.new) == ["10人"])
  }

  @Test("tells numbers in titles")
  func title() {
    let changes = compare(
      "<title>死亡9人 - 站</title><h1>死亡9人</h1>", "<title>死亡10人 - 站</title><h1>死亡10人</h1>")
    #expect(changes.figures == [FigureChange(kind: .title, page: "/a/", label: "死亡10人", old: "9人", new: "10人")])
    #expect(changes.values.map(\.name) == ["title"])
  }

  @Test("tells cells by row and column, and rows that come and go")
  func cells() {
    func table(_ rows: String) -> String { "<table><caption>情况</caption><tr><th>地区<th>起数</tr>\(rows)</table>" }
    let changes = compare(
      table("<tr><td>甲<td>1</tr><tr><td>乙<td>2</tr>"),
      table("<tr><td>丙<td>5</tr><tr><td>甲<td>3</tr><tr><td>乙<td>2</tr>"))
    #expect(changes.figures == [FigureChange(kind: .cell, page: "/a/", label: "情况 · 甲 · 起数", old: "1", new: "3")])
    #expect(changes.texts.map(\.runs) == [[TextRun(.added, "丙 | 5")]])
    #expect(changes.texts.map(\.kind) == [.row])
  }

  @Test("tells another name or order of columns")
  func columns() {
    let renamed = compare(
      "<table><tr><th>地区<th>起数</tr><tr><td>甲<td>1</tr></table>",
      "<table><tr><th>地区<th>人数</tr><tr><td>甲<td>1</tr></table>")
    #expect(renamed.texts.map(\.kind) == [.term])
    let swapped = compare(
      "<table><tr><th>甲<th>乙</tr><tr><td>1<td>2</tr></table>", "<table><tr><th>乙<th>甲</tr><tr><td>2<td>1</tr></table>")
    #expect(swapped.isMarkupOnly == false)
  }

  @Test("tells dates, link targets and images where the text stays")
  func attachments() {
    let changes = compare(
      "<dl><dt>日期<dd><time datetime=2024-09-05>9月5日</time></dl><p>见<a href=/x/>附件</a>和公告及说明<img src=a.png></p>",
      "<dl><dt>日期<dd><time datetime=2024-09-06>9月6日</time></dl><p>见<a href=/y/>附件</a>和公告及说明<img src=b.png></p>")
    #expect(
      changes.values == [
        ValueChange(kind: .link, name: "附件", old: "/x/", new: "/y/"),
        ValueChange(kind: .image, name: "", old: "a.png", new: "b.png"),
        ValueChange(kind: .date, name: "日期", old: "9月5日 (2024-09-05)", new: "9月6日 (2024-09-06)"),
      ])
    #expect(changes.texts.isEmpty)
  }

  @Test("tells a paragraph that has moved once")
  func moved() {
    let changes = compare(
      "<p>第一段文字在这里。</p><p>第二段另有内容。</p><p>第三段又是别的。</p>", "<p>第二段另有内容。</p><p>第三段又是别的。</p><p>第一段文字在这里。</p>")
    #expect(changes.texts.map(\.isMoved) == [true])
  }

  @Test("tells Open Graph only what title and description do not say")
  func openGraph() {
    func page(_ title: String, _ name: String) -> String {
      "<title>\(title)</title><meta property='og:title' content='\(title)'><meta property='og:site_name' content=\(name)>"
    }
    #expect(compare(page("甲", "站"), page("乙", "网")).values.map(\.name) == ["title", "og:site_name"])
  }

  @Test("says of a page that only its markup differs")
  func markup() {
    #expect(compare("<p class=a>文</p>", "<p class=b>文</p>").isMarkupOnly)
  }
}
