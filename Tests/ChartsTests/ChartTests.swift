import Numbers
import Testing

@testable import Charts

@Suite struct ChartTests {
  private let year = Chart.months(2024...2024)

  private func charts() -> [Chart] {
    let long = (0..<60).map { FixedPoint(40 + ($0 * 37) % 23) as FixedPoint? }
    let months = Chart.months(2020...2024)
    return [
      .sample(.bar, categories: year, series: [.init("2024年", numbers(3, 5, nil, 0, 7), provisional: [1])]),
      .sample(
        .bar, categories: year,
        series: [.init("2024年", numbers(3, 5, 6)), .init("上年同期", numbers(2, 9, nil), comparisonOf: 0)]),
      .sample(.stacked, axis: .names, categories: Chart.names("甲", "乙"), series: [.init("a", numbers(1, -2))]),
      .sample(.line, categories: months, series: (0..<8).map { .init("s\($0)", long, provisional: [59]) }),
      .sample(.line, categories: year, series: []),
      .sample(.bar, categories: [], series: [.init("a", numbers(1))]),
      .sample(.sparkline, categories: months, series: [.init("a", long)]),
    ]
  }

  @Test func `every picture is well-formed, and what it refers to exists`() {
    for chart in charts() {
      for width in ChartWidth.allCases {
        let svg = WellFormed(chart.svg(width))
        #expect(svg.faults == [])
        #expect(svg.references.allSatisfy(svg.ids.contains), "\(svg.references) \(svg.ids)")
        #expect(svg.elements.first == "svg")
      }
    }
  }

  @Test func `a screen reader gets one image with a title and a description`() {
    let svg = charts()[0].svg(id: "c7")
    #expect(svg.contains("role=\"img\" aria-labelledby=\"c7-w-title c7-w-desc\">"))
    #expect(svg.contains("<title id=\"c7-w-title\">事故起数</title><desc id=\"c7-w-desc\">各月数值见数据表。</desc>"))
    var plain = charts()[0]
    plain.description = ""
    #expect(!plain.svg().contains("<desc"))
    #expect(WellFormed(plain.svg()).faults == [])
  }

  @Test func `all charts of a page have ids of their own, in both widths`() {
    var page: [UInt8] = []
    for (index, chart) in charts().enumerated() { ChartFigure(chart, id: "c\(index)").write(into: &page) }
    let html = WellFormed(String(decoding: page, as: UTF8.self))
    #expect(html.faults == [])
    #expect(html.references.allSatisfy(html.ids.contains))
  }

  @Test func `hostile text stays text`() {
    let evil = "</title><script>alert(1)</script>\"'&\u{0}"
    let chart = Chart.sample(
      .bar, axis: .names, title: evil, categories: [.init(evil)],
      series: [.init(evil, numbers(1)), .init("\" onload=\"x", numbers(2))], unit: evil)
    var page: [UInt8] = []
    ChartFigure(chart, id: "\"><script>", note: evil, download: "\"><script>", language: "\"><script>").write(
      into: &page)
    let html = String(decoding: page, as: UTF8.self)
    #expect(WellFormed(html).faults == [])
    #expect(!html.contains("<script") && !html.contains("\" onload"))
    var sparkline = chart
    sparkline.kind = .sparkline
    #expect(WellFormed(sparkline.svg()).faults == [] && !sparkline.svg().contains("<script"))
  }

  @Test func `the same chart is drawn with the same bytes`() {
    for chart in charts() { #expect(chart.svg() == chart.svg() && chart.svg(.narrow) == chart.svg(.narrow)) }
  }

  @Test func `bars start at zero and are as long as their values`() {
    let chart = Chart.sample(.bar, categories: Chart.names("a", "b"), series: [.init("x", numbers(50, 25))])
    let heights = chart.svg().split(separator: "v").dropFirst().compactMap {
      Double($0.prefix { "0123456789.".contains($0) })
    }
    #expect(heights.prefix(2) == [230, 115])
  }

  @Test func `what is missing is marked and explained, and never a zero`() {
    let chart = Chart.sample(.bar, categories: Chart.names("a", "b"), series: [.init("x", numbers(5, nil))])
    let texts = chart.layout(.wide).drawing.labels.map(\.text)
    #expect(texts.contains("无数据"))
    #expect(texts.filter { $0 == "0" }.count == 1, "only the tick")
    let line = Chart.sample(.line, categories: year, series: [.init("x", numbers(5, 6, nil, 7, 8))])
    #expect(line.svg().components(of: "M") >= 2)
  }

  @Test func `no data at all says so`() {
    let chart = Chart.sample(.bar, categories: year, series: [.init("x", [])])
    #expect(chart.layout(.narrow).drawing.labels.map(\.text).contains("无数据"))
  }

  @Test func `a stack carries its sum only when all its parts are there`() {
    let chart = Chart.sample(
      .stacked, categories: Chart.names("a", "b", "c"),
      series: [.init("x", numbers(50, 7, 12, scale: 1)), .init("y", numbers(31, nil, -2, scale: 1))])
    let texts = chart.layout(.wide).drawing.labels.map(\.text)
    #expect(texts.contains("8.1"))
    #expect(!texts.contains("0.7") && !texts.contains("1.2"))
  }

  @Test func `the extremes are those of each series that has data, and of equal values the first`() {
    let chart = Chart.sample(
      .line, categories: Chart.months(2024...2024),
      series: [.init("起", numbers(1200, 7, nil, 7)), .init("无", [nil])])
    #expect(
      chart.extremes == [
        .init(series: "起", highest: "1,200", highestAt: "2024年1月", lowest: "7", lowestAt: "2024年2月")
      ])
  }

  @Test func `a comparison has the colour of its series and a look of its own`() {
    let series: [Chart.Series] = [
      .init("a", []), .init("b", []), .init("a before", [], comparisonOf: 0), .init("b before", [], comparisonOf: 1),
      .init("astray", [], comparisonOf: 9),
    ]
    let styles = SeriesStyle.all(for: series)
    #expect(styles.map(\.colour) == [0, 1, 0, 1, 2])
    #expect(styles.map(\.isComparison) == [false, false, true, true, false])
  }

  @Test func `three dozen series are told apart, six of them without colour`() {
    let styles = SeriesStyle.all(for: (0..<36).map { .init("\($0)", []) })
    #expect(Set(styles.map { "\($0.colour) \($0.texture)" }).count == 36)
    #expect(Set(styles.prefix(6).map(\.texture)).count == 6)
    #expect(Set(styles.prefix(6).map(\.marker)).count == 6)
    #expect(Set(styles.prefix(6).map(\.dash)).count == 6)
  }
}

extension String {
  fileprivate func components(of part: Character) -> Int { count { $0 == part } }
}
