/// A selector of one element: `a.button:hover`.
struct CompoundSelector: Sendable {
  indirect enum Part: Sendable {
    case type(String)
    case id(String)
    case className(String)
    case attribute(name: String, relation: String, value: String, ignoresCase: Bool)
    case root
    case link
    case state(ElementState)
    case any([Selector], countsSpecificity: Bool)
    case none([Selector])
  }

  private(set) var parts: [Part] = []
  private(set) var specificity = Selector.Specificity()

  /// The class, else the id, else the type that an element must have.
  var key: String? {
    var best: String?
    for part in parts {
      if case .className(let name) = part { return "." + name }
      if case .type(let name) = part { best = name }
    }
    return best
  }

  init?(_ text: String) {
    var rest = text[...]
    if rest.first == "*" { rest = rest.dropFirst() }
    let type = Self.name(&rest)
    if !type.isEmpty {
      parts.append(.type(type.lowercased()))
      specificity.types += 1
    }
    while let mark = rest.popFirst() {
      switch mark {
      case ".":
        parts.append(.className(Self.name(&rest)))
        specificity.classes += 1
      case "#":
        parts.append(.id(Self.name(&rest)))
        specificity.ids += 1
      case "[":
        guard let end = rest.firstIndex(of: "]"), addAttribute(rest[..<end]) else { return nil }
        rest = rest[rest.index(after: end)...]
      case ":": if !addPseudoClass(&rest) { return nil }
      default: return nil
      }
    }
  }

  private static func name(_ rest: inout Substring) -> String {
    var name = ""
    while let next = rest.first {
      if next == "\\" {
        rest = rest.dropFirst()
        if let escaped = rest.popFirst() { name.append(escaped) }
      } else if next.isLetter || next.isNumber || next == "-" || next == "_" || !next.isASCII {
        name.append(next)
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    return name
  }

  private mutating func addAttribute(_ text: Substring) -> Bool {
    guard
      let match = text.wholeMatch(
        of: /\s*([\w:-]+)\s*(?:([~|^$*]?=)\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+))\s*([iIsS])?\s*)?/)
    else { return false }
    let value = match.output.3 ?? match.output.4 ?? match.output.5 ?? ""
    parts.append(
      .attribute(
        name: match.output.1.lowercased(), relation: String(match.output.2 ?? ""), value: String(value),
        ignoresCase: match.output.6?.lowercased() == "i"))
    specificity.classes += 1
    return true
  }

  private mutating func addPseudoClass(_ rest: inout Substring) -> Bool {
    let name = Self.name(&rest).lowercased()
    var argument: Substring?
    if rest.first == "(" {
      guard let end = Self.closing(rest) else { return false }
      argument = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
    }
    if let argument, ["is", "where", "not", "matches"].contains(name) { return addList(name, argument) }
    specificity.classes += 1
    switch name {
    case "root": parts.append(.root)
    case "link", "any-link": parts.append(.link)
    case "hover", "active": parts.append(.state(.hovered))
    case "focus", "focus-visible", "focus-within", "target": parts.append(.state(.focused))
    case "visited", "checked", "first-child", "last-child", "only-child", "first-of-type", "last-of-type",
      "only-of-type",
      "nth-child", "nth-last-child", "nth-of-type", "nth-last-of-type":
      parts.append(.state(.amongOthers))
    default: return false
    }
    return true
  }

  private mutating func addList(_ name: String, _ argument: Substring) -> Bool {
    let written = StyleText.split(argument, at: ",")
    let selectors = written.compactMap { Selector($0.trimmed) }
    // In `:is` what is not understood is left out; `:not` of it is not known.
    guard name != "not" || selectors.count == written.count else { return false }
    parts.append(name == "not" ? .none(selectors) : .any(selectors, countsSpecificity: name != "where"))
    if name != "where", let most = selectors.map(\.specificity).max() { specificity = specificity + most }
    return true
  }

  /// The bracket that closes the first one.
  private static func closing(_ text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.indices {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }

  func matches(_ index: Int, in tree: ElementTree, _ state: ElementState) -> Bool {
    let node = tree.nodes[index]
    return parts.allSatisfy { part in
      switch part {
      case .type(let name): node.name == name
      case .id(let id): node.attributes["id"] == id
      case .className(let name): node.classes.contains(name)
      case .attribute(let name, let relation, let value, let ignoresCase):
        node.attributes[name].map { Self.relates($0, relation, value, ignoresCase) } ?? false
      case .root: node.parent == nil
      case .link: node.isLink
      case .state(let wanted): wanted == state
      case .any(let selectors, _): selectors.contains { $0.matches(index, in: tree, state) }
      case .none(let selectors): !selectors.contains { $0.matches(index, in: tree, state) }
      }
    }
  }

  private static func relates(_ text: String, _ relation: String, _ value: String, _ ignoresCase: Bool) -> Bool {
    let (text, value) = ignoresCase ? (text.lowercased(), value.lowercased()) : (text, value)
    switch relation {
    case "": return true
    case "=": return text == value
    case "~=": return text.split(whereSeparator: \.isWhitespace).contains { $0 == value }
    case "|=": return text == value || text.hasPrefix(value + "-")
    case "^=": return !value.isEmpty && text.hasPrefix(value)
    case "$=": return !value.isEmpty && text.hasSuffix(value)
    case "*=": return !value.isEmpty && text.contains(value)
    default: return false
    }
  }
}
