import Files
import Glibc

/// A folder that a site is copied into, such as a mounted web root. Others may keep files in it.
///
/// It is changed in place, file by file: the folder itself may be a mount point, a web server may hold it open, and
/// nobody promises that anything can be written beside it.
struct CopyTarget: Sendable {
  /// Absolute, links resolved.
  let path: String

  /// Where a file lies until it is whole: on the same file system, so that a rename puts it into place.
  private var stage: String { path + "/..bulletin-copy" }

  func place(_ relative: String) -> String { path + "/" + relative }

  /// What bulletin has put there, finished or not: its own record, else the manifest of a site that came another way.
  func known() -> Manifest {
    let record = (try? File.read(place(Manifest.fileName), followsLink: false)).flatMap(Manifest.init)
    if let record { return record }
    var files: [String: Manifest.Entry] = [:]
    for entry in published()?.files ?? [] {
      files[entry.path] = Manifest.Entry(
        content: ContentHash([]), sha256: entry.sha256, byteCount: entry.byteCount)
    }
    if !files.isEmpty {
      for name in [PublishedManifest.fileName, PublishedManifest.signatureFileName] {
        guard let bytes = try? File.read(place(name), followsLink: false) else { continue }
        files[name] = Manifest.Entry(bytes)
      }
    }
    return Manifest(files: files)
  }

  /// The manifest of the site that was last copied here as a whole.
  func published() -> PublishedManifest? {
    guard let bytes = try? File.read(place(PublishedManifest.fileName), followsLink: false) else { return nil }
    return try? PublishedManifest(reading: bytes, name: PublishedManifest.fileName)
  }

  /// Whether a copy was cut short: the stage is the first thing that it makes and the last that it takes away.
  var hasStage: Bool { File.status(stage) != nil }

  /// The public address of the site whose copy was cut short.
  var siteAtWork: String? {
    (try? File.read(stage + "/" + Self.addressName)).map { String(decoding: $0, as: UTF8.self) }
  }

  /// Other names there are numbers.
  private static let addressName = "site"

  /// Whatever a copy that was cut short has left there goes.
  ///
  /// - Parameter site: the public address of the site that comes; nil where it has none.
  func openStage(for site: String?) throws(FileError) {
    // Emptied, not made anew: there is no moment without it.
    try File.makeFolder(stage)
    for entry in try FileTree.scan(stage) { try File.remove("\(stage)/\(entry.path)") }
    if let site { try File.replace(stage + "/" + Self.addressName, with: Array(site.utf8)) }
  }

  func closeStage() throws(FileError) { try File.remove(stage) }

  /// Puts a file into place, whole: readers see the old bytes or the new ones. The rights of a file that is replaced
  /// stay.
  ///
  /// - Parameter number: no two files at work at the same time have the same.
  func put(_ relative: String, _ bytes: [UInt8], number: Int) throws(FileError) {
    if let link = link(above: relative) { throw FileError.symbolicLink("write through", place(link)) }
    let staged = "\(stage)/\(number)"
    let target = place(relative)
    let descriptor = open(staged, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError("create", staged) }
    do throws(FileError) {
      defer { close(descriptor) }
      try File.write(bytes, to: descriptor, path: staged)
      if File.status(target)?.kind == .file, let mode = File.permissions(target) { fchmod(descriptor, mode) }
      if let parent = File.parent(of: target) { try File.makeFolder(parent) }
      try File.rename(staged, to: target)
    } catch {
      unlink(staged)
      throw error
    }
  }

  /// Removes a file or link with the folders that hold nothing any more. Nothing is removed through a link.
  func remove(_ relative: String) throws(FileError) {
    if link(above: relative) != nil { return }
    try File.removeFile(place(relative))
    var folder = File.parent(of: relative)
    while let current = folder, current != ".", File.removeEmptyFolder(place(current)) {
      folder = File.parent(of: current)
    }
  }

  /// A symbolic link where a path needs a folder.
  private func link(above relative: String) -> String? {
    var folder = File.parent(of: relative)
    while let current = folder, current != "." {
      if File.status(place(current))?.kind == .link { return current }
      folder = File.parent(of: current)
    }
    return nil
  }
}

/// One copy into a folder at a time, as long as this value lives.
final class CopyLock: Sendable {
  private let descriptor: Int32

  /// Nil when another copy is at work. File systems without locks are taken as they are.
  init?(_ path: String) {
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK {
      close(descriptor)
      return nil
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
