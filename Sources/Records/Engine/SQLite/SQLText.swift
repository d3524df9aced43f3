/// Just enough of SQL's spelling to tell what stands outside of comments.
struct SQLText {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The offset of the first byte from `start` on that is neither white space, a comment, nor a semicolon.
  func firstToken(from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      switch (bytes[index], index + 1 < bytes.count ? bytes[index + 1] : 0) {
      case (0x20, _), (0x09...0x0D, _), (UInt8(ascii: ";"), _): index += 1
      case (UInt8(ascii: "-"), UInt8(ascii: "-")):
        while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      case (UInt8(ascii: "/"), UInt8(ascii: "*")):
        index += 2
        while index < bytes.count, !isCommentEnd(index) { index += 1 }
        index += 2
      default: return index
      }
    }
    return nil
  }

  private func isCommentEnd(_ index: Int) -> Bool {
    bytes[index] == UInt8(ascii: "*") && index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "/")
  }
}
