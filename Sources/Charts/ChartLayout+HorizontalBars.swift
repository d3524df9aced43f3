import Markup

extension ChartLayout {
  /// Bars that lie below each other, with their names at the left: for names that are long or many.
  mutating func drawHorizontalBars() {
    let placement = BarPlacement(chart, values)
    let rows = HorizontalRows(chart, placement, drawing, top: top + 4)
    let left = rows.labelWidth + 8
    let (before, after) = endRoom(placement, rows)
    var plot = Plot(left: left, top: top, right: size.units - 4, bottom: rows.bottom + 4)
    let axis = horizontalAxis(width: plot.width - before - after)
    plot.left += before
    plot.right -= after
    let scale = { (value: Int128) in plot.left + axis.fraction(of: value) * plot.width }
    drawHorizontalValueAxis(axis, in: plot, scale: scale)
    drawBars(placement) { bar in
      let start = scale(min(bar.start, bar.end))
      return (start, rows.top(bar.category, bar.place), scale(max(bar.start, bar.end)) - start, rows.thickness)
    }
    drawGaps(placement) { category, place in (scale(axis.base) + 7, rows.middle(category, place)) }
    writeNames(rows, right: left - 8)
    if rows.hasEnds { writeEnds(placement, rows, scale) }
    drawing.height = plot.bottom + drawing.lineHeight * 1.3
  }

  /// As many ticks as have room for their labels.
  private func horizontalAxis(width: Double) -> ValueAxis {
    let range = chart.kind == .stacked ? values.stackedRange : values.range
    let most = size == .wide ? 5 : 4
    let axes = stride(from: most, through: 1, by: -1).map {
      ValueAxis(range, scale: values.scale, startsAtZero: true, intervals: $0, style: chart.numbers)
    }
    let fitting = axes.first { axis in
      let gap = width / Double(max(1, axis.ticks.count - 1))
      return axis.labelWidth * drawing.fontSize + 8 <= gap
    }
    return fitting ?? ValueAxis(range, scale: values.scale, startsAtZero: true, intervals: 1, style: chart.numbers)
  }

  /// What the numbers at the ends of the bars need left of the plot and right of it.
  private func endRoom(_ placement: BarPlacement, _ rows: HorizontalRows) -> (before: Double, after: Double) {
    guard rows.hasEnds else { return (0, 8) }
    let room = { (ends: [BarPlacement.End]) in ends.map { drawing.textWidth($0.text) + 6 }.max() ?? 0 }
    return (room(placement.ends.filter { $0.value < 0 }), room(placement.ends.filter { $0.value >= 0 }))
  }

  private mutating func writeNames(_ rows: HorizontalRows, right: Double) {
    for (category, lines) in rows.names.enumerated() {
      let middle = rows.middle(category)
      for (index, line) in lines.enumerated() {
        let y = middle + (Double(index) - Double(lines.count - 1) / 2) * rows.nameHeight
        drawing.labels.append(.init(text: line, x: right, y: y, anchor: .end))
      }
    }
  }

  private mutating func writeEnds(_ placement: BarPlacement, _ rows: HorizontalRows, _ scale: (Int128) -> Double) {
    for end in placement.ends {
      let isNegative = end.value < 0
      drawing.labels.append(
        .init(
          text: end.text, x: scale(end.value) + (isNegative ? -4 : 4), y: rows.middle(end.category, end.place),
          anchor: isNegative ? .end : .start, isOnMarks: true))
    }
  }
}

/// Where lying bars are.
private struct HorizontalRows {
  let names: [[String]]
  let labelWidth: Double
  let nameHeight: Double
  let thickness: Double
  /// Whether bars are far enough apart for a number beside each.
  let hasEnds: Bool
  private let pitch: Double
  private let tops: [Double]
  private let heights: [Double]
  private let abreast: Int

  init(_ chart: Chart, _ placement: BarPlacement, _ drawing: Drawing, top: Double) {
    let limit = drawing.width * 0.36
    abreast = placement.abreast
    names = chart.categories.map {
      TextWidth.lines(of: $0.axisLabel, limit: limit / drawing.fontSize, maximum: 3).lines
    }
    labelWidth = min(limit, names.joined().map { drawing.textWidth($0) }.max() ?? 0)
    nameHeight = drawing.fontSize * 1.15
    hasEnds = abreast <= 3 && placement.ends.allSatisfy { drawing.textWidth($0.text) < drawing.width * 0.25 }
    pitch = abreast == 1 ? 18 : hasEnds ? drawing.fontSize + 1 : 9
    thickness = abreast == 1 ? 16 : pitch - 1.5
    let (bars, lineHeight, space) = (Double(abreast) * pitch, nameHeight, abreast == 1 ? 7.0 : 10)
    heights = names.map { max(bars, Double($0.count) * lineHeight) + space }
    var tops = [top]
    for height in heights { tops.append(tops[tops.count - 1] + height) }
    self.tops = tops
  }

  var bottom: Double { tops.last ?? 0 }

  func middle(_ category: Int) -> Double { tops[category] + heights[category] / 2 }
  func middle(_ category: Int, _ place: Int) -> Double { top(category, place) + thickness / 2 }
  func top(_ category: Int, _ place: Int) -> Double {
    middle(category) + pitch * (Double(place) - Double(abreast) / 2) + (pitch - thickness) / 2
  }
}
