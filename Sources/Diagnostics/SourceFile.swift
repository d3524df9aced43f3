/// The bytes of one source file and where its lines begin.
package struct SourceFile: Sendable {
  /// Path relative to the source folder, with `/` between names.
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The place of a byte offset. An offset past the end is the end.
  ///
  /// Lines end at LF, CR LF or CR. A byte-order mark takes no column.
  package func location(ofOffset offset: Int, byteCount: Int = 0) -> SourceLocation {
    let offset = min(max(offset, 0), bytes.count)
    var line = 1
    var start = lineStart(afterMarkAt: 0)
    var index = start
    while index < offset {
      let byte = bytes[index]
      index += 1
      if byte == 0x0A || (byte == 0x0D && !(index < bytes.count && bytes[index] == 0x0A)) {
        line += 1
        start = index
      }
    }
    return SourceLocation(
      path: path, line: line, column: 1 + scalarCount(start..<max(start, offset)),
      length: scalarCount(offset..<min(bytes.count, offset + byteCount)))
  }

  /// The text of a line (from 1) without its end, or nil when there is no such line.
  package func line(_ number: Int) -> String? {
    var current = 1
    var start = lineStart(afterMarkAt: 0)
    var index = start
    while index <= bytes.count {
      if index == bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D {
        if current == number { return String(decoding: bytes[start..<index], as: UTF8.self) }
        if index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A { index += 1 }
        current += 1
        start = index + 1
      }
      index += 1
    }
    return nil
  }

  private func lineStart(afterMarkAt index: Int) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : index }

  private func scalarCount(_ range: Range<Int>) -> Int {
    var count = 0
    for index in range where bytes[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }
}
