/// What of an element's style decides whether its text can be read.
struct ComputedStyle: Sendable {
  /// A value, and the declaration that it comes from. No colour means that it cannot be computed.
  struct Paint: Sendable {
    var colour: Colour?
    /// Index of the declaration in `StyleRules`; nil for what browsers do by themselves.
    var source: Int?
  }

  /// Custom properties, inherited.
  var tokens: [String: StyleRules.Token] = [:]
  var text = Paint(colour: .black)
  /// The opaque ground under the element's text.
  var ground = Paint(colour: .white)
  /// The ground around the element.
  var surrounding = Paint(colour: .white)
  /// In CSS pixels; nil when it cannot be computed.
  var fontSize: Double? = 16
  var isBold = false
  /// Not displayed, or faded by itself: nothing is said of it.
  var isHidden = false
  var opacity = 1.0
  /// Whether it is switched off, which WCAG exempts.
  var isDisabled = false
  var border: Paint?
  var outline: Paint?

  /// WCAG 2.2, "large scale text": 18 point, or 14 point and bold; a point is 4/3 pixels.
  var isLarge: Bool { fontSize.map { $0 >= 24 || (isBold && $0 >= 14 * 4 / 3.0 - 0.01) } ?? false }
}

/// The rules of all style sheets in the order of the cascade.
struct StyleRules: Sendable {
  struct Token: Sendable {
    let value: String
    let source: Int
  }

  struct Entry: Sendable {
    let selector: Selector
    let media: [String]
    /// Indices in `declarations`.
    let declarations: Range<Int>
  }

  struct Declaration: Sendable {
    let name: String
    let value: String
    let isImportant: Bool
    let sheet: String
    let offset: Int
  }

  private(set) var entries: [Entry] = []
  private(set) var declarations: [Declaration] = []

  /// - Parameter sheets: in the order in which pages load them, as far as that is known.
  init(_ sheets: [(path: String, sheet: StyleSheet)]) {
    for (path, sheet) in sheets {
      for rule in sheet.rules {
        let start = declarations.count
        for declaration in rule.declarations where Self.matters(declaration.name) {
          declarations.append(
            Declaration(
              name: declaration.name, value: declaration.value, isImportant: declaration.isImportant, sheet: path,
              offset: declaration.offset))
        }
        if declarations.count == start { continue }
        for selector in rule.selectors {
          entries.append(Entry(selector: selector, media: rule.media, declarations: start..<declarations.count))
        }
      }
    }
  }

  private static let names: Set<String> = [
    "color", "background", "background-color", "background-image", "font-size", "font-weight", "font", "opacity",
    "display", "visibility", "position", "border", "border-color", "border-bottom", "border-bottom-color",
    "border-style",
    "border-width", "outline", "outline-color", "filter", "mix-blend-mode", "clip-path", "content-visibility",
  ]

  private static func matters(_ name: String) -> Bool { name.hasPrefix("--") || names.contains(name) }
}
