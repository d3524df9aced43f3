import Markup

/// One of the two drawings of a chart: text in SVG shrinks with the picture, so a phone gets a picture of its own.
package enum ChartWidth: String, Sendable, CaseIterable {
  /// 600 units, for 512 to 720 px: text of 13 units is 11 to 16 px high.
  case wide
  /// 320 units, for 288 to 416 px: text of 12.5 units is 11 to 16 px high.
  case narrow

  var units: Double { self == .wide ? 600 : 320 }
  var fontSize: Double { self == .wide ? 13 : 12.5 }
  var plotHeight: Double { self == .wide ? 230 : 190 }
}

extension Chart {
  /// Appends the picture as an `svg` element. For a sparkline the width does not matter.
  ///
  /// - Parameter id: makes the ids of the page unique: no two pictures of a page may have the same. Of letters, digits,
  ///   `-` and `_`; anything else becomes `-`.
  package func writeSVG(_ width: ChartWidth, id: String, into output: inout Bytes) {
    if kind == .sparkline { return Sparkline(self).write(into: &output) }
    let id = Self.safeID(id) + (width == .wide ? "-w" : "-n")
    let layout = ChartLayout(self, width, id: id)
    layout.drawing.write(title: title, description: description, id: id, into: &output)
  }

  static func safeID(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      let isSafe = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      return isSafe || scalar == "_" ? scalar : "-"
    }
    return String(String.UnicodeScalarView(scalars))
  }
}

/// Lays a chart out and draws it: key first, then the plot of its kind, from top to bottom.
struct ChartLayout {
  let chart: Chart
  let size: ChartWidth
  let id: String
  let values: ScaledValues
  let styles: [SeriesStyle]
  var drawing: Drawing
  /// Where the next part begins.
  var top = 0.0

  init(_ chart: Chart, _ size: ChartWidth, id: String) {
    self.chart = chart
    self.size = size
    self.id = id
    values = ScaledValues(chart)
    styles = SeriesStyle.all(for: chart.series)
    drawing = Drawing(width: size.units, fontSize: size.fontSize)
    draw()
  }

  var hasData: Bool { values.range != nil }
  var gapExists: Bool { values.values.contains { $0.contains(nil) } }
  var provisionalExists: Bool {
    chart.series.contains { series in series.provisional.contains { series.value(at: $0) != nil } }
  }

  /// The horizontal part of the plot that one category has, and its middle.
  func slot(in plot: Plot) -> Double { (plot.right - plot.left) / Double(max(1, chart.categories.count)) }
  func middle(of category: Int, in plot: Plot) -> Double { plot.left + slot(in: plot) * (Double(category) + 0.5) }

  private mutating func draw() {
    if chart.kind != .line { writePatterns() }
    switch chart.kind {
    case .line, .sparkline:
      drawLines()
    case .bar, .stacked:
      drawKey()
      if let labels = CategoryLabels(chart, below: verticalBarPlot, drawing) {
        drawVerticalBars(labels)
      } else {
        drawHorizontalBars()
      }
    }
    if !hasData {
      drawing.labels.append(
        .init(text: chart.words.noData, x: size.units / 2, y: drawing.height / 2, anchor: .middle, isOnMarks: true))
    }
  }

  private var verticalBarPlot: Plot { verticalPlot(axis: verticalAxis(barRange, startsAtZero: true)) }

  /// What the value axis of bars has to hold.
  var barRange: ClosedRange<Int128>? { chart.kind == .stacked ? values.stackedRange : values.range }

  private mutating func writePatterns() {
    for (index, style) in styles.enumerated() { style.writePattern(id: "\(id)\(index)", into: &drawing.definitions) }
  }
}

/// The rectangle that marks stand in.
struct Plot {
  var left, top, right, bottom: Double
  var width: Double { right - left }
  var height: Double { bottom - top }
}
