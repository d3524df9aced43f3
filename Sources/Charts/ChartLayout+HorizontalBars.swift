import Markup

extension ChartLayout {
  /// Bars that lie below each other, with their names at the left: for names that are long or many.
  mutating func drawHorizontalBars() {
    let placement = BarPlacement(chart, values)
    let rows = HorizontalRows(chart, placement, drawing, top: top + 10)
    let left = rows.labelWidth + 8
    let room = Plot(left: left, top: top + 6, right: size.units - 4, bottom: rows.bottom + 4)
    let (axis, plot) = horizontalAxis(in: room, ends: rows.hasEnds ? placement.ends : [])
    let scale = { (value: Int128) in plot.left + axis.fraction(of: value) * plot.width }
    drawHorizontalValueAxis(axis, in: plot, scale: scale)
    drawBars(placement) { bar in
      let start = scale(min(bar.start, bar.end))
      return (start, rows.top(bar.category, bar.place), scale(max(bar.start, bar.end)) - start, rows.thickness)
    }
    // Once more above the bars, whose edges would cover it.
    drawGridLine(from: (scale(axis.base), plot.top), to: (scale(axis.base), plot.bottom), isZero: true)
    drawGaps(placement) { category, place in (scale(axis.base) + 7, rows.middle(category, place)) }
    writeNames(rows, right: left - 8)
    if rows.hasEnds { writeEnds(placement, rows, scale) }
    drawing.height = plot.bottom + drawing.lineHeight * 1.3
  }

  /// An axis with as many ticks as have room for their labels, and the part of the room that it takes.
  private func horizontalAxis(in room: Plot, ends: [BarPlacement.End]) -> (ValueAxis, Plot) {
    var intervals = mostIntervals(barRange)
    while true {
      let axis = ValueAxis(
        barRange, scale: values.scale, startsAtZero: true, intervals: intervals, style: chart.numbers)
      let plot = fit(axis, into: room, ends)
      let gap = plot.width / Double(max(1, axis.ticks.count - 1))
      if intervals == 1 || axis.labelWidth * drawing.fontSize + 8 <= gap { return (axis, plot) }
      intervals -= 1
    }
  }

  /// The widest plot whose bars leave room for the numbers at their ends.
  private func fit(_ axis: ValueAxis, into room: Plot, _ ends: [BarPlacement.End]) -> Plot {
    let needs = ends.map { (place: axis.fraction(of: $0.value), room: drawing.textWidth($0.text) + 6, $0.value < 0) }
    var (before, width) = (0.0, room.width - 8)
    // A narrower plot brings the bars below zero closer to its left edge, which narrows it again: soon settled.
    for _ in 0..<12 {
      before = needs.filter(\.2).map { $0.room + 4 - $0.place * width }.reduce(0, max)
      let limits = needs.filter { !$0.2 && $0.place > 0 }.map { (room.width - before - $0.room) / $0.place }
      width = max(20, limits.reduce(min(width, room.width - before - 8), min))
    }
    return Plot(left: room.left + before, top: room.top, right: room.left + before + width, bottom: room.bottom)
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
