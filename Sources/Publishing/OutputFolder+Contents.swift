import Files

/// A file that lies in an output folder.
package struct OutputFile: Sendable {
  /// Relative to the folder.
  package let path: String
  /// Bytes.
  package let size: Int
  /// Whether the tool wrote it; any other is someone else's.
  package let isOurs: Bool
}

extension OutputFolder {
  /// All files of the folder as it stands, sorted, without what the tool keeps there for itself; nil where there is no
  /// such folder. Links are not followed.
  package func files() throws(FileError) -> [OutputFile]? {
    guard exists else { return nil }
    let manifest = manifest()
    return try FileTree.scan(path).compactMap { entry in
      guard entry.kind == .file || entry.kind == .link, !isOwn(entry.path) else { return nil }
      return OutputFile(path: entry.path, size: entry.stamp.size, isOurs: manifest.lists(entry.path))
    }
  }
}
