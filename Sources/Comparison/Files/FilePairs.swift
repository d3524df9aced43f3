import Files

/// A file of two folders under one name, or of one of them only.
struct FilePair: Sendable {
  /// Relative to the folders.
  let path: String
  let old: FileTree.Entry?
  let new: FileTree.Entry?
}

/// What lies in two folders, side by side.
struct FilePairs: Sendable {
  private(set) var pairs: [FilePair] = []
  /// What cannot be compared, and why.
  private(set) var problems: [String] = []

  init(old: String, new: String) throws(FileError) {
    let oldEntries = try files(in: old)
    let newEntries = try files(in: new)
    var (left, right) = (oldEntries[...], newEntries[...])
    while let entry = [left.first, right.first].compactMap({ $0 }).min(by: Self.precedes) {
      let before = left.first.map { $0.path.utf8.elementsEqual(entry.path.utf8) } == true ? left.popFirst() : nil
      let after = right.first.map { $0.path.utf8.elementsEqual(entry.path.utf8) } == true ? right.popFirst() : nil
      pairs.append(FilePair(path: entry.path, old: before, new: after))
    }
  }

  /// All files, by the bytes of their names: equal text in Swift may be another name on disk.
  private mutating func files(in folder: String) throws(FileError) -> [FileTree.Entry] {
    var files: [FileTree.Entry] = []
    for entry in try FileTree.scan(folder) where entry.kind != .folder && entry.path != Self.manifest {
      if !entry.hasReadableName {
        problems.append("\(folder)/\(entry.path): the name is not UTF-8; this file was not compared")
      } else if entry.kind == .other {
        problems.append("\(folder)/\(entry.path) is no file; it was not compared")
      } else {
        files.append(entry)
      }
    }
    return files.sorted(by: Self.precedes)
  }

  private static func precedes(_ first: FileTree.Entry, _ second: FileTree.Entry) -> Bool {
    first.path.utf8.lexicographicallyPrecedes(second.path.utf8)
  }

  /// What the tool notes for itself, which no reader is meant to see.
  private static let manifest = ".bulletin-manifest"
}
