import Files

/// Which files of an output folder the tool has written, and what was in them. It lies in the folder itself, so that
/// a lost cache never makes the tool forget what it may replace and remove.
package struct Manifest: Sendable, Equatable {
  /// The manifest's own name in the output folder.
  package static let fileName = ".bulletin-manifest"
  private static let firstLine = "bulletin-manifest 2"

  package var files: [String: ContentHash]

  package init(files: [String: ContentHash] = [:]) { self.files = files }

  /// Reads a manifest; nil when it is damaged or of another version, or names a path outside the folder.
  package init?(_ bytes: [UInt8]) {
    guard let lines = CheckedLines.read(bytes, Self.firstLine) else { return nil }
    files = [:]
    files.reserveCapacity(lines.count)
    for line in lines {
      let path = line.dropFirst(33)
      guard let hash = ContentHash(hexadecimal: Substring(decoding: line.prefix(32), as: UTF8.self)),
        CheckedLines.isWithin(path)
      else { return nil }
      files[String(decoding: path, as: UTF8.self)] = hash
    }
  }

  /// One line a file, sorted, so that equal sites have equal manifests.
  package var bytes: [UInt8] {
    CheckedLines.bytes(Self.firstLine, files.sorted { $0.key < $1.key }.map { "\($1.hexadecimal) \($0)" })
  }

  /// Whether a file is listed under exactly these bytes. Equal text in Swift may be other bytes on disk: `é` is one
  /// scalar or two, and a compatibility ideograph equals the common one.
  func lists(_ path: String) -> Bool {
    guard let index = files.index(forKey: path) else { return false }
    return files[index].key.utf8.elementsEqual(path.utf8)
  }

  /// All folders that the files lie in.
  var folders: Set<String> { Self.folders(of: files.keys) }

  /// All folders that files lie in.
  static func folders(of paths: some Sequence<String>) -> Set<String> {
    var folders: Set<String> = []
    for path in paths {
      var parent = File.parent(of: path)
      while let current = parent, current != ".", folders.insert(current).inserted { parent = File.parent(of: current) }
    }
    return folders
  }
}
