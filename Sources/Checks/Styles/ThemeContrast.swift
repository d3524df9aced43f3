import Diagnostics
import Markup

extension DiagnosticKind {
  package static let contrastOfText = DiagnosticKind(
    "contrast-text", .output, .warning, title: "The colour of a text stands out too little from its ground.",
    explanation: """
      Text needs a contrast of 4.5 : 1 to what is under it, large text (24 pixels, or 18.67 and bold) one of 3 : 1 (WCAG \
      2.2, 1.4.3). The style sheets of the site are applied to the elements that stand on its pages, in light and in \
      dark colours (`prefers-color-scheme`), with and without `prefers-contrast: more`, on a wide and on a narrow \
      screen, and while an element is pointed at or has the focus. Each pair of colours is told once, at the \
      declaration that the colour of the text comes from.

      Read are `#rgb`, `#rrggbb`, `rgb()`, `hsl()`, the names of colours, `var()`, `light-dark()` and `color-mix()` in \
      sRGB. What cannot be computed is passed over: texts over pictures and gradients, in drawings and in elements that \
      are placed over others, other colour spaces, the contents of pseudo-elements, what browsers colour themselves.
      """)
  package static let contrastOfControls = DiagnosticKind(
    "contrast-interface", .output, .warning,
    title: "The border of a field or the mark of the focus stands out too little.",
    explanation: """
      Where a field begins and ends, and which element has the focus, must be seen: the border of a field, or its \
      ground, and the outline of a focused element need a contrast of 3 : 1 to what is around them (WCAG 2.2, 1.4.11). \
      How colours are computed is told under `contrast-text`.
      """)
}

extension Check {
  /// Colours of texts.
  static let textContrast = Check(.contrastOfText) { ThemeContrast($0).findings(.contrastOfText) }
  /// Colours of fields and of the focus.
  static let controlContrast = Check(.contrastOfControls) { ThemeContrast($0).findings(.contrastOfControls) }
}

/// Applies the style sheets of a site to what stands on its pages, and looks for colours that cannot be told apart.
struct ThemeContrast {
  /// Two colours that touch, where they do.
  private struct Pair: Hashable {
    let kind: DiagnosticKind
    let colour: Colour
    let ground: Colour
    let source: Int?
  }

  private struct Sighting {
    let surroundings: Surroundings
    let state: ElementState
    let node: Int
    let needed: Double
    let groundSource: Int?
    let part: String
    var count = 1
  }

  private let context: CheckContext
  private let tree: ElementTree
  private let rules: StyleRules

  init(_ context: CheckContext) {
    self.context = context
    tree = ElementTree(context.inspected.style)
    let sheets = context.inspected.style.sheets.sorted { $0.key < $1.key }
    rules = StyleRules(sheets.map { ($0.key, StyleSheet($0.value)) })
  }

  func findings(_ kind: DiagnosticKind) -> [Diagnostic] {
    var order: [Pair] = []
    var sightings: [Pair: Sighting] = [:]
    for surroundings in kindsOfSurroundings {
      for state in ElementState.allCases {
        let styles = Cascade(tree, rules, surroundings, state).styles()
        for index in tree.nodes.indices {
          for (pair, sighting) in pairs(index, styles[index], surroundings, state) where pair.kind == kind {
            if sightings[pair] == nil { order.append(pair) }
            if sightings[pair]?.state != state, sightings[pair] != nil { continue }
            sightings[pair] =
              sightings[pair].map { known in
                var known = known
                if known.surroundings == surroundings { known.count += 1 }
                return known
              } ?? sighting
          }
        }
      }
    }
    var findings = CappedFindings<String>(limit: 50)
    for pair in order {
      if let sighting = sightings[pair] { findings.add("", diagnostic(pair, sighting)) }
    }
    return findings.diagnostics
  }

