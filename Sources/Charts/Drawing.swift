import Markup

/// A picture in units of its view box: marks as SVG text, and the labels that are written over them.
///
/// Labels stay values until the end, so that a test can ask whether any two of them collide.
struct Drawing {
  enum Anchor { case start, middle, end }

  struct Label {
    var text: String
    var x: Double
    /// The middle of the letters' height.
    var y: Double
    var anchor: Anchor = .start
    /// Has a halo, since it stands on marks.
    var isOnMarks = false
  }

  struct Box: Equatable {
    let left, top, right, bottom: Double

    func intersects(_ other: Box) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  let width: Double
  let fontSize: Double
  var height = 0.0
  var definitions: Bytes = []
  var marks: Bytes = []
  var labels: [Label] = []

  init(width: Double, fontSize: Double) {
    self.width = width
    self.fontSize = fontSize
  }

  /// The height of a line of text with its leading.
  var lineHeight: Double { fontSize * 1.3 }

  func textWidth(_ text: some StringProtocol) -> Double { TextWidth.ofText(text) * fontSize }

  func box(of label: Label) -> Box {
    let width = textWidth(label.text)
    let left =
      switch label.anchor {
      case .start: label.x
      case .middle: label.x - width / 2
      case .end: label.x - width
      }
    return Box(left: left, top: label.y - fontSize * 0.5, right: left + width, bottom: label.y + fontSize * 0.5)
  }
}

extension Drawing {
  /// Appends the picture as an `svg` element that screen readers take for one image.
  ///
  /// - Parameter id: unique on the page, of letters, digits, `-` and `_`.
  func write(title: String, description: String, id: String, into output: inout Bytes) {
    output.append(literal: "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 ")
    output.append(coordinate: width)
    output.append(literal: " ")
    output.append(coordinate: height)
    output.append(literal: "\" width=\"")
    output.append(coordinate: width)
    output.append(literal: "\" height=\"")
    output.append(coordinate: height)
    let descriptionID = description.isEmpty ? "" : " \(id)-desc"
    output.append(raw: "\" role=\"img\" aria-labelledby=\"\(id)-title\(descriptionID)\"><title id=\"\(id)-title\">")
    output.append(title, as: .xml)
    output.append(literal: "</title>")
    if !description.isEmpty {
      output.append(raw: "<desc id=\"\(id)-desc\">")
      output.append(description, as: .xml)
      output.append(literal: "</desc>")
    }
    if !definitions.isEmpty {
      output.append(literal: "<defs>")
      output += definitions
      output.append(literal: "</defs>")
    }
    output += marks
    writeLabels(isOnMarks: false, into: &output)
    writeLabels(isOnMarks: true, into: &output)
    output.append(literal: "</svg>")
  }

  private func writeLabels(isOnMarks: Bool, into output: inout Bytes) {
    for anchor in [Anchor.start, .middle, .end] {
      let chosen = labels.filter { $0.anchor == anchor && $0.isOnMarks == isOnMarks && !$0.text.isEmpty }
      if chosen.isEmpty { continue }
      output.append(literal: "<g fill=\"currentColor\" font-size=\"")
      output.append(coordinate: fontSize)
      output.append(literal: "\"")
      switch anchor {
      case .start: break
      case .middle: output.append(literal: " text-anchor=\"middle\"")
      case .end: output.append(literal: " text-anchor=\"end\"")
      }
      if isOnMarks {
        output.append(literal: " stroke=\"var(--ground,#fff)\" stroke-width=\"3\"")
        output.append(literal: " stroke-linejoin=\"round\" paint-order=\"stroke\"")
      }
      output.append(literal: ">")
      for label in chosen { write(label, into: &output) }
      output.append(literal: "</g>")
    }
  }

  private func write(_ label: Label, into output: inout Bytes) {
    output.append(literal: "<text x=\"")
    output.append(coordinate: label.x)
    output.append(literal: "\" y=\"")
    // The baseline lies a little below the middle, in Latin and Chinese fonts alike.
    output.append(coordinate: label.y + fontSize * 0.36)
    output.append(literal: "\">")
    output.append(label.text, as: .xml)
    output.append(literal: "</text>")
  }
}

extension Bytes {
  /// Appends a length with at most one decimal: a tenth of a unit is finer than a pixel.
  mutating func append(coordinate value: Double) {
    let tenths = Int((value * 10).rounded())
    if tenths < 0 { append(UInt8(ascii: "-")) }
    append(digits: tenths.magnitude / 10)
    if tenths % 10 != 0 {
      append(UInt8(ascii: "."))
      append(UInt8(ascii: "0") + UInt8(tenths.magnitude % 10))
    }
  }

  private mutating func append(digits number: UInt) {
    if number >= 10 { append(digits: number / 10) }
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Appends a command of path data with its numbers.
  mutating func append(path command: Unicode.Scalar, _ first: Double) {
    append(UInt8(ascii: command))
    append(coordinate: first)
  }

  mutating func append(path command: Unicode.Scalar, _ first: Double, _ second: Double) {
    append(path: command, first)
    append(UInt8(ascii: " "))
    append(coordinate: second)
  }
}
