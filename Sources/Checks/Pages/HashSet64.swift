/// A set of hashes. They are spread already, so that nothing is hashed again.
struct HashSet64: Sendable {
  private var slots: [UInt64]
  private var count = 0
  /// Zero stands for an empty slot.
  private var hasZero = false

  init() { slots = [UInt64](repeating: 0, count: 128) }

  /// Whether it was not there.
  @inline(__always)
  mutating func insert(_ hash: UInt64) -> Bool {
    if hash == 0 {
      defer { hasZero = true }
      return !hasZero
    }
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while slots[slot] != 0 {
      if slots[slot] == hash { return false }
      slot = (slot &+ 1) & (slots.count &- 1)
    }
    slots[slot] = hash
    count &+= 1
    if count &* 2 > slots.count { grow() }
    return true
  }

  private mutating func grow() {
    let former = slots
    slots = [UInt64](repeating: 0, count: former.count * 4)
    for hash in former where hash != 0 {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = hash
    }
  }
}

extension [UInt64] {
  /// Whether a sorted list holds a hash.
  func containsSorted(_ hash: UInt64) -> Bool {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < hash { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low] == hash
  }
}
