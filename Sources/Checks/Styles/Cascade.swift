/// Computes the styles of elements in one kind of surroundings and one state (CSS Cascading and Inheritance Level 4).
struct Cascade {
  private let tree: ElementTree
  private let rules: StyleRules
  let surroundings: Surroundings
  let state: ElementState
  /// The rules that hold in the surroundings, by the class or type that their subjects have.
  private var byKey: [String: [Int]] = [:]
  private var unkeyed: [Int] = []
  private let colours: ColourReader

  init(_ tree: ElementTree, _ rules: StyleRules, _ surroundings: Surroundings, _ state: ElementState) {
    (self.tree, self.rules, self.surroundings, self.state) = (tree, rules, surroundings, state)
    colours = ColourReader(isDark: surroundings.isDark)
    for (index, entry) in rules.entries.enumerated() where entry.media.allSatisfy(surroundings.match) {
      if let key = entry.selector.compounds.first?.compound.key {
        byKey[key, default: []].append(index)
      } else {
        unkeyed.append(index)
      }
    }
  }

  /// The styles of all elements, in the order of the tree.
  func styles() -> [ComputedStyle] {
    var styles: [ComputedStyle] = []
    styles.reserveCapacity(tree.nodes.count)
    for index in tree.nodes.indices {
      styles.append(style(of: index, in: tree.nodes[index].parent.map { styles[$0] } ?? ComputedStyle()))
    }
    return styles
  }

  /// The winning declarations, by the name of the property.
  private func winners(_ node: Int) -> [String: Int] {
    let element = tree.nodes[node]
    var candidates = unkeyed + (byKey[element.name] ?? [])
    for name in element.classes { candidates += byKey["." + name] ?? [] }
    let matching = Set(candidates).filter { rules.entries[$0].selector.matches(node, in: tree, state) }
    let ordered = matching.sorted {
      let (left, right) = (rules.entries[$0].selector.specificity, rules.entries[$1].selector.specificity)
      return left == right ? $0 < $1 : left < right
    }
    var winners: [String: Int] = [:]
    for isImportant in [false, true] {
      for entry in ordered {
        for index in rules.entries[entry].declarations where rules.declarations[index].isImportant == isImportant {
          let name = rules.declarations[index].name
          // A shorthand and its parts overwrite each other in their order.
          if name == "background" { winners["background-color"] = nil; winners["background-image"] = nil }
          if name == "font" { winners["font-size"] = nil; winners["font-weight"] = nil }
          if name == "outline" { winners["outline-color"] = nil }
          if name == "border" { winners["border-color"] = nil }
          winners[name] = index
        }
      }
    }
    return winners
  }

  private func style(of node: Int, in parent: ComputedStyle) -> ComputedStyle {
    let element = tree.nodes[node]
    let winners = winners(node)
    var style = parent
    style.surrounding = parent.ground
    (style.border, style.outline) = (nil, nil)
    style.isDisabled = parent.isDisabled || element.attributes["disabled"] != nil
    for (name, index) in winners where name.hasPrefix("--") {
      style.tokens[name] = StyleRules.Token(value: rules.declarations[index].value, source: index)
    }
    applyDefaults(of: element, to: &style)
    let tokens = style.tokens
    func value(_ name: String) -> (text: String?, source: Int)? {
      winners[name].map { (resolve(rules.declarations[$0].value, tokens), $0) }
    }
    applyFont(value, element, parent, to: &style)
    if let (text, source) = value("color") {
      style.text = paint(text, source, style, parent.text)
      // What a faded element holds fades with it; how much is left of a colour of its own is not computed.
      if parent.opacity < 1 { style.text.colour = nil }
    }
    applyGround(value, element, parent, to: &style)
    applyVisibility(value, element, to: &style)
    if let (text, source) = value("border") ?? value("border-color") { style.border = edge(text, source, style) }
    if let (text, source) = value("border-color") { style.border = edge(text, source, style) }
    if let (text, source) = value("outline-color") ?? value("outline") { style.outline = edge(text, source, style) }
    return style
  }

