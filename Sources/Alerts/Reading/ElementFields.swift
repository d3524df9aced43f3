import Markup

/// The elements in an element, taken out by name; at the end those that nobody asked for are known.
struct ElementFields {
  let element: XMLElement
  private let namespace: String
  private var asked: Set<String> = []
  private(set) var lastAsked = ""

  init(_ element: XMLElement, namespace: String) {
    self.element = element
    self.namespace = namespace
  }

  mutating func all(_ name: String) -> [XMLElement] {
    asked.insert(name)
    lastAsked = name
    return element.children.filter { $0.name == name && $0.namespace == namespace }
  }

  /// The element that there may be one of.
  mutating func first(_ name: String, _ reader: inout AlertReader) -> XMLElement? {
    let found = all(name)
    for element in found.dropFirst() {
      reader.report(
        .lost, "<\(name)> is there more than once; the first one counts", at: element.textRange ?? element.range)
    }
    if let first = found.first { reader.checkLeaf(first) }
    return found.first
  }

  /// After a fault that makes the rest uninteresting.
  mutating func askAll() { asked.formUnion(element.children.map(\.name)) }

  var unasked: [XMLElement] {
    element.children.filter { $0.namespace != namespace || !asked.contains($0.name) }
  }
}
