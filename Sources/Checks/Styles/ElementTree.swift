import Markup

/// The elements of all pages of a site, each path from the root once.
struct ElementTree: Sendable {
  struct Node: Sendable {
    /// In lower case.
    let name: String
    /// References resolved; only what elements are told apart by.
    let attributes: [String: String]
    let classes: [String]
    /// Nil for the root; it stands before its children.
    let parent: Int?
    let hasText: Bool

    var isLink: Bool { (name == "a" || name == "area") && attributes["href"] != nil }

    /// The start tag as far as it matters.
    var tag: String {
      "<" + name
        + attributes.sorted { $0.key < $1.key }.map { $0.key == "href" ? "" : " \($0.key)=\"\($0.value)\"" }.joined()
        + ">"
    }

    var isForeign: Bool { name == "svg" || name == "math" }
  }

  private(set) var nodes: [Node] = []

  init(_ material: StyleMaterial) {
    var children: [UInt64: [UInt64]] = [:]
    for (key, element) in material.elements { children[element.parent, default: []].append(key) }
    add(childrenOf: 0, parent: nil, children, material)
  }

  /// In an order that no hash decides.
  private mutating func add(
    childrenOf key: UInt64, parent: Int?, _ children: [UInt64: [UInt64]], _ material: StyleMaterial
  ) {
    let elements = (children[key] ?? []).compactMap { key in
      material.elements[key].flatMap { Self.node($0, parent: parent) }.map { (key: key, node: $0) }
    }
    for (key, node) in elements.sorted(by: { ($0.node.tag, $0.key) < ($1.node.tag, $1.key) }) {
      guard nodes.count < Self.maximumCount else { continue }
      nodes.append(node)
      // What colours a drawing has under its texts is not known.
      if !node.isForeign { add(childrenOf: key, parent: nodes.count - 1, children, material) }
    }
  }

  /// An element for messages: with the nearest one around it that has a class, where it has none.
  func name(of node: Int) -> String {
    if !nodes[node].classes.isEmpty { return nodes[node].tag }
    var outer = nodes[node].parent
    while let next = outer, nodes[next].classes.isEmpty { outer = nodes[next].parent }
    return nodes[node].tag + (outer.map { " in \(nodes[$0].tag)" } ?? "")
  }

  /// A site has some hundred; one that makes up classes for each page is looked at in part.
  private static let maximumCount = 20_000

  private static func node(_ element: StyleMaterial.Element, parent: Int?) -> Node? {
    var tag = element.tag
    return tag.withUTF8 { bytes -> Node? in
      var scan = HTMLTokenizer(bytes)
      guard case .start = scan.next() else { return nil }
      let name = String(decoding: bytes[scan.nameRange], as: UTF8.self).lowercased()
      var attributes: [String: String] = [:]
      for attribute in scan.attributes where attribute.kind.isStyled(on: scan.element) {
        let key = String(decoding: bytes[attribute.name], as: UTF8.self).lowercased()
        attributes[key] = attributes[key] ?? (attribute.kind == .href ? "" : scan.decoded(attribute.value))
      }
      return Node(
        name: name, attributes: attributes,
        classes: (attributes["class"] ?? "").split(whereSeparator: \.isWhitespace).map(String.init), parent: parent,
        hasText: element.hasText)
    }
  }
}