  // MARK: Values

  /// A value with its variables replaced; nil when one of them is not there.
  private func resolve(_ value: String, _ tokens: [String: StyleRules.Token], depth: Int = 0) -> String? {
    guard let start = value.range(ofFunction: "var") else { return value }
    guard depth < 16 else { return nil }
    let inner = value[start.inner]
    let comma = StyleText.split(inner, at: ",")
    let name = comma[0].trimmed
    let fallback = comma.count > 1 ? inner.dropFirst(comma[0].count + 1).trimmed : nil
    guard let replacement = (tokens[name]?.value ?? fallback).flatMap({ resolve($0, tokens, depth: depth + 1) }) else {
      return nil
    }
    return resolve(
      String(value[..<start.whole.lowerBound]) + replacement + String(value[start.whole.upperBound...]), tokens,
      depth: depth + 1)
  }

  private func paint(
    _ text: String?, _ source: Int, _ style: ComputedStyle, _ inherited: ComputedStyle.Paint
  ) -> ComputedStyle.Paint {
    guard let text = text?.trimmed.lowercased() else { return ComputedStyle.Paint(colour: nil, source: source) }
    if ["inherit", "unset", "currentcolor"].contains(text) { return inherited }
    return ComputedStyle.Paint(colour: colours.read(text), source: source)
  }

  /// The colour of a border or outline; nil when there is none.
  private func edge(_ text: String?, _ source: Int, _ style: ComputedStyle) -> ComputedStyle.Paint? {
    guard let words = text.map({ StyleText.words($0.lowercased()) }) else {
      return ComputedStyle.Paint(colour: nil, source: source)
    }
    if words.contains("none") || words.contains("0") || words.contains("hidden") { return nil }
    let colour = words.lazy.compactMap { $0 == "currentcolor" ? style.text.colour : colours.read($0) }.first
    return ComputedStyle.Paint(colour: colour ?? (words.contains("auto") ? nil : style.text.colour), source: source)
  }

  // MARK: Properties

  private typealias Value = (String) -> (text: String?, source: Int)?

  /// What browsers do without a style sheet (WHATWG HTML, section 15).
  private func applyDefaults(of element: ElementTree.Node, to style: inout ComputedStyle) {
    switch element.name {
    case "html": if surroundings.isDark, hasDarkScheme { (style.text, style.ground) = (.init(), .init()) }
    case "a":
      if element.isLink {
        style.text = .init(colour: surroundings.isDark ? nil : Colour(red: 0, green: 0, blue: 238 / 255))
      }
    case "b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6": style.isBold = true
    case "mark": (style.text, style.ground) = (.init(colour: .black), .init(colour: Colour(red: 1, green: 1, blue: 0)))
    case "button", "input", "select", "textarea":
      (style.text, style.ground, style.fontSize) = (.init(), .init(), 40 / 3.0)
    default: break
    }
    let scale = ["h1": 2, "h2": 1.5, "h3": 1.17, "h5": 0.83, "h6": 0.67, "small": 0.83, "sub": 0.83, "sup": 0.83][
      element.name]
    if let scale { style.fontSize = style.fontSize.map { $0 * scale } }
  }

  /// Whether any style sheet names the dark scheme, so that browsers change their own colours.
  private var hasDarkScheme: Bool { rules.entries.contains { $0.media.contains { $0.contains("dark") } } }

  private func applyFont(
    _ value: Value, _ element: ElementTree.Node, _ parent: ComputedStyle, to style: inout ComputedStyle
  ) {
    if let (text, _) = value("font-weight"), let text = text?.lowercased() {
      switch text {
      case "bold": style.isBold = true
      case "normal", "lighter": style.isBold = false
      case "inherit": style.isBold = parent.isBold
      default: if let weight = Double(text) { style.isBold = weight >= 700 }
      }
    }
    if value("font") != nil { style.fontSize = nil }
    guard let (text, _) = value("font-size") else { return }
    style.fontSize = text.flatMap { Self.size($0.trimmed.lowercased(), parent: parent.fontSize) }
  }

