import Glibc

extension File {
  /// Removes a file, or a folder with all that it holds. Nothing there is fine. Links are not followed.
  ///
  /// Names are taken as bytes: a folder may hold names that are not UTF-8.
  ///
  /// - Parameter eachFile: called when one is gone.
  package static func remove(_ path: String, eachFile: () -> Void = {}) throws(FileError) {
    if unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR { return }
    guard errno == EISDIR || errno == EPERM else { throw FileError("remove", path) }
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("remove", path) }
    try empty(descriptor, path, eachFile)
    guard rmdir(path) == 0 || errno == ENOENT else { throw FileError("remove", path) }
  }

  /// Removes a file or link, never a folder. Nothing there, or a folder, is fine.
  package static func removeFile(_ path: String) throws(FileError) {
    guard unlink(path) == 0 || [ENOENT, ENOTDIR, EISDIR].contains(errno) else { throw FileError("remove", path) }
  }

  /// Removes a folder that holds nothing. False when it holds something or is not there.
  package static func removeEmptyFolder(_ path: String) -> Bool { rmdir(path) == 0 }

  /// Removes all that a folder holds. Takes the descriptor over and closes it.
  private static func empty(_ descriptor: Int32, _ path: String, _ eachFile: () -> Void) throws(FileError) {
    guard let folder = fdopendir(descriptor) else {
      close(descriptor)
      throw FileError("remove", path)
    }
    defer { closedir(folder) }
    for name in FolderEntry.names(in: folder) where name != Self.here && name != Self.above {
      if unlinkat(descriptor, name, 0) == 0 || errno == ENOENT {
        eachFile()
        continue
      }
      guard errno == EISDIR || errno == EPERM else { throw FileError("remove", path) }
      let child = openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard child >= 0 else { throw FileError("remove", path) }
      try empty(child, path, eachFile)
      guard unlinkat(descriptor, name, AT_REMOVEDIR) == 0 || errno == ENOENT else { throw FileError("remove", path) }
    }
  }

  private static let here: [CChar] = [0x2E, 0]
  private static let above: [CChar] = [0x2E, 0x2E, 0]
}
