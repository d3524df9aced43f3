extension PackedWriter {
  package mutating func write(_ hash: ContentHash) {
    write(word: hash.high)
    write(word: hash.low)
  }

  package mutating func write(_ stamp: FileStamp) {
    write(stamp.size)
    write(word: UInt64(bitPattern: Int64(stamp.modified)))
    write(word: UInt64(bitPattern: Int64(stamp.changed)))
    write(word: stamp.inode)
  }

  /// The bytes with their hash after them, for files that must not be believed when they are damaged.
  /// Takes the place of the bytes, since there may be millions of them.
  package consuming func sealed() -> [UInt8] {
    write(ContentHash(bytes))
    return bytes
  }
}

extension PackedReader {
  private static let sealLength = 16

  /// Reads what was `sealed`; nil when it is damaged.
  package init?(sealed bytes: [UInt8]) {
    guard bytes.count >= Self.sealLength else { return nil }
    let end = bytes.count - Self.sealLength
    let isWhole = bytes.withUnsafeBytes { bytes in
      let hash = ContentHash(UnsafeRawBufferPointer(rebasing: bytes[..<end]))
      return hash.high.littleEndian == bytes.loadUnaligned(fromByteOffset: end, as: UInt64.self)
        && hash.low.littleEndian == bytes.loadUnaligned(fromByteOffset: end + 8, as: UInt64.self)
    }
    guard isWhole else { return nil }
    self.init(bytes, in: 0..<end)
  }

  package mutating func contentHash() throws(Damaged) -> ContentHash {
    try ContentHash(high: word(), low: word())
  }

  package mutating func stamp() throws(Damaged) -> FileStamp {
    try FileStamp(
      size: integer(), modified: Int(Int64(bitPattern: word())), changed: Int(Int64(bitPattern: word())), inode: word())
  }
}
