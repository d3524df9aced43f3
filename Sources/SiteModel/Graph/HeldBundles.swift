/// The folders of bundles (`x/index.md`) that are held back. What lies in one, at any depth, is held back with it.
package struct HeldBundles: Sendable {
  /// By folder, with a `/` at its end.
  private let holds: [Substring: Visibility.Hold]

  /// - Parameter holds: why documents are held back, by their paths below `content/`.
  package init(_ holds: [String: Visibility.Hold]) {
    let bundles = holds.lazy.filter { $0.key.hasSuffix("/index.md") }
    self.holds = Dictionary(uniqueKeysWithValues: bundles.map { ($0.key.dropLast("index.md".count), $0.value) })
  }

  package var isEmpty: Bool { holds.isEmpty }

  /// Why what lies at a path is held back, by the innermost such folder; nil when none holds it.
  package func hold(on path: String) -> Visibility.Hold? {
    var folder = path[...]
    while !holds.isEmpty, let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
      if let hold = holds[folder[...slash]] { return hold }
      folder = folder[..<slash]
    }
    return nil
  }
}
