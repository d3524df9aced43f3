import Files
import Glibc

/// What lies in an output folder, as far as it is known before a build has anything to write: to look takes a while, and
/// needs nothing of the site.
package struct KnownOutput: Sendable {
  let manifest: Manifest
  /// Of the manifest's files at the end of the last build, by number; nil where that is not known.
  let stamps: [FileStamp?]
  /// Whether each of them has that stamp now, so that it holds what the manifest says. Any other is read before it is
  /// trusted.
  let areUntouched: [Bool]
  /// Whether that is so of all files that the last build left, and there were some.
  package let isIntact: Bool
}

extension OutputFolder {
  /// - Parameter stamps: of the files as the last build left them.
  package func known(by stamps: StampTable = StampTable()) -> KnownOutput {
    let manifest = manifest()
    let known = stamps.stamps.isEmpty ? manifest.paths.map { _ in nil } : manifest.paths.map { stamps[$0] }
    let descriptor = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    defer { if descriptor >= 0 { close(descriptor) } }
    let areUntouched = zip(manifest.paths, known).map { path, stamp in
      guard let stamp, descriptor >= 0 else { return false }
      return File.status(path, in: descriptor).map { $0.kind == .file && $0.stamp == stamp } ?? false
    }
    let isManifestUntouched =
      stamps[Manifest.fileName].map { File.status(path + "/" + Manifest.fileName)?.stamp == $0 } ?? false
    return KnownOutput(
      manifest: manifest, stamps: known, areUntouched: areUntouched,
      // Whatever is untouched has a stamp, so that equal numbers mean the same files.
      isIntact: isManifestUntouched && stamps.stamps.count == manifest.paths.count + 1
        && areUntouched.allSatisfy(\.self))
  }
}
