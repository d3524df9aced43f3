import Files

/// A built site on disk, as a web host looks at it.
struct ServedFolder: Sendable {
  /// Absolute.
  let path: String

  enum Answer: Equatable {
    /// The file's absolute path.
    case file(String, FileStamp)
    /// A page that was asked for without its final slash.
    case folderWithoutSlash
    case missing
  }

  /// What lies at an address.
  ///
  /// - Parameters:
  ///   - names: below the site's own address.
  ///   - isFolder: whether the address ends with `/`.
  func answer(_ names: [String], isFolder: Bool) -> Answer {
    // Looked up each time: a build may have exchanged the folder for another.
    guard let root = File.realPath(path) else { return .missing }
    let asked = ([root] + names).joined(separator: "/")
    if isFolder { return file(asked + "/index.html", below: root) }
    let found = file(asked, below: root)
    if found != .missing { return found }
    return file(asked + "/index.html", below: root) == .missing ? .missing : .folderWithoutSlash
  }

  /// A regular file; a link to one only where it does not lead out of the folder.
  private func file(_ path: String, below root: String) -> Answer {
    guard let place = File.realPath(path), place.hasPrefix(root + "/"), let status = File.status(place),
      status.kind == .file
    else { return .missing }
    return .file(place, status.stamp)
  }
}
