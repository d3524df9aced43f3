import Files

/// Whose the files are that lie in a folder before a site is copied into it.
package enum CopyOccupant: Sendable, Equatable {
  /// Nobody's: there is nothing but what mounts, hosts and version control keep there (names that begin with a dot,
  /// `lost+found`).
  case nobody
  /// Of a site that bulletin has put there: its public address, where it is told.
  case site(String?)
  /// Of others; bulletin was never here. The first names.
  case others([String])

  /// So many names are told.
  private static let limit = 3

  /// - Parameter folder: absolute.
  package init(of folder: String) throws(FileError) {
    let target = CopyTarget(path: folder)
    if let address = target.siteAtWork ?? target.published()?.site {
      self = .site(address)
      return
    }
    if !target.known().files.isEmpty {
      self = .site(nil)
      return
    }
    var folders: [String] = []
    let files = try FileTree.scan(folder) { name in
      folders.append(name)
      return false
    }
    let names = (files.map(\.path) + folders).filter { !$0.hasPrefix(".") && $0 != "lost+found" }
    self = names.isEmpty ? .nobody : .others(Array(names.sorted(by: PathOrder.precedes).prefix(Self.limit)))
  }
}
