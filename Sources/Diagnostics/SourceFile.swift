/// The bytes of one source file and where its lines begin.
package struct SourceFile: Sendable {
  /// Path relative to the source folder, with `/` between names.
  package let path: String
  package let bytes: [UInt8]
  private let lines = LineStarts()

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The place of a byte offset. An offset past the end is the end; one inside a character is that character.
  ///
  /// Lines end at LF, CR LF or CR. A byte-order mark takes no column. The length stops at the end of the line.
  package func location(ofOffset offset: Int, byteCount: Int = 0) -> SourceLocation {
    let starts = lines.offsets(in: bytes)
    let offset = characterStart(at: min(max(offset, starts[0]), bytes.count))
    var (low, high) = (0, starts.count)  // starts[low] <= offset < starts[high]
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let end = max(offset, min(lineEnd(low, starts), offset + min(max(byteCount, 0), bytes.count - offset)))
    return SourceLocation(
      path: path, line: low + 1, column: 1 + scalarCount(starts[low]..<offset), length: scalarCount(offset..<end))
  }

  /// The text of a line (from 1) without its end, or nil when there is no such line.
  package func line(_ number: Int) -> String? {
    let starts = lines.offsets(in: bytes)
    guard starts.indices.contains(number - 1) else { return nil }
    return String(decoding: bytes[starts[number - 1]..<lineEnd(number - 1, starts)], as: UTF8.self)
  }

  /// The bytes that a place with a length stands for, or nil when the file has no such place.
  package func range(of location: SourceLocation) -> Range<Int>? {
    let starts = lines.offsets(in: bytes)
    guard starts.indices.contains(location.line - 1) else { return nil }
    let line = starts[location.line - 1]..<lineEnd(location.line - 1, starts)
    var offsets = line.filter { bytes[$0] & 0xC0 != 0x80 }
    offsets.append(line.upperBound)
    let first = location.column - 1
    guard offsets.indices.contains(first), offsets.indices.contains(first + location.length) else { return nil }
    return offsets[first]..<offsets[first + location.length]
  }

  /// The offset after the last byte of a line (from 0) that does not belong to its end.
  private func lineEnd(_ line: Int, _ starts: [Int]) -> Int {
    guard line + 1 < starts.count else { return bytes.count }
    let end = starts[line + 1] - 1
    return end > starts[line] && bytes[end] == 0x0A && bytes[end - 1] == 0x0D ? end - 1 : end
  }

  /// The first byte of the character that the offset lies in; the offset itself when it lies in none.
  private func characterStart(at offset: Int) -> Int {
    guard offset < bytes.count, bytes[offset] & 0xC0 == 0x80 else { return offset }
    for back in 1...3 where offset - back >= 0 && bytes[offset - back] & 0xC0 != 0x80 {
      let length = (~bytes[offset - back]).leadingZeroBitCount
      return back < length ? offset - back : offset
    }
    return offset
  }

  private func scalarCount(_ range: Range<Int>) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      range.reduce(0) { bytes[$1] & 0xC0 != 0x80 ? $0 + 1 : $0 }
    }
  }
}
