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
    let hashLength = 33
    guard bytes.count > hashLength, bytes.last == 0x0A else { return nil }
    let text = bytes.dropLast(hashLength)
    guard let hash = ContentHash(hexadecimal: Substring(decoding: bytes.suffix(hashLength).dropLast(), as: UTF8.self)),
      text.last == 0x0A, text.withUnsafeBytes({ ContentHash($0) }) == hash
    else { return nil }
    var lines = text.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let first = lines.first, first.elementsEqual(firstLine.utf8) else { return nil }
    lines.removeFirst()
    return lines
  }

  /// Whether a path can only lie below the folder that it is relative to.
  static func isWithin(_ path: ArraySlice<UInt8>) -> Bool {
    path.split(separator: 0x2F, omittingEmptySubsequences: false).allSatisfy { name in
      !name.isEmpty && !name.elementsEqual(".".utf8) && !name.elementsEqual("..".utf8) && !name.contains(0)
    }
  }
}
