import Glibc

/// What lies in a folder and below it.
package enum FileTree {
  package struct Entry: Sendable {
    /// Relative to the folder, `/` between names.
    package let path: String
    package let kind: File.Kind
    package let stamp: FileStamp
    /// Whether its name is UTF-8. Any other name (GB18030 from an old archive, say) is shown in `path` with U+FFFD,
    /// under which nothing can be opened; such a folder is not entered.
    package let hasReadableName: Bool

    package init(path: String, kind: File.Kind, stamp: FileStamp, hasReadableName: Bool = true) {
      self.path = path
      self.kind = kind
      self.stamp = stamp
      self.hasReadableName = hasReadableName
    }
  }

  /// All entries, sorted by path. A link is an entry of its own and is not followed.
  ///
  /// - Parameter enters: whether to look into a folder, by its relative path; a folder that is not entered is no
  ///   entry.
  package static func scan(_ root: String, enters: (String) -> Bool = { _ in true }) throws(FileError) -> [Entry] {
    let descriptor = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("read", root) }
    var entries: [Entry] = []
    try scan(descriptor, root: root, prefix: "", enters: enters, into: &entries)
    entries.sort { $0.path < $1.path }
    return entries
  }

  /// Takes the descriptor over and closes it.
  private static func scan(
    _ descriptor: Int32, root: String, prefix: String, enters: (String) -> Bool, into entries: inout [Entry]
  ) throws(FileError) {
    guard let folder = fdopendir(descriptor) else {
      close(descriptor)
      throw FileError("read", root + "/" + prefix)
    }
    defer { closedir(folder) }
    while let pointer = readdir(folder) {
      let (name, isUTF8) = FolderEntry.name(pointer)
      if name == "." || name == ".." { continue }
      let path = prefix + name
      var status = stat()
      // Whatever was removed meanwhile is no entry.
      guard FolderEntry.status(pointer, in: descriptor, &status) else { continue }
      let kind = File.Kind(mode: status.st_mode)
      if !isUTF8 {
        entries.append(Entry(path: path, kind: kind, stamp: FileStamp(status), hasReadableName: false))
      } else if kind == .folder {
        guard enters(path) else { continue }
        let child = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        guard child >= 0 else { throw FileError("read", root + "/" + path) }
        entries.append(Entry(path: path, kind: kind, stamp: FileStamp(status)))
        try scan(child, root: root, prefix: path + "/", enters: enters, into: &entries)
      } else {
        entries.append(Entry(path: path, kind: kind, stamp: FileStamp(status)))
      }
    }
  }
}
