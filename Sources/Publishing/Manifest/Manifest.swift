import Files
import Markup

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

  private let index: PathIndex
  /// In the order of their paths' bytes, and their entries in the same order.
  package var paths: [String] { index.paths }
  let entries: [Entry]

  /// - Parameter paths: in the order of their bytes, each once.
  init(sorted paths: [String], _ entries: [Entry]) {
    index = PathIndex(paths)
    self.entries = entries
  }

  package init(files: [String: Entry] = [:]) {
    let sorted = files.sorted { PathOrder.precedes($0.key, $1.key) }
    self.init(sorted: sorted.map(\.key), sorted.map(\.value))
  }

  package static func == (left: Manifest, right: Manifest) -> Bool {
    left.entries == right.entries && left.paths == right.paths
  }

  package var files: [String: Entry] { Dictionary(zip(paths, entries)) { first, _ in first } }

  package var isEmpty: Bool { entries.isEmpty }

  /// What is listed under exactly these bytes. Equal text in Swift may be other bytes on disk: `é` is one scalar or
  /// two, and a compatibility ideograph equals the common one.
  package func entry(_ path: String) -> Entry? { number(of: path).map { entries[$0] } }

  /// Where a file stands in `entries`.
  func number(of path: String) -> Int? { index.number(of: path) }

  /// Whether a file is listed under exactly these bytes.
  func lists(_ path: String) -> Bool { number(of: path) != nil }

  /// All folders that the files lie in.
  var folders: Set<String> { Self.folders(of: paths) }

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
    guard let range = CheckedLines.entries(in: bytes, Self.firstLine) else { return nil }
    var paths: [String] = []
    var entries: [Entry] = []
    let isSound = bytes.withUnsafeBufferPointer { bytes in
      var rest = bytes[range]
      while let end = rest.firstIndex(of: 0x0A) {
        guard let (path, entry) = Self.entry(ofLine: rest[..<end]) else { return false }
        paths.append(path)
        entries.append(entry)
        rest = rest[(end + 1)...]
      }
      return rest.isEmpty
    }
    guard isSound else { return nil }
    let isSorted = zip(paths, paths.dropFirst()).allSatisfy { PathOrder.precedes($0, $1) }
    if isSorted {
      self.init(sorted: paths, entries)
    } else {
      self.init(files: Dictionary(zip(paths, entries)) { $1 })
    }
  }

  /// `content-hash sha256 bytes path`.
  private static func entry(ofLine line: Slice<UnsafeBufferPointer<UInt8>>) -> (path: String, Entry)? {
    let start = line.startIndex
    guard line.count > 98, line[start + 32] == 0x20, line[start + 97] == 0x20,
      let content = ContentHash(hexadecimal: line[start..<(start + 32)]),
      let sha256 = SHA256Digest(hexadecimal: line[(start + 33)..<(start + 97)]),
      let end = line[(start + 98)...].firstIndex(of: 0x20),
      let count = Int(String(decoding: line[(start + 98)..<end], as: UTF8.self)), count >= 0,
      case let path = line[(end + 1)...], CheckedLines.isWithin(path)
    else { return nil }
    return (String(decoding: path, as: UTF8.self), Entry(content: content, sha256: sha256, byteCount: count))
  }

  /// One line a file, sorted, so that equal sites have equal manifests.
  package var bytes: [UInt8] {
    CheckedLines.bytes(Self.firstLine) { bytes in
      bytes.reserveCapacity(entries.count * 170)
      for (path, entry) in zip(paths, entries) {
        entry.content.append(to: &bytes)
        bytes.append(0x20)
        entry.sha256.append(to: &bytes)
        bytes.append(0x20)
        bytes += String(entry.byteCount).utf8
        bytes.append(0x20)
        bytes.append(raw: path)
        bytes.append(0x0A)
      }
    }
  }
}
