import Files

/// Which files of an output folder the tool has written, and what was in them. It lies in the folder itself, so that
/// a lost cache never makes the tool forget what it may replace and remove.
package struct Manifest: Sendable, Equatable {
  /// The manifest's own name in the output folder.
  package static let fileName = ".bulletin-manifest"
  private static let firstLine = "bulletin-manifest 1"

  package var files: [String: ContentHash]

  package init(files: [String: ContentHash] = [:]) { self.files = files }

  /// Reads a manifest; nil when it is damaged or of another version.
  package init?(_ bytes: [UInt8]) {
    var lines = bytes.split(separator: 0x0A)
    guard let first = lines.first, first.elementsEqual(Self.firstLine.utf8) else { return nil }
    lines.removeFirst()
    files = [:]
    files.reserveCapacity(lines.count)
    for line in lines {
      guard line.count > 33,
        let hash = ContentHash(hexadecimal: Substring(decoding: line.prefix(32), as: UTF8.self))
      else { return nil }
      files[String(decoding: line.dropFirst(33), as: UTF8.self)] = hash
    }
  }

  /// One line a file, sorted, so that equal sites have equal manifests.
  package var bytes: [UInt8] {
    var bytes = Array(Self.firstLine.utf8)
    bytes.append(0x0A)
    for (path, hash) in files.sorted(by: { $0.key < $1.key }) {
      bytes += hash.hexadecimal.utf8
      bytes.append(0x20)
      bytes += path.utf8
      bytes.append(0x0A)
    }
    return bytes
  }
}
