import Markup

extension ChartLayout {
  /// Bars that stand: for periods, and for names that fit side by side.
  mutating func drawVerticalBars(_ labels: CategoryLabels) {
    let axis = verticalAxis(barRange, startsAtZero: true)
    let plot = verticalPlot(axis: axis)
    let placement = BarPlacement(chart, values)
    let pitch = min(slot(in: plot) * (placement.abreast == 1 ? 0.66 : 0.8) / Double(placement.abreast), 44)
    drawValueAxis(axis, in: plot)
    let columns = VerticalColumns(
      placement: placement, axis: axis, plot: plot, slot: slot(in: plot), pitch: pitch)
    drawBars(placement) { bar in
      let x = columns.left(category: bar.category, place: bar.place)
      let (low, high) = (min(bar.start, bar.end), max(bar.start, bar.end))
      let top = Self.height(of: high, axis, plot)
      let width = placement.abreast > 1 && pitch > 5 ? pitch - 1.5 : pitch
      return (x, top, width, max(Self.height(of: low, axis, plot) - top, 0))
    }
    drawZeroLine(axis, in: plot)
    drawGaps(placement) { category, place in
      (columns.left(category: category, place: place) + pitch / 2, Self.height(of: axis.base, axis, plot) - 5)
    }
    writeEnds(placement, columns)
    var room = plot
    // Numbers below bars reach below the plot.
    if placement.ends.contains(where: { $0.value < 0 }) { room.bottom += drawing.fontSize * 0.9 }
    drawCategoryAxis(labels, in: room)
  }

  /// Once more above the bars, whose edges would cover it.
  private mutating func drawZeroLine(_ axis: ValueAxis, in plot: Plot) {
    let y = Self.height(of: axis.base, axis, plot)
    drawGridLine(from: (plot.left, y), to: (plot.right, y), isZero: true)
  }

  /// The numbers at the ends of the bars, when there is room for each.
  private mutating func writeEnds(_ placement: BarPlacement, _ columns: VerticalColumns) {
    let room = columns.endRoom
    guard placement.ends.allSatisfy({ drawing.textWidth($0.text) <= room }) else { return }
    for end in placement.ends {
      let y = Self.height(of: end.value, columns.axis, columns.plot)
      let middle = columns.left(category: end.category, place: end.place) + columns.pitch / 2
      drawing.labels.append(
        .init(
          text: end.text, x: middle, y: end.value < 0 ? y + drawing.fontSize * 0.7 : y - drawing.fontSize * 0.65,
          anchor: .middle, isOnMarks: true))
    }
  }

  /// Draws all bars of each series with one path, those that are provisional with another.
  mutating func drawBars(_ placement: BarPlacement, _ rectangle: (Bar) -> (Double, Double, Double, Double)) {
    for (series, style) in styles.enumerated() {
      var (final, provisional): (Bytes, Bytes) = ([], [])
      for bar in placement.bars where bar.series == series {
        let (x, y, width, height) = rectangle(bar)
        if chart.series[series].provisional.contains(bar.category) {
          provisional.append(rectangleX: x, y, width, height)
        } else {
          final.append(rectangleX: x, y, width, height)
        }
      }
      let pattern = "\(id)\(series)"
      drawing.fill(final, style, pattern: pattern, isApart: chart.kind == .stacked)
      drawing.fill(provisional, style, pattern: pattern, isProvisional: true)
    }
  }

  mutating func drawGaps(_ placement: BarPlacement, _ middle: (Int, Int) -> (Double, Double)) {
    guard hasData else { return }
    var path: Bytes = []
    for gap in placement.gaps {
      let (x, y) = middle(gap.category, gap.place)
      path.append(gapAtX: x, y)
    }
    drawing.stroke(path, "currentColor", width: 1.4)
  }
}

/// Where standing bars are.
private struct VerticalColumns {
  let placement: BarPlacement
  let axis: ValueAxis
  let plot: Plot
  let slot: Double
  let pitch: Double

  /// How wide a number above a bar may be: a single one may reach over the space between the categories.
  var endRoom: Double { placement.abreast == 1 ? slot - 4 : pitch - 2 }

  func left(category: Int, place: Int) -> Double {
    let middle = plot.left + slot * (Double(category) + 0.5)
    return middle + pitch * (Double(place) - Double(placement.abreast) / 2)
  }
}
