import Files

/// Which files of an output folder the tool has written, and what was in them. It lies in the folder itself, so that
/// a lost cache never makes the tool forget what it may replace and remove.
package struct Manifest: Sendable, Equatable {
  /// What is known of a file without reading it.
  package struct Entry: Sendable, Equatable {
    /// Tells quickly whether bytes are those of the file.
    package let content: ContentHash
    /// What the published manifest says. Kept here, so that a file that stays as it is is not hashed again.
    package let sha256: SHA256Digest
    package let byteCount: Int

    package init(_ bytes: [UInt8], content: ContentHash) {
      self.content = content
      sha256 = SHA256Digest(bytes)
      byteCount = bytes.count
    }

    package init(_ bytes: [UInt8]) { self.init(bytes, content: ContentHash(bytes)) }

    init(content: ContentHash, sha256: SHA256Digest, byteCount: Int) {
      self.content = content
      self.sha256 = sha256
      self.byteCount = byteCount
    }
  }

  /// The manifest's own name in the output folder.
  package static let fileName = ".bulletin-manifest"
  private static let firstLine = "bulletin-manifest 3"

  package var files: [String: Entry]

  package init(files: [String: Entry] = [:]) { self.files = files }

  /// What is listed under exactly these bytes. Equal text in Swift may be other bytes on disk: `é` is one scalar or
  /// two, and a compatibility ideograph equals the common one.
  package func entry(_ path: String) -> Entry? {
    guard let index = files.index(forKey: path), PathOrder.isSame(files[index].key, path) else { return nil }
    return files[index].value
  }

  /// Whether a file is listed under exactly these bytes.
  func lists(_ path: String) -> Bool { entry(path) != nil }

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

extension Manifest {
  /// Reads a manifest; nil when it is damaged or of another version, or names a path outside the folder.
  package init?(_ bytes: [UInt8]) {
    guard let lines = CheckedLines.read(bytes, Self.firstLine) else { return nil }
    files = [:]
    files.reserveCapacity(lines.count)
    for line in lines {
      guard let (path, entry) = Self.entry(ofLine: line), CheckedLines.isWithin(path) else { return nil }
      files[String(decoding: path, as: UTF8.self)] = entry
    }
  }

  /// `content-hash sha256 bytes path`.
  private static func entry(ofLine line: ArraySlice<UInt8>) -> (path: ArraySlice<UInt8>, Entry)? {
    let fields = line.split(separator: 0x20, maxSplits: 3, omittingEmptySubsequences: false)
    guard fields.count == 4, let content = ContentHash(hexadecimal: Substring(decoding: fields[0], as: UTF8.self)),
      let sha256 = SHA256Digest(hexadecimal: fields[1]), let count = Int(String(decoding: fields[2], as: UTF8.self)),
      count >= 0
    else { return nil }
    return (fields[3], Entry(content: content, sha256: sha256, byteCount: count))
  }

  /// One line a file, sorted, so that equal sites have equal manifests.
  package var bytes: [UInt8] {
    let sorted = files.sorted { PathOrder.precedes($0.key, $1.key) }
    return CheckedLines.bytes(Self.firstLine) { bytes in
      bytes.reserveCapacity(sorted.count * 160)
      for (path, entry) in sorted {
        bytes += entry.content.hexadecimal.utf8
        bytes.append(0x20)
        entry.sha256.append(to: &bytes)
        bytes.append(0x20)
        bytes += String(entry.byteCount).utf8
        bytes.append(0x20)
        bytes += path.utf8
        bytes.append(0x0A)
      }
    }
  }
}
