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

  /// Why what lies at a path is held back; nil when no such folder holds it.
  package func hold(on path: String) -> Visibility.Hold? { holder(of: path)?.hold }

  /// Why what lies at a path is held back, and the bundle that holds it. The innermost one decides, but what lies in
  /// one that is not public at all is not public either, be an inner one withdrawn.
  func holder(of path: String) -> (hold: Visibility.Hold, bundle: String)? {
    var innermost: (hold: Visibility.Hold, bundle: String)?
    var folder = path[...]
    while !holds.isEmpty, let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
      if let hold = holds[folder[...slash]] {
        let found = (hold, String(folder[...slash]) + "index.md")
        guard case .withdrawn = hold else { return found }
        innermost = innermost ?? found
      }
      folder = folder[..<slash]
    }
    return innermost
  }

  /// The hold of the innermost bundle around a path that is not public at all, withdrawn ones left aside.
  func nonpublicHold(on path: String) -> Visibility.Hold? {
    guard let hold = hold(on: path) else { return nil }
    if case .withdrawn = hold { return nil }
    return hold
  }
}
