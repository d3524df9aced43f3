/// A selector (Selectors Level 4) that can be asked whether it matches an element by what is known of it: its tag, and
/// those around it.
struct Selector: Sendable {
  enum Combinator: Sendable { case descendant, child, sibling }

  /// From the subject outwards: each with how the next one outwards stands to it.
  private(set) var compounds: [(compound: CompoundSelector, outwards: Combinator)] = []
  private(set) var specificity = Specificity()

  struct Specificity: Comparable, Sendable {
    var ids = 0
    var classes = 0
    var types = 0

    static func < (left: Specificity, right: Specificity) -> Bool {
      (left.ids, left.classes, left.types) < (right.ids, right.classes, right.types)
    }

    static func + (left: Specificity, right: Specificity) -> Specificity {
      Specificity(ids: left.ids + right.ids, classes: left.classes + right.classes, types: left.types + right.types)
    }
  }

  /// Nil for what is not understood, and for pseudo-elements, whose text is not on the page.
  init?(_ text: String) {
    var parts: [(String, Combinator)] = []
    var combinator = Combinator.descendant
    for word in StyleText.words(Self.spaced(text)) {
      switch word {
      case ">": combinator = .child
      case "+", "~": combinator = .sibling
      default:
        parts.append((word, combinator))
        combinator = .descendant
      }
    }
    if parts.isEmpty { return nil }
    for (index, (word, _)) in parts.enumerated().reversed() {
      guard let compound = CompoundSelector(word) else { return nil }
      compounds.append((compound, parts[index].1))
      specificity = specificity + compound.specificity
    }
  }

  /// With white space around combinators.
  private static func spaced(_ text: String) -> String {
    var result = ""
    var depth = 0
    for character in text {
      if character == "(" || character == "[" { depth += 1 }
      if character == ")" || character == "]" { depth -= 1 }
      if depth == 0, ">+~".contains(character) { result += " \(character) " } else { result.append(character) }
    }
    return result
  }

  func matches(_ node: Int, in tree: ElementTree, _ state: ElementState) -> Bool {
    matches(from: 0, node, in: tree, state)
  }

  private func matches(from index: Int, _ node: Int, in tree: ElementTree, _ state: ElementState) -> Bool {
    guard compounds[index].compound.matches(node, in: tree, state) else { return false }
    if index + 1 == compounds.count { return true }
    switch compounds[index].outwards {
    case .child: return tree.nodes[node].parent.map { matches(from: index + 1, $0, in: tree, state) } ?? false
    case .descendant:
      var outer = tree.nodes[node].parent
      while let next = outer {
        if matches(from: index + 1, next, in: tree, state) { return true }
        outer = tree.nodes[next].parent
      }
      return false
    case .sibling:
      // What stands beside an element is not known: there may be such a one.
      guard state == .amongOthers else { return false }
      return index + 2 == compounds.count || tree.nodes[node].parent != nil
    }
  }
}

/// What an element is just doing.
enum ElementState: CaseIterable, Sendable {
  case still
  /// Pointed at.
  case hovered
  case focused
  /// First, last, every second one; beside others; visited or checked.
  case amongOthers

  var name: String {
    switch self {
    case .still: ""
    case .hovered: " while pointed at"
    case .focused: " with the focus"
    case .amongOthers: " where it is first, last, one of every other, or visited"
    }
  }
}
