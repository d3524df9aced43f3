import Files
import Glibc

/// Where a preview is built: a folder of its own, which no other preview of the same source uses.
package struct PreviewFolder: Sendable {
  /// Absolute. Nothing but builds write into it.
  package let path: String
  /// Whether it goes with the preview.
  private let isTemporary: Bool
  /// Held open for as long as the folder is in use; the system lets go of it with the process.
  private let lock: Int32

  /// So many previews of a source can run at once.
  private static let limit = 100

  /// `.bulletin/preview` in the source, or `.bulletin/preview-2` and so on when that is in use. Where the source cannot
  /// be written to, a folder in the system's place for temporary files, which only this user can read.
  package static func claim(in source: String) throws(FileError) -> PreviewFolder {
    let cache = source + "/.bulletin"
    if (try? File.makeFolder(cache)) != nil {
      for number in 1...limit {
        let path = cache + "/preview" + (number == 1 ? "" : "-\(number)")
        let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard lock >= 0 else { break }
        if flock(lock, LOCK_EX | LOCK_NB) == 0 { return PreviewFolder(path: path, isTemporary: false, lock: lock) }
        close(lock)
      }
    }
    return PreviewFolder(path: try File.makeTemporaryFolder() + "/site", isTemporary: true, lock: -1)
  }

  /// Removes what was only for this preview.
  package func release() {
    if isTemporary, let parent = File.parent(of: path) { try? File.remove(parent) }
    if lock >= 0 { close(lock) }
  }
}
