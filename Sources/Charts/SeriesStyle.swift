import Markup

/// How a series looks: a colour, and a texture, dash and marker that tell it apart without colour.
struct SeriesStyle: Equatable {
  enum Texture: Int, CaseIterable { case solid, diagonal, dots, horizontal, cross, backDiagonal }
  enum Marker: Int, CaseIterable { case circle, square, triangle, diamond, plus, inverted }

  /// 0...5.
  let colour: Int
  let texture: Texture
  /// 0...5, of ``dashes``.
  let dash: Int
  let marker: Marker
  /// Lighter: lines on the ground instead of ground on the colour.
  let isComparison: Bool

  /// The styles of a chart's series: those that compare take the colour of what they are compared with.
  static func all(for series: [Chart.Series]) -> [SeriesStyle] {
    var places: [Int: Int] = [:]
    for index in series.indices where base(of: index, in: series) == nil { places[index] = places.count }
    return series.indices.map { index in
      let base = base(of: index, in: series)
      return SeriesStyle(place: places[base ?? index] ?? 0, isComparison: base != nil)
    }
  }

  /// The series that another is held against: one that exists and is not a comparison itself.
  private static func base(of index: Int, in series: [Chart.Series]) -> Int? {
    guard let base = series[index].comparisonOf, base != index, series.indices.contains(base),
      series[base].comparisonOf == nil
    else { return nil }
    return base
  }

  /// After six, colours come again with other textures, dashes and markers: 36 in all.
  private init(place: Int, isComparison: Bool) {
    let count = Self.colours.count
    let turned = (place + place / count) % count
    colour = place % count
    texture = isComparison ? .diagonal : Texture.allCases[turned]
    dash = isComparison ? 6 : turned
    marker = Marker.allCases[turned]
    self.isComparison = isComparison
  }

  /// The theme's colours with fallbacks for a page without its style sheet. Each has a contrast of at least 3 : 1 with
  /// the ground (WCAG 2.2, 1.4.11); tones after Okabe and Ito, darkened where they were too light for white.
  static let colours: [StaticString] = [
    "var(--chart-1,#0b50b0)", "var(--chart-2,#d96a00)", "var(--chart-3,#0d8443)", "var(--chart-4,#982d75)",
    "var(--chart-5,#553700)", "var(--chart-6,#8a8580)",
  ]
  static let ground: StaticString = "var(--ground,#fff)"
  static let gridLine: StaticString = "var(--line,#c9ced6)"

  /// Lengths of strokes and gaps; the first is a whole line, the last is for comparisons.
  static let dashes: [StaticString] = ["", "7 3", "2 3", "10 3 2 3", "4 2", "10 3 2 3 2 3", "4 3"]

  var colourText: StaticString { Self.colours[colour] }
  var lineWidth: Double { isComparison ? 1.5 : 2.2 }

  /// Appends a `pattern` for the texture; nothing for solid bars, which need none.
  func writePattern(id: String, into output: inout Bytes) {
    guard let strokes else { return }
    output.append(raw: "<pattern id=\"\(id)\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"")
    if let angle { output.append(raw: " patternTransform=\"rotate(\(angle))\"") }
    output.append(literal: "><rect width=\"6\" height=\"6\" fill=\"")
    output.append(literal: isComparison ? Self.ground : colourText)
    output.append(literal: "\"/><path d=\"")
    output.append(literal: strokes)
    output.append(literal: "\" stroke=\"")
    output.append(literal: isComparison ? colourText : Self.ground)
    output.append(literal: isComparison ? "\" stroke-width=\"1.4\"/>" : "\" stroke-width=\"1.7\"/>")
    output.append(literal: "</pattern>")
  }

  private var strokes: StaticString? {
    switch texture {
    case .solid: nil
    case .diagonal, .backDiagonal: "M0 3h6"
    case .horizontal: "M0 2.5h6"
    case .dots: "M1 2h2M4 5h2"
    case .cross: "M0 3h6M3 0v6"
    }
  }

  private var angle: Int? {
    switch texture {
    case .diagonal: -45
    case .backDiagonal, .cross: 45
    default: nil
    }
  }
}
