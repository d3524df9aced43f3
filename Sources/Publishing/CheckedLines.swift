import Files

/// Text files of the tool that say whether they are whole: a first line with name and version, then entries, then the
/// hash of all that stands above. A file that was cut off or damaged is not believed.
enum CheckedLines {
  static func bytes(_ firstLine: String, _ lines: some Sequence<String>) -> [UInt8] {
    bytes(firstLine) { bytes in
      for line in lines {
        bytes += line.utf8
        bytes.append(0x0A)
      }
    }
  }

  /// - Parameter write: adds the entries, each with its final line feed.
  static func bytes(_ firstLine: String, _ write: (inout [UInt8]) -> Void) -> [UInt8] {
    var bytes = Array(firstLine.utf8)
    bytes.append(0x0A)
    write(&bytes)
    bytes += ContentHash(bytes).hexadecimal.utf8
    bytes.append(0x0A)
    return bytes
  }

  /// The lines between the first and the hash; nil when the file is not whole or of another version.
  static func read(_ bytes: [UInt8], _ firstLine: String) -> [ArraySlice<UInt8>]? {
    guard let range = entries(in: bytes, firstLine) else { return nil }
    return range.isEmpty ? [] : bytes[range].dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
  }

  /// Where those lines lie, each with its line feed; nil when the file is not whole or of another version.
  static func entries(in bytes: [UInt8], _ firstLine: String) -> Range<Int>? {
    let hashLength = 33
    let start = firstLine.utf8.count + 1
    let end = bytes.count - hashLength
    guard start <= end, bytes.last == 0x0A, bytes[end - 1] == 0x0A, bytes[start - 1] == 0x0A,
      bytes[..<(start - 1)].elementsEqual(firstLine.utf8)
    else { return nil }
    let isWhole = bytes.withUnsafeBufferPointer { bytes in
      ContentHash(hexadecimal: bytes[end..<(bytes.count - 1)])
        == ContentHash(UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: bytes[..<end])))
    }
    return isWhole ? start..<end : nil
  }

  /// Whether a path can only lie below the folder that it is relative to.
  static func isWithin(_ path: ArraySlice<UInt8>) -> Bool {
    path.withUnsafeBufferPointer { isWithin($0[...]) }
  }

  static func isWithin(_ path: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    var start = path.startIndex
    // Each name ends at a slash, the last one where the path does.
    for index in path.startIndex...path.endIndex {
      if index < path.endIndex, path[index] != 0x2F {
        if path[index] == 0 { return false }
        continue
      }
      let length = index - start
      let isDots = length <= 2 && path[start..<index].allSatisfy { $0 == 0x2E }
      // No dot at all is no name.
      if isDots { return false }
      start = index + 1
    }
    return true
  }
}
