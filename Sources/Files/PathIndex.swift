import Glibc

/// Finds the place of a path in a list of paths.
///
/// A path counts under its very bytes: equal text in Swift may be other bytes on disk (`é` is one scalar or two, and a
/// compatibility ideograph equals the common one). That also spares the normal forms of Chinese text, which `Dictionary`
/// makes for each key: a table of twelve thousand paths is there in half a millisecond.
package struct PathIndex: Sendable {
  package let paths: [String]
  /// The place of a path plus one, where the hash of the path points or after it; 0 is free. At most half of them are
  /// taken, and their number is a power of two.
  private let slots: [Int32]

  /// - Parameter paths: of two equal ones the first is found.
  package init(_ paths: [String]) {
    self.paths = paths
    var capacity = 16
    while capacity < paths.count * 2 { capacity *= 2 }
    slots = [Int32](unsafeUninitializedCapacity: capacity) { slots, count in
      slots.initialize(repeating: 0)
      count = capacity
      for (number, path) in paths.enumerated() {
        var slot = Self.start(of: path, capacity)
        while slots[slot] != 0, !Self.areSame(paths[Int(slots[slot]) - 1], path) { slot = (slot + 1) & (capacity - 1) }
        if slots[slot] == 0 { slots[slot] = Int32(number + 1) }
      }
    }
  }

  /// Nil for a path that is not in the list.
  package func number(of path: String) -> Int? {
    // Several cores look things up in one table: they must not count references to it.
    slots.withUnsafeBufferPointer { slots in
      paths.withUnsafeBufferPointer { paths in
        var slot = Self.start(of: path, slots.count)
        while slots[slot] != 0 {
          let number = Int(slots[slot]) - 1
          if Self.areSame(paths[number], path) { return number }
          slot = (slot + 1) & (slots.count - 1)
        }
        return nil
      }
    }
  }

  private static func start(of path: String, _ capacity: Int) -> Int {
    Int(truncatingIfNeeded: ContentHash(path).low) & (capacity - 1)
  }

  private static func areSame(_ left: String, _ right: String) -> Bool {
    let areSame = left.utf8.withContiguousStorageIfAvailable { left in
      right.utf8.withContiguousStorageIfAvailable { right in
        guard left.count == right.count else { return false }
        guard let first = left.baseAddress, let second = right.baseAddress else { return true }
        return memcmp(first, second, left.count) == 0
      }
    }
    return areSame.flatMap(\.self) ?? left.utf8.elementsEqual(right.utf8)
  }
}

/// The stamps of files by their paths, in an order of its own.
package struct StampTable: Sendable {
  package let index: PathIndex
  /// In the order of `index.paths`.
  package let stamps: [FileStamp]

  package init(_ paths: [String] = [], _ stamps: [FileStamp] = []) {
    index = PathIndex(paths)
    self.stamps = stamps
  }

  package subscript(path: String) -> FileStamp? { index.number(of: path).map { stamps[$0] } }
}
