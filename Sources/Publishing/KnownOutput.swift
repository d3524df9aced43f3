import Files
import Glibc

/// What lies in an output folder, as far as it is known before a build has anything to write: to look takes a while, and
/// needs nothing of the site.
package struct KnownOutput: Sendable {
  let manifest: Manifest
  /// Of each of the manifest's files, by number, the stamp that the last build left it with and that it still has: it
  /// holds what the manifest says. Nil for any other, which is read before it is trusted.
  let stamps: [FileStamp?]
  /// Whether all files that the last build left are so, and there were some.
  package let isIntact: Bool
}

extension OutputFolder {
  /// - Parameter old: the stamps of the files as the last build left them.
  package func known(by old: StampTable = StampTable()) -> KnownOutput {
    let manifest = manifest()
    let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    func untouched(_ path: String) -> FileStamp? {
      guard descriptor >= 0, let stamp = old[path], let status = File.status(path, in: descriptor) else { return nil }
      return status.kind == .file && status.stamp == stamp ? stamp : nil
    }
    let stamps = manifest.paths.map(untouched)
    return KnownOutput(
      manifest: manifest, stamps: stamps,
      // Whatever is untouched has an old stamp, so that equal numbers mean the same files.
      isIntact: untouched(Manifest.fileName) != nil && old.stamps.count == stamps.count + 1
        && stamps.allSatisfy { $0 != nil })
  }
}
