import Markup

extension ChartLayout {
  /// The value axis of a plot whose values go up.
  func verticalAxis(_ range: ClosedRange<Int128>?, startsAtZero: Bool) -> ValueAxis {
    ValueAxis(
      range, scale: values.scale, startsAtZero: startsAtZero, intervals: mostIntervals(range), style: chart.numbers)
  }

  /// Between ticks: one more where there are values on both sides of zero.
  func mostIntervals(_ range: ClosedRange<Int128>?) -> Int {
    let isOnBothSides = range.map { $0.lowerBound < 0 && $0.upperBound > 0 } ?? false
    return (size == .wide ? 5 : 4) + (isOnBothSides ? 1 : 0)
  }

  /// The rectangle to the right of the axis' labels, below all that is drawn so far.
  ///
  /// - Parameter trailing: what stands at the right of the plot.
  func verticalPlot(axis: ValueAxis, trailing: Double = 4) -> Plot {
    let top = top + drawing.fontSize * (chart.kind == .line ? 0.9 : 1.2)
    return Plot(
      left: axis.labelWidth * drawing.fontSize + 8, top: top, right: size.units - trailing,
      bottom: top + size.plotHeight)
  }

  /// Lines across the plot at each tick with labels at the left, zero stronger than the others.
  mutating func drawValueAxis(_ axis: ValueAxis, in plot: Plot) {
    for tick in axis.ticks {
      let y = Self.height(of: tick.value, axis, plot)
      drawing.labels.append(.init(text: tick.text, x: plot.left - 6, y: y, anchor: .end))
      drawGridLine(from: (plot.left, y), to: (plot.right, y), isZero: tick.value == 0)
    }
  }

  /// Lines down the plot at each tick with labels below.
  mutating func drawHorizontalValueAxis(_ axis: ValueAxis, in plot: Plot, scale: (Int128) -> Double) {
    for tick in axis.ticks {
      let x = scale(tick.value)
      let half = drawing.textWidth(tick.text) / 2
      let labelX = min(max(x, half), size.units - half)
      drawing.labels.append(
        .init(text: tick.text, x: labelX, y: plot.bottom + drawing.lineHeight * 0.75, anchor: .middle))
      drawGridLine(from: (x, plot.top), to: (x, plot.bottom), isZero: tick.value == 0)
    }
  }

  mutating func drawGridLine(from start: (x: Double, y: Double), to end: (x: Double, y: Double), isZero: Bool) {
    var path: Bytes = []
    path.append(path: "M", start.x, start.y)
    path.append(path: "L", end.x, end.y)
    drawing.stroke(path, isZero ? "currentColor" : SeriesStyle.gridLine, width: isZero ? 1.2 : 1)
  }

  static func height(of value: Int128, _ axis: ValueAxis, _ plot: Plot) -> Double {
    plot.bottom - axis.fraction(of: value) * plot.height
  }

  /// Writes the labels of the categories below the plot, and sets the height of the picture.
  mutating func drawCategoryAxis(_ labels: CategoryLabels, in plot: Plot) {
    var y = plot.bottom + drawing.lineHeight * 0.85
    for label in labels.shown {
      for (line, text) in label.lines.enumerated() {
        drawing.labels.append(
          .init(text: text, x: label.x, y: y + Double(line) * drawing.lineHeight, anchor: .middle))
      }
    }
    y += Double(labels.lineCount) * drawing.lineHeight
    for group in labels.groups {
      drawing.labels.append(.init(text: group.text, x: group.x, y: y, anchor: .middle))
    }
    drawGroupBoundaries(labels, in: plot, groupMiddle: y)
    drawing.height = y + (labels.groups.isEmpty ? -0.5 : 0.5) * drawing.lineHeight + 2
  }

  /// Short lines between the groups: at the axis, and beside the groups' labels. Labels of categories stand between.
  private mutating func drawGroupBoundaries(_ labels: CategoryLabels, in plot: Plot, groupMiddle: Double) {
    var path: Bytes = []
    let half = drawing.fontSize * 0.45
    for boundary in labels.boundaries {
      let x = plot.left + slot(in: plot) * Double(boundary)
      path.append(path: "M", x, plot.bottom)
      path.append(path: "v", 4)
      path.append(path: "M", x, groupMiddle - half)
      path.append(path: "v", 2 * half)
    }
    drawing.stroke(path, SeriesStyle.gridLine, width: 1)
  }
}
