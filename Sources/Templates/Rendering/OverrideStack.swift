/// The contents that parent tags around the current place give to blocks.
struct OverrideStack {
  /// A parent tag.
  private struct Level {
    /// A run of `Program.overrides`.
    let overrides: Range<Int>
    /// The level around it, or -1.
    let outer: Int
  }

  private var levels: [Level] = []
  /// The innermost level that holds here, or -1.
  private(set) var current = -1

  /// Enters a parent tag. One without blocks changes nothing.
  mutating func push(_ overrides: Range<Int>) {
    guard !overrides.isEmpty else { return }
    levels.append(Level(overrides: overrides, outer: current))
    current = levels.count - 1
  }

  /// Leaves what was entered since `current` was `level`.
  mutating func restore(_ level: Int) { current = level }

  /// Enters a content: what it holds may only be replaced from outside the parent tag that it stands in.
  mutating func enter(outside level: Int) { current = levels[level].outer }

  /// What replaces a block, and at which level; the outermost wins.
  func override(of name: Int32, in all: FrozenTable<Override>) -> (Override, level: Int)? {
    var found: (Override, Int)?
    var level = current
    while level >= 0 {
      for index in levels[level].overrides where all[index].name == name {
        found = (all[index], level)
        break
      }
      level = levels[level].outer
    }
    return found
  }
}
