/// Numbers and pieces of a binary file. What lies outside of it is nil, so that a damaged file ends the reading and
/// never the program.
struct ByteReader {
  let bytes: ArraySlice<UInt8>
  var isLittleEndian = false

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  var count: Int { bytes.count }

  /// The piece from an offset on; nil unless all of it is there.
  func piece(_ offset: Int, _ length: Int) -> ArraySlice<UInt8>? {
    guard offset >= 0, length >= 0, offset <= count, length <= count - offset else { return nil }
    return bytes[(bytes.startIndex + offset)..<(bytes.startIndex + offset + length)]
  }

  func byte(_ offset: Int) -> UInt8? { piece(offset, 1)?.first }

  func number(_ offset: Int, bytes length: Int) -> Int? {
    guard length <= 4, let piece = piece(offset, length) else { return nil }
    return isLittleEndian
      ? piece.reversed().reduce(0) { $0 << 8 | Int($1) } : piece.reduce(0) { $0 << 8 | Int($1) }
  }

  func starts(with text: StaticString, at offset: Int = 0) -> Bool {
    piece(offset, text.utf8CodeUnitCount).map { piece in
      piece.elementsEqual(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    } ?? false
  }

  /// The offset of a text from an offset on.
  func offset(of text: StaticString, from start: Int = 0) -> Int? {
    let needle = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    guard let first = needle.first, count >= needle.count else { return nil }
    var index = bytes.startIndex + max(0, start)
    while index + needle.count <= bytes.endIndex {
      guard let found = bytes[index...].firstIndex(of: first), found + needle.count <= bytes.endIndex else {
        return nil
      }
      if bytes[found..<(found + needle.count)].elementsEqual(needle) { return found - bytes.startIndex }
      index = found + 1
    }
    return nil
  }
}
