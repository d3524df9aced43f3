import Synchronization

/// Where the lines of a file begin: found when first asked for, since most files have nothing to report, and kept,
/// since a file with one fault often has thousands.
final class LineStarts: Sendable {
  private let found = Mutex<[Int]>([])

  /// The offset of the first byte of each line; the first line begins after a byte-order mark.
  ///
  /// - Parameter bytes: the same bytes at each call.
  func offsets(in bytes: [UInt8]) -> [Int] {
    found.withLock { offsets in
      if offsets.isEmpty { offsets = Self.find(in: bytes) }
      return offsets
    }
  }

  private static func find(in bytes: [UInt8]) -> [Int] {
    var offsets = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    bytes.withUnsafeBufferPointer { bytes in
      for index in bytes.indices where bytes[index] == 0x0A || bytes[index] == 0x0D {
        if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { continue }
        offsets.append(index + 1)
      }
    }
    return offsets
  }
}
