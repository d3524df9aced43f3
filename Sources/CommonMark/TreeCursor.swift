/// Walks a tree in document order without recursion, so that no depth can exhaust the stack.
struct TreeCursor {
  struct Step {
    let node: CMarkNode
    let isEntering: Bool
  }

  private let root: CMarkNode
  private var upcoming: Step?

  init(_ root: CMarkNode) {
    self.root = root
    upcoming = Step(node: root, isEntering: true)
  }

  /// The next step: each node is entered, then its children follow, then it is left.
  mutating func next() -> Step? {
    guard let step = upcoming else { return nil }
    if step.isEntering {
      upcoming =
        step.node.firstChild.map { Step(node: $0, isEntering: true) } ?? Step(node: step.node, isEntering: false)
    } else if step.node == root {
      upcoming = nil
    } else if let sibling = step.node.next {
      upcoming = Step(node: sibling, isEntering: true)
    } else {
      upcoming = step.node.parent.map { Step(node: $0, isEntering: false) }
    }
    return step
  }

  /// After a node was entered: goes on with leaving it.
  mutating func skipChildren(of node: CMarkNode) { upcoming = Step(node: node, isEntering: false) }
}
