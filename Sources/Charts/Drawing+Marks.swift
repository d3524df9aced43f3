import Markup

extension Drawing {
  /// Draws path data as lines. Nothing for an empty path.
  mutating func stroke(_ path: Bytes, _ colour: StaticString, width: Double, dash: StaticString = "") {
    if path.isEmpty { return }
    begin(path)
    marks.append(literal: " fill=\"none\"")
    writeStroke(colour, width: width)
    if dash.utf8CodeUnitCount > 0 {
      marks.append(literal: " stroke-dasharray=\"")
      marks.append(literal: dash)
      marks.append(literal: "\"")
    } else {
      marks.append(literal: " stroke-linejoin=\"round\"")
    }
    marks.append(literal: "/>")
  }

  /// Draws path data as areas with an edge.
  mutating func fill(_ path: Bytes, _ colour: StaticString, stroke: StaticString, width: Double) {
    if path.isEmpty { return }
    begin(path)
    marks.append(literal: " fill=\"")
    marks.append(literal: colour)
    marks.append(literal: "\"")
    writeStroke(stroke, width: width)
    marks.append(literal: "/>")
  }

  /// Draws bars in the texture of a series.
  ///
  /// - Parameters:
  ///   - pattern: the id under which ``SeriesStyle/writePattern(id:into:)`` wrote the texture.
  ///   - isProvisional: with a dashed edge and paler.
  ///   - isApart: with an edge of the ground, to part it from what it touches.
  mutating func fill(
    _ path: Bytes, _ style: SeriesStyle, pattern: String, isProvisional: Bool = false, isApart: Bool = false
  ) {
    if path.isEmpty { return }
    begin(path)
    if style.texture == .solid {
      marks.append(literal: " fill=\"")
      marks.append(literal: style.colourText)
      marks.append(literal: "\"")
    } else {
      marks.append(raw: " fill=\"url(#\(pattern))\"")
    }
    if isProvisional {
      marks.append(literal: " fill-opacity=\".45\"")
      writeStroke(style.colourText, width: 1.4)
      marks.append(literal: " stroke-dasharray=\"3 2\"")
    } else if isApart {
      writeStroke(SeriesStyle.ground, width: 1)
    } else if style.isComparison {
      writeStroke(style.colourText, width: 1)
    }
    marks.append(literal: "/>")
  }

  private mutating func begin(_ path: Bytes) {
    marks.append(literal: "<path d=\"")
    marks += path
    marks.append(literal: "\"")
  }

  private mutating func writeStroke(_ colour: StaticString, width: Double) {
    marks.append(literal: " stroke=\"")
    marks.append(literal: colour)
    marks.append(literal: "\" stroke-width=\"")
    marks.append(coordinate: width)
    marks.append(literal: "\"")
  }
}

extension Bytes {
  mutating func append(rectangleX x: Double, _ y: Double, _ width: Double, _ height: Double) {
    append(path: "M", x, y)
    append(path: "h", width)
    append(path: "v", height)
    append(path: "h", -width)
    append(UInt8(ascii: "z"))
  }

  /// The mark of a missing value: a small saltire.
  mutating func append(gapAtX x: Double, _ y: Double) {
    append(path: "M", x - 3, y - 3)
    append(path: "l", 6, 6)
    append(path: "m", -6, 0)
    append(path: "l", 6, -6)
  }

  mutating func append(_ marker: SeriesStyle.Marker, x: Double, _ y: Double, radius: Double) {
    switch marker {
    case .circle:
      append(path: "M", x - radius, y)
      for diameter in [2 * radius, -2 * radius] {
        append(path: "a", radius, radius)
        append(literal: " 0 1 0 ")
        append(coordinate: diameter)
        append(literal: " 0")
      }
    case .square:
      append(rectangleX: x - radius * 0.9, y - radius * 0.9, radius * 1.8, radius * 1.8)
    case .triangle:
      append(path: "M", x, y - radius * 1.2)
      append(path: "l", radius * 1.1, radius * 2)
      append(path: "h", -radius * 2.2)
      append(UInt8(ascii: "z"))
    case .diamond:
      append(path: "M", x, y - radius * 1.3)
      append(path: "l", radius * 1.2, radius * 1.3)
      append(path: "l", -radius * 1.2, radius * 1.3)
      append(path: "l", -radius * 1.2, -radius * 1.3)
      append(UInt8(ascii: "z"))
    case .plus:
      append(path: "M", x - radius, y)
      append(path: "h", radius * 2)
      append(path: "M", x, y - radius)
      append(path: "v", radius * 2)
    case .inverted:
      append(path: "M", x, y + radius * 1.2)
      append(path: "l", radius * 1.1, -radius * 2)
      append(path: "h", -radius * 2.2)
      append(UInt8(ascii: "z"))
    }
  }
}
