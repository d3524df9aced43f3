import Markup

/// A line as high as the text around it: the shape of a series, its last value marked. The first series is drawn.
///
/// It has a name for screen readers (the chart's title), and no ids, so that a page may have any number.
struct Sparkline {
  private let chart: Chart
  private let row: [Int128?]
  private let range: ClosedRange<Int128>?

  private static let (width, height, inset) = (80.0, 20.0, 3.0)

  init(_ chart: Chart) {
    self.chart = chart
    let values = ScaledValues(chart)
    row = values.values.first ?? []
    let present = row.compactMap { $0 }
    range = present.min().flatMap { least in present.max().map { least...$0 } }
  }

  func write(into output: inout Bytes) {
    let label = chart.description.isEmpty ? chart.title : chart.title + chart.words.comma + chart.description
    output.append(literal: "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"sparkline\" viewBox=\"0 0 80 20\"")
    output.append(literal: " width=\"80\" height=\"20\" role=\"img\" aria-label=\"")
    output.append(label, as: .xml)
    output.append(literal: "\"><path d=\"")
    for (index, value) in row.enumerated() {
      guard let value else { continue }
      let isFirst = index == 0 || row[index - 1] == nil
      output.append(path: isFirst ? "M" : "L", x(index), y(value))
      // A dot of no length shows where a value stands alone, since the line has round ends.
      if isFirst { output.append(path: "h", 0) }
    }
    output.append(literal: "\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.6\"")
    output.append(literal: " stroke-linejoin=\"round\" stroke-linecap=\"round\"/>")
    if let last = row.lastIndex(where: { $0 != nil }), let value = row[last] {
      var dot: Bytes = []
      dot.append(.circle, x: x(last), y(value), radius: 2.6)
      output.append(literal: "<path d=\"")
      output += dot
      output.append(literal: "\" fill=\"")
      output.append(literal: SeriesStyle.colours[1])
      output.append(literal: "\"/>")
    }
    output.append(literal: "</svg>")
  }

  private func x(_ index: Int) -> Double {
    let steps = Double(max(1, row.count - 1))
    return Self.inset + (Self.width - 2 * Self.inset) * Double(index) / steps
  }

  /// A line that does not change lies in the middle.
  private func y(_ value: Int128) -> Double {
    guard let range, range.lowerBound < range.upperBound else { return Self.height / 2 }
    let fraction = (value - range.lowerBound).approximated / (range.upperBound - range.lowerBound).approximated
    return Self.height - Self.inset - (Self.height - 2 * Self.inset) * fraction
  }
}
