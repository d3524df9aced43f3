import Markup

extension ChartLayout {
  /// Lines with their names at their ends, or in a key above where names would collide.
  mutating func drawLines() {
    let axis = verticalAxis(values.range, startsAtZero: false)
    let ends = lineEnds(axis)
    drawKey(isNamingSeries: ends == nil)
    let trailing = ends.map { ends in ends.map { drawing.textWidth($0.name) + Self.lineEndSwatch + 8 }.max() ?? 4 }
    let plot = verticalPlot(axis: axis, trailing: trailing ?? 8)
    drawValueAxis(axis, in: plot)
    for series in styles.indices.reversed() { draw(series, axis, plot) }
    for end in ends ?? [] {
      drawLineSwatch(end.series, x: plot.right + 4, y: plot.top + end.offset, width: Self.lineEndSwatch - 4)
      drawing.labels.append(.init(text: end.name, x: plot.right + 4 + Self.lineEndSwatch, y: plot.top + end.offset))
    }
    // A line over names may have no room for all of them: then for as many as there is.
    let labels = CategoryLabels(chart, below: plot, drawing)
    if let labels = labels ?? CategoryLabels(chart, below: plot, drawing, isThinning: true) {
      drawCategoryAxis(labels, in: plot)
    }
  }

  /// Draws runs of values that follow each other, markers where there are few of them, and marks of gaps on the axis.
  private mutating func draw(_ series: Int, _ axis: ValueAxis, _ plot: Plot) {
    let style = styles[series]
    let row = values.values[series]
    var (line, gaps): (Bytes, Bytes) = ([], [])
    var (filled, hollow): ([(x: Double, y: Double)], [(x: Double, y: Double)]) = ([], [])
    // Markers on all of few values; of many, on some that are not those of the other lines.
    let step = row.count <= 24 ? 1 : row.count / 5
    let isMarked = chart.series.count > 1 || step == 1
    for (category, value) in row.enumerated() {
      let x = middle(of: category, in: plot)
      guard let value else {
        gaps.append(gapAtX: x, plot.bottom - 5)
        continue
      }
      let y = Self.height(of: value, axis, plot)
      let isFirst = category == 0 || row[category - 1] == nil
      line.append(path: isFirst ? "M" : "L", x, y)
      let isAlone = isFirst && (category + 1 == row.count || row[category + 1] == nil)
      let isProvisional = chart.series[series].provisional.contains(category)
      if isProvisional || style.isComparison && isAlone {
        hollow.append((x, y))
      } else if isAlone || isMarked && !style.isComparison && (category + series * step / 4).isMultiple(of: step) {
        filled.append((x, y))
      }
    }
    drawing.stroke(line, style.colourText, width: style.lineWidth, dash: SeriesStyle.dashes[style.dash])
    drawMarkers(filled, style, isHollow: false)
    drawMarkers(hollow, style, isHollow: true)
    if hasData { drawing.stroke(gaps, style.colourText, width: 1.4) }
  }
}

/// Names at the ends of lines.
extension ChartLayout {
  /// How wide the sample of a line before its name is, with a space.
  private static var lineEndSwatch: Double { 22 }

  private struct LineEnd {
    let series: Int
    let name: String
    /// Below the top of the plot.
    var offset: Double
  }

  /// The names moved apart, or nil when they need too much width, stand too far from their lines, or name a line that
  /// does not reach the end.
  private func lineEnds(_ axis: ValueAxis) -> [LineEnd]? {
    guard chart.series.count > 1 else { return nil }
    let widest = chart.series.map { drawing.textWidth($0.name) }.max() ?? 0
    // On a phone a long name would take the room of the lines.
    guard widest <= size.units * (size == .wide ? 0.24 : 0.16) else { return nil }
    var ends: [LineEnd] = []
    for (index, series) in chart.series.enumerated() {
      guard let last = values.values[index].last, let value = last else { return nil }
      ends.append(LineEnd(series: index, name: series.name, offset: (1 - axis.fraction(of: value)) * size.plotHeight))
    }
    let wanted = ends.map(\.offset)
    ends.sort { ($0.offset, $0.series) < ($1.offset, $1.series) }
    moveApart(&ends)
    let isNear = ends.allSatisfy { abs($0.offset - wanted[$0.series]) <= drawing.lineHeight * 1.2 }
    return isNear ? ends : nil
  }

  /// Each at least a line below the one before, then the last ones back up into the plot.
  private func moveApart(_ ends: inout [LineEnd]) {
    let gap = drawing.lineHeight
    for index in ends.indices.dropFirst() { ends[index].offset = max(ends[index].offset, ends[index - 1].offset + gap) }
    var limit = size.plotHeight
    for index in ends.indices.reversed() {
      ends[index].offset = min(ends[index].offset, limit)
      limit = ends[index].offset - gap
    }
  }
}
