/// Numbers pairs of numbers in the order in which they first come: (7, 1) → 0, (7, 2) → 1, (7, 1) → 0.
///
/// Groups of several columns are found by pairing step by step: ((time, region), industry) and so on. Open addressing
/// with linear probing: a row of a million costs a few nanoseconds per column, where a sort (SQLite's `GROUP BY`) took
/// 0.95 s for a million rows and two columns, more than four times the scan.
struct PairTable {
  private var keys: [UInt64]
  private var numbers: [Int32]
  private(set) var count: Int32 = 0

  init() {
    keys = [UInt64](repeating: 0, count: 64)
    numbers = [Int32](repeating: -1, count: 64)
  }

  /// The number of a pair, and whether it is new.
  @inline(__always)
  mutating func number(_ first: Int32, _ second: Int32) -> (number: Int32, isNew: Bool) {
    let key = UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
    var slot = slot(of: key)
    while numbers[slot] >= 0 {
      if keys[slot] == key { return (numbers[slot], false) }
      slot = (slot + 1) & (keys.count - 1)
    }
    return (add(key, at: slot), true)
  }

  private mutating func add(_ key: UInt64, at slot: Int) -> Int32 {
    keys[slot] = key
    numbers[slot] = count
    count += 1
    if Int(count) * 2 > keys.count { grow() }
    return count - 1
  }

  private func slot(of key: UInt64) -> Int {
    let product = key.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return Int(truncatingIfNeeded: product.high ^ product.low) & (keys.count - 1)
  }

  private mutating func grow() {
    let (oldKeys, oldNumbers) = (keys, numbers)
    keys = [UInt64](repeating: 0, count: oldKeys.count * 2)
    numbers = [Int32](repeating: -1, count: oldKeys.count * 2)
    for index in oldKeys.indices where oldNumbers[index] >= 0 {
      var slot = slot(of: oldKeys[index])
      while numbers[slot] >= 0 { slot = (slot + 1) & (keys.count - 1) }
      keys[slot] = oldKeys[index]
      numbers[slot] = oldNumbers[index]
    }
  }
}
