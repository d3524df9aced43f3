/// The order of paths by their bytes.
///
/// The order of `String` depends on Unicode's normal forms, which other tools do not know; and what is equal as text
/// may be two files on disk.
enum PathOrder {
  static func precedes(_ left: String, _ right: String) -> Bool {
    compare(left, right) { $0.lexicographicallyPrecedes($1) }
      ?? left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  static func isSame(_ left: String, _ right: String) -> Bool {
    compare(left, right) { $0.elementsEqual($1) } ?? left.utf8.elementsEqual(right.utf8)
  }

  /// Nil for a text that does not lie in one piece, which no text of Swift's own does.
  private static func compare(
    _ left: String, _ right: String, _ compare: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool? {
    left.utf8.withContiguousStorageIfAvailable { left in
      right.utf8.withContiguousStorageIfAvailable { compare(left, $0) }
    }.flatMap(\.self)
  }
}
