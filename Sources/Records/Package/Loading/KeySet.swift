import Files

/// The different keys of a column (or of several together), each with the place of its first row: for what must be
/// unique, and for what other tables refer to.
///
/// Exact: keys are compared byte by byte, hashes only lead to them. A key costs its bytes and about 32 more, so that a
/// million numbers take some 40 MB.
struct KeySet {
  private var bytes: [UInt8] = []
  /// Where each key ends in `bytes`.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  private var places: [Int] = []
  /// Index of a key plus one; 0 is free. A power of two, at least twice as many as keys.
  private var slots: [UInt32] = Array(repeating: 0, count: 64)

  var count: Int { ends.count }

  /// Adds a key.
  ///
  /// - Returns: the place that came with an equal key before, or nil when the key is new.
  mutating func insert(_ key: UnsafeRawBufferPointer, at place: Int) -> Int? {
    if (count + 1) * 2 > slots.count { grow() }
    let hash = ContentHash(key).low
    let slot = slot(of: key, hash)
    if slots[slot] != 0 { return places[Int(slots[slot]) - 1] }
    bytes.append(contentsOf: key)
    ends.append(bytes.count)
    hashes.append(hash)
    places.append(place)
    slots[slot] = UInt32(count)
    return nil
  }

  func contains(_ key: UnsafeRawBufferPointer) -> Bool { slots[slot(of: key, ContentHash(key).low)] != 0 }

  /// Keys of this set that another does not have, with their places, in the order in which they came.
  func missing(in other: KeySet) -> [Int] {
    bytes.withUnsafeBytes { bytes in
      ends.indices.filter { index in
        !other.contains(UnsafeRawBufferPointer(rebasing: bytes[range(index)]))
      }.map { places[$0] }
    }
  }

  private func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

  /// The slot that holds the key, or the free one where it belongs.
  private func slot(of key: UnsafeRawBufferPointer, _ hash: UInt64) -> Int {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, isEqual(key, index) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isEqual(_ key: UnsafeRawBufferPointer, _ index: Int) -> Bool {
    let range = range(index)
    return range.count == key.count && bytes.withUnsafeBytes { $0[range].elementsEqual(key) }
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    var grown = [UInt32](repeating: 0, count: mask + 1)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & mask
      while grown[slot] != 0 { slot = (slot + 1) & mask }
      grown[slot] = UInt32(index + 1)
    }
    slots = grown
  }
}
