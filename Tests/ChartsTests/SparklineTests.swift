import Testing

@testable import Charts

@Suite struct SparklineTests {
  private func svg(_ values: Int?...) -> String {
    Chart.sample(
      .sparkline, categories: values.indices.map { .init("\($0)") },
      series: [.init("a", values.map { $0.map { .init($0) } })]
    ).svg()
  }

  @Test func `it is named for screen readers and has no ids`() {
    let svg = svg(1, 3, 2)
    #expect(svg.contains("role=\"img\" aria-label=\"事故起数,各月数值见数据表。\""))
    #expect(WellFormed(svg).ids.isEmpty)
    #expect(WellFormed(svg).faults == [])
  }

  @Test func `gaps break the line, and a lone value is a dot`() {
    #expect(svg(1, nil, 3, 4).contains("d=\"M3 17h0M52.3 7.7h0L77 3\""))
  }

  @Test func `a flat line lies in the middle, and none at all is empty`() {
    #expect(svg(5, 5).contains("d=\"M3 10h0L77 10\""))
    #expect(svg(nil, nil).contains("<path d=\"\""))
  }
}
