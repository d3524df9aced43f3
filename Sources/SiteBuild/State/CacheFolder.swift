import Diagnostics
import Files
import Glibc

/// The folder `.bulletin/` of a source: what builds remember. Deleting it costs one full build and nothing else.
struct CacheFolder: Sendable {
  let path: String
  private let lock: Int32

  /// Nil when the source folder cannot be written to; the build then works without memory, in the system's folder
  /// for temporary files.
  ///
  /// One build of a source at a time: a second one waits until the first is done.
  static func open(in source: String) async -> CacheFolder? {
    let path = source + "/.bulletin"
    // A folder that is no site is left as it is.
    guard File.status(source + "/content/site.yaml") != nil else { return nil }
    guard (try? File.makeFolder(path)) != nil else { return nil }
    let lock = Glibc.open(path + "/lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard lock >= 0 else { return nil }
    // Waiting in the system call would hold a thread that the other build, in the same process, may need to end.
    while flock(lock, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR, (try? await Task.sleep(for: .milliseconds(20))) != nil else {
        Glibc.close(lock)
        return nil
      }
    }
    return CacheFolder(path: path, lock: lock)
  }

  func close() { Glibc.close(lock) }

  /// The state of the last build into an output folder, and what is wrong with it.
  func state(forOutput output: String) -> (BuildState?, Diagnostic?) {
    guard let bytes = try? File.read(statePath(output)) else { return (nil, nil) }
    if let state = BuildState(bytes) { return (state, nil) }
    return (nil, .discarded(statePath(output), "it is damaged, or another version of bulletin has left it"))
  }

  /// The search index of the last build.
  func searchIndex(of toolVersion: String) -> SearchMemory.Stored {
    SearchMemory.stored(in: path, toolVersion: toolVersion)
  }

  /// Nil forgets it: a build that fails half-way must not leave a state behind that looks valid.
  func keep(_ state: BuildState?, forOutput output: String) {
    // A cache that cannot be written costs time, not correctness.
    if let state {
      try? File.replace(statePath(output), with: state.bytes)
    } else {
      try? File.remove(statePath(output))
    }
  }

  private func statePath(_ output: String) -> String {
    path + "/state-" + ContentHash(output).hexadecimal.prefix(16)
  }
}
