import Markup

/// The key above the plot: the unit, then one entry for each series and for each mark that needs a word.
extension ChartLayout {
  private enum Swatch {
    case none
    case series(Int)
    case gap
    case provisional
  }

  /// Draws the key from the top and moves ``top`` below it.
  ///
  /// - Parameter isNamingSeries: false where lines carry their names.
  mutating func drawKey(isNamingSeries: Bool = true) {
    var entries: [(Swatch, String)] = []
    if !chart.unit.isEmpty { entries.append((.none, chart.unit)) }
    if isNamingSeries, chart.series.count > 1 {
      entries += chart.series.enumerated().map { (.series($0), $1.name) }
    }
    if provisionalExists { entries.append((.provisional, chart.words.provisional)) }
    if gapExists, hasData { entries.append((.gap, chart.words.noData)) }
    var (x, y) = (0.0, drawing.lineHeight / 2)
    for (swatch, text) in entries {
      let swatchWidth = width(of: swatch)
      let room = size.units - swatchWidth
      let shown = TextWidth.lines(of: text, limit: room / drawing.fontSize, maximum: 1).lines.first ?? ""
      let width = swatchWidth + drawing.textWidth(shown)
      if x > 0, x + width > size.units { (x, y) = (0, y + drawing.lineHeight * 1.1) }
      draw(swatch, x: x, y: y)
      drawing.labels.append(.init(text: shown, x: x + swatchWidth, y: y))
      x += width + 14
    }
    top = entries.isEmpty ? 0 : y + drawing.lineHeight / 2 + 5
  }

  private func width(of swatch: Swatch) -> Double {
    switch swatch {
    case .none: 0
    case .series where chart.kind == .line: 32
    case .series: 20
    case .gap, .provisional: 16
    }
  }

  private mutating func draw(_ swatch: Swatch, x: Double, y: Double) {
    switch swatch {
    case .none: break
    case .series(let index) where chart.kind == .line: drawLineSwatch(index, x: x, y: y, width: 27)
    case .series(let index):
      var path: Bytes = []
      path.append(rectangleX: x, y - 5, 15, 10)
      drawing.fill(path, styles[index], pattern: "\(id)\(index)")
    case .gap:
      var path: Bytes = []
      path.append(gapAtX: x + 5, y)
      drawing.stroke(path, "currentColor", width: 1.4)
    case .provisional where chart.kind == .line:
      var path: Bytes = []
      path.append(SeriesStyle.Marker.circle, x: x + 5, y, radius: 4)
      drawing.fill(path, SeriesStyle.ground, stroke: "currentColor", width: 1.4)
    case .provisional:
      var path: Bytes = []
      path.append(rectangleX: x + 0.5, y - 5, 11, 10)
      drawing.stroke(path, "currentColor", width: 1.4, dash: "3 2")
    }
  }

  mutating func drawLineSwatch(_ index: Int, x: Double, y: Double, width: Double) {
    let style = styles[index]
    var path: Bytes = []
    path.append(path: "M", x, y)
    path.append(path: "H", x + width)
    drawing.stroke(path, style.colourText, width: style.lineWidth, dash: SeriesStyle.dashes[style.dash])
    if !style.isComparison { drawMarkers([(x + width / 2, y)], style, isHollow: false) }
  }

  /// Hollow markers stand for what is provisional or compared with.
  mutating func drawMarkers(_ places: [(x: Double, y: Double)], _ style: SeriesStyle, isHollow: Bool) {
    var path: Bytes = []
    for (x, y) in places { path.append(style.marker, x: x, y, radius: 3.6) }
    let isStroke = style.marker == .plus
    drawing.fill(
      path, isHollow || isStroke ? SeriesStyle.ground : style.colourText, stroke: style.colourText,
      width: isStroke && !isHollow ? 2.4 : 1.4)
  }
}
