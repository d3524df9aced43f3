import Numbers
import Testing

@testable import Charts

@Suite struct DataTableTests {
  private func html(_ table: DataTable) -> String {
    var output: [UInt8] = []
    table.writeHTML(id: "t1", into: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private let table = DataTable(
    caption: "各县区", headerTitle: "地区",
    columns: [
      .init("本期", group: "事故起数"), .init("同比", group: "事故起数", suffix: "%"), .init("备注", isNumeric: false),
    ],
    rows: [
      .init(
        "云川区", address: "yunchuan/",
        [
          .number(FixedPoint(1234), isProvisional: true), .change(.init(FixedPoint(-1778, scale: 2), .down, .better)),
          .text("a & b"),
        ]),
      .init("江北区", [.number(FixedPoint(3)), .none(reason: "基数为零")]),
    ],
    total: .init("合计", [.number(FixedPoint(1237)), .change(.init(FixedPoint(0), .unchanged))]), words: .sample)

  @Test func `headers have a scope, numbers a class, and the box a name`() {
    let html = html(table)
    #expect(WellFormed(html).faults == [])
    #expect(html.contains("role=\"region\" aria-labelledby=\"t1-caption\""))
    #expect(html.contains("<caption id=\"t1-caption\">各县区</caption>"))
    #expect(html.contains("<th scope=\"colgroup\" colspan=\"2\">事故起数</th><th scope=\"col\" rowspan=\"2\">备注</th>"))
    #expect(html.contains("<th scope=\"row\"><a href=\"yunchuan/\">云川区</a></th><td class=\"number\">1,234 <small>初步数据"))
    #expect(html.contains("<tfoot>\n<tr><th scope=\"row\">合计</th><td class=\"number\">1,237</td>"))
  }

  @Test func `names and dates stay in one line, sentences break`() {
    var table = table
    let texts = ["2024-09-25", "霁川顺澜市政工程有限公司", "高温熔融金属吊运路线经过人员密集场所，需整体搬迁"]
    table.columns = [.init("一", isNumeric: false), .init("二", isNumeric: false), .init("三", isNumeric: false)]
    table.rows = [.init("云川区", texts.map { .text($0) })]
    table.total = nil
    let html = html(table)
    #expect(html.contains("<td>\(texts[0])</td><td class=\"words\">\(texts[1])</td>"))
    #expect(html.contains("<td class=\"long\">\(texts[2])</td>"))
    // Header 3, date 5.8 + dashes, two sentences of 9, four spaces of 1.
    #expect((30...33).contains(table.leastWidth))
  }

  @Test func `a change has a sign, an arrow and words`() {
    let html = html(table)
    #expect(
      html.contains(
        "<td class=\"number better\"><span aria-hidden=\"true\">\u{2212}17.78% ▼</span>"
          + "<span class=\"visually-hidden\">下降 17.78%,好转</span></td>"))
    #expect(html.contains("<td class=\"number\">持平</td>"))
  }

  @Test func `what is missing is a dash with its reason, also where a row is short`() {
    let html = html(table)
    #expect(html.contains("<span aria-hidden=\"true\">—</span><span class=\"visually-hidden\">基数为零</span>"))
    #expect(html.components("<td") == 9)
  }

  @Test func `the table of a chart has its numbers, gaps and totals`() {
    var chart = Chart.sample(
      .bar, categories: Chart.names("1月", "2月"), series: [.init("起", numbers(3, nil)), .init("人", numbers(1, 2))])
    chart.totals = numbers(3)
    let html = html(chart.table)
    #expect(html.contains("<tr><th scope=\"row\">2月</th><td class=\"number\"><span aria-hidden=\"true\">—</span>"))
    #expect(html.contains("<th scope=\"row\">合计</th><td class=\"number\">3</td><td class=\"number\"><span"))
  }

  @Test func `figures hold the table and its download`() {
    var output: [UInt8] = []
    TableFigure(table, id: "t1", note: "注", download: "t.csv", language: "zh-Hans").write(into: &output)
    let html = String(decoding: output, as: UTF8.self)
    #expect(html.hasPrefix("<figure class=\"table\" id=\"t1\" lang=\"zh-Hans\">\n"))
    #expect(html.contains("<a href=\"t.csv\" download>下载CSV</a>"))
    #expect(WellFormed(html).faults == [])
  }

  @Test func `CSV opens in spreadsheets as it is`() {
    let csv = String(decoding: table.csv.dropFirst(3), as: UTF8.self)
    #expect(Array(table.csv.prefix(3)) == [0xEF, 0xBB, 0xBF])
    #expect(
      csv == "地区,事故起数 本期,事故起数 同比,备注\r\n云川区,1234,-17.78,a & b\r\n江北区,3,,\r\n合计,1237,0,\r\n")
  }

  @Test(
    "Formulas are defused and separators quoted",
    arguments: [
      ("=1+1", "\"'=1+1\""), ("+86", "\"'+86\""), ("-", "\"'-\""), ("@SUM(A1)", "\"'@SUM(A1)\""),
      ("\tx", "\"'\tx\""), ("\u{FF1D}1", "\"'\u{FF1D}1\""), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""),
      ("a\nb", "\"a\nb\""), ("a=b", "a=b"), ("", ""),
    ])
  func fields(text: String, expected: String) {
    var output: [UInt8] = []
    DataTable.writeField(text, into: &output)
    #expect(String(decoding: output, as: UTF8.self) == expected)
  }
}

extension String {
  fileprivate func components(_ part: String) -> Int {
    var (count, rest) = (0, self[...])
    while let range = rest.firstRange(of: part) { (count, rest) = (count + 1, rest[range.upperBound...]) }
    return count
  }
}
