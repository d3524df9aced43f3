import Publishing
import SiteBuild
import Synchronization

/// The files of a site that is made but not written.
final class PlannedSite: Sendable {
  private let files = Mutex<[String: Manifest.Entry]>([:])

  /// Takes a file; from many tasks at once.
  func add(_ file: RenderedFile) {
    let entry = Manifest.Entry(file.bytes)
    files.withLock { $0[file.path] = entry }
  }

  var manifest: Manifest { Manifest(files: files.withLock { $0 }) }
}