  /// Those that any of the style sheets asks for.
  private var kindsOfSurroundings: [Surroundings] {
    let queries = Set(rules.entries.flatMap(\.media)).joined(separator: " ")
    var kinds = [Surroundings()]
    if queries.contains("prefers-color-scheme") { kinds.append(Surroundings(isDark: true)) }
    if queries.contains("prefers-contrast") {
      kinds += kinds.map { Surroundings(isDark: $0.isDark, wantsContrast: true) }
    }
    if queries.contains("width") {
      kinds += kinds.map { Surroundings(isDark: $0.isDark, wantsContrast: $0.wantsContrast, width: 360) }
    }
    return kinds
  }

  private func pairs(
    _ node: Int, _ style: ComputedStyle, _ surroundings: Surroundings, _ state: ElementState
  ) -> [(Pair, Sighting)] {
    if style.isHidden || style.isDisabled { return [] }
    var pairs: [(Pair, Sighting)] = []
    func add(
      _ kind: DiagnosticKind, _ paint: ComputedStyle.Paint?, on ground: ComputedStyle.Paint, needs: Double,
      _ part: String
    ) {
      guard let paint, let written = paint.colour, let under = ground.colour else { return }
      let colour = written.over(under)
      // Rounding would let through what is just below.
      if colour.contrast(with: under) >= needs { return }
      let sighting = Sighting(
        surroundings: surroundings, state: state, node: node, needed: needs, groundSource: ground.source, part: part)
      pairs.append((Pair(kind: kind, colour: colour, ground: under, source: paint.source), sighting))
    }
    let element = tree.nodes[node]
    if element.hasText {
      add(.contrastOfText, style.text, on: style.ground, needs: style.isLarge ? 3 : 4.5, "text")
    }
    if isField(element), style.ground == style.surrounding {
      add(.contrastOfControls, style.border, on: style.surrounding, needs: 3, "border")
    }
    if state == .focused, element.isFocusable {
      add(.contrastOfControls, style.outline, on: style.surrounding, needs: 3, "outline")
    }
    return pairs
  }

  private func isField(_ element: ElementTree.Node) -> Bool {
    let type = element.attributes["type"]?.lowercased() ?? ""
    switch element.name {
    case "select", "textarea": return true
    case "input": return !["hidden", "submit", "button", "reset", "image", "range", "color"].contains(type)
    default: return false
    }
  }

  // MARK: Telling

  private func diagnostic(_ pair: Pair, _ sighting: Sighting) -> Diagnostic {
    let ratio = Self.decimals(pair.colour.contrast(with: pair.ground))
    let more = sighting.count > 1 ? " and \(sighting.count - 1) more" : ""
    let notes = [sighting.groundSource.map { Diagnostic.Note("this is its ground", at: place($0, pair.ground)) }]
    return Diagnostic(
      pair.kind,
      "the \(sighting.part) of \(tree.name(of: sighting.node))\(more) has a contrast of \(ratio) : 1: \(pair.colour.text) on "
        + "\(pair.ground.text), \(sighting.surroundings.name)\(sighting.state.name)",
      at: pair.source.flatMap { place($0, pair.colour) } ?? context.location(ofOutput: "index.html"),
      notes: notes.compactMap { $0 },
      remedy: "take a colour that reaches \(Self.decimals(sighting.needed)) : 1")
  }

  /// Rounded down, so that no ratio that is too low reads as enough.
  private static func decimals(_ value: Double) -> String {
    let hundredths = Int(value * 100)
    let rest = hundredths % 100
    return "\(hundredths / 100)"
      + (rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)")
  }

  /// Where a declaration stands: in the style sheet as the site's author has it, where there is one.
  private func place(_ source: Int, _ colour: Colour) -> SourceLocation? {
    let declaration = rules.declarations[source]
    guard let bytes = context.inspected.style.sheets[declaration.sheet] else { return nil }
    return AuthoredSheet(declaration.sheet, bytes, context).location(
      ofOffset: declaration.offset, byteCount: declaration.name.utf8.count)
  }
}

extension ElementTree.Node {
  /// Whether the keyboard reaches it.
  fileprivate var isFocusable: Bool {
    ["a", "button", "input", "select", "textarea", "summary"].contains(name) && (name != "a" || isLink)
  }
}

extension ComputedStyle.Paint: Equatable {
  static func == (left: ComputedStyle.Paint, right: ComputedStyle.Paint) -> Bool { left.colour == right.colour }
}