  /// Nil for what depends on more than the font around it.
  private static func size(_ text: String, parent: Double?) -> Double? {
    if text == "inherit" { return parent }
    let units: [(String, Double?)] = [
      ("rem", 16), ("em", parent), ("%", parent.map { $0 / 100 }), ("px", 1), ("pt", 4 / 3.0),
    ]
    guard let (unit, scale) = units.first(where: { text.hasSuffix($0.0) }), let scale else { return nil }
    return Double(text.dropLast(unit.count)).map { $0 * scale }
  }

  private func applyGround(
    _ value: Value, _ element: ElementTree.Node, _ parent: ComputedStyle, to style: inout ComputedStyle
  ) {
    // What stands somewhere else has what lies there as its ground.
    let position = value("position")?.text?.trimmed.lowercased()
    if position == "absolute" || position == "fixed" { style.ground = .init() }
    guard let (text, source) = value("background-color") ?? value("background") else { return }
    if let image = value("background-image")?.text, image.trimmed != "none" {
      style.ground = .init(colour: nil, source: source)
      return
    }
    guard let words = text.map({ StyleText.words($0.lowercased()) }) else {
      style.ground = .init(colour: nil, source: source)
      return
    }
    if words == ["inherit"] || words == ["none"] || words == ["transparent"] || words == ["unset"]
      || words == ["initial"]
    {
      return
    }
    let hasPicture = words.contains { $0.contains("url(") || $0.contains("gradient(") || $0.contains("image-set(") }
    let current = style.text.colour
    let colour = words.lazy.compactMap { $0 == "currentcolor" ? current : colours.read($0) }.first
    guard !hasPicture, let colour else {
      style.ground = .init(colour: nil, source: source)
      return
    }
    let under = colour.alpha == 1 ? Colour.white : style.ground.colour
    style.ground = .init(colour: under.map { colour.over($0) }, source: source)
  }

  private func applyVisibility(_ value: Value, _ element: ElementTree.Node, to style: inout ComputedStyle) {
    func text(_ name: String) -> String? { value(name)?.text?.trimmed.lowercased() }
    if element.attributes["hidden"] != nil, text("display") == nil { style.isHidden = true }
    if text("display") == "none" || text("visibility") == "hidden" { style.isHidden = true }
    if text("visibility") == "visible" { style.isHidden = false }
    // Filters and blends change colours in ways that are not computed here.
    for name in ["filter", "mix-blend-mode"] where text(name).map({ $0 != "none" && $0 != "normal" }) == true {
      style.ground = .init()
    }
    guard let opacity = text("opacity") else { return }
    let share = opacity.hasSuffix("%") ? Double(opacity.dropLast()).map { $0 / 100 } : Double(opacity)
    guard let share, share < 1 else { return }
    guard share > 0, style.opacity == 1, let around = style.surrounding.colour else {
      style.isHidden = style.isHidden || share == 0
      style.ground = .init()
      return
    }
    // The element fades as a whole into what is around it.
    style.opacity = share
    style.text.colour = style.text.colour.map {
      $0.over(style.ground.colour ?? around).mixed(with: around, share: share)
    }
    style.ground.colour = style.ground.colour?.mixed(with: around, share: share)
  }
}

extension String {
  /// The first call of a function: all of it, and what stands between its brackets.
  fileprivate func range(ofFunction name: String) -> (whole: Range<String.Index>, inner: Range<String.Index>)? {
    guard let start = firstRange(of: name + "(") else { return nil }
    var depth = 1
    var index = start.upperBound
    while index < endIndex {
      if self[index] == "(" { depth += 1 }
      if self[index] == ")" { depth -= 1 }
      if depth == 0 { return (start.lowerBound..<self.index(after: index), start.upperBound..<index) }
      index = self.index(after: index)
    }
    return nil
  }
}
