import Foundation

/// All that lies in a folder at one moment, for comparison.
package struct FolderSnapshot: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    case folder
    case file([UInt8])
    case link(String)
    case other
  }

  /// What tells a file that was left alone from one that was written again with the same bytes.
  package struct Identity: Equatable, Sendable {
    package let inode: UInt64
    /// Nanoseconds since 1970.
    package let modified: Int
  }

  package private(set) var entries: [String: Kind] = [:]
  package private(set) var identities: [String: Identity] = [:]

  /// An absent folder is an empty snapshot.
  package init(_ path: String) { add(path, prefix: "") }

  /// Files by path.
  package var files: [String: [UInt8]] {
    entries.compactMapValues { if case .file(let bytes) = $0 { bytes } else { nil } }
  }

  package var fileNames: [String] { files.keys.sorted() }

  package func text(_ path: String) -> String? { files[path].map { String(decoding: $0, as: UTF8.self) } }

  /// What differs from another snapshot, path by path, for messages.
  package func differences(from other: FolderSnapshot) -> [String] {
    Set(entries.keys).union(other.entries.keys).sorted().compactMap { path in
      switch (entries[path], other.entries[path]) {
      case (nil, _): "missing: \(path)"
      case (_, nil): "too much: \(path)"
      case (let mine, let its) where mine != its: "differs: \(path)"
      default: nil
      }
    }
  }

  package static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFREG: return .file(FileManager.default.contents(atPath: path).map(Array.init) ?? [])
    case S_IFLNK: return .link((try? FileManager.default.destinationOfSymbolicLink(atPath: path)) ?? "")
    default: return .other
    }
  }

  package static func identity(_ path: String) -> Identity? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return Identity(
      inode: UInt64(status.st_ino), modified: status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec)
  }

  private mutating func add(_ folder: String, prefix: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      let path = prefix + name
      guard let kind = Self.kind(folder + "/" + name) else { continue }
      entries[path] = kind
      identities[path] = Self.identity(folder + "/" + name)
      if kind == .folder { add(folder + "/" + name, prefix: path + "/") }
    }
  }
}
