import CLinux
import Glibc

/// Calls of the file system, with errors that say what and where.
package enum File {
  package enum Kind: Sendable { case file, folder, link, other }

  /// All bytes of a regular file. Anything else is an error at once: a pipe that nobody writes to would be waited for
  /// without end (`O_NONBLOCK`; it changes nothing for regular files), and a device such as `/dev/zero` has no end.
  ///
  /// - Parameter followsLink: false for an error where the path itself is a symbolic link.
  package static func read(_ path: String, followsLink: Bool = true) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followsLink ? 0 : O_NOFOLLOW))
    guard descriptor >= 0 else { throw FileError("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError("read", path) }
    switch Kind(mode: status.st_mode) {
    case .file: break
    case .folder: throw FileError("read", path, code: EISDIR)
    case .link, .other: throw FileError("read", path, code: EOPNOTSUPP)
    }
    return try read(descriptor, expecting: Int(status.st_size), path)
  }

  private static func read(_ descriptor: Int32, expecting size: Int, _ path: String) throws(FileError) -> [UInt8] {
    var failure: FileError?
    var bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = Glibc.read(descriptor, buffer.baseAddress?.advanced(by: count), size - count)
        if got < 0, errno == EINTR { continue }
        if got < 0 { failure = FileError("read", path) }
        if got <= 0 { break }
        count += got
      }
    }
    if let failure { throw failure }
    // The file may have grown since it was measured, or (in /proc) never tell its size.
    var chunk = [UInt8](repeating: 0, count: 4096)
    while true {
      let got = Glibc.read(descriptor, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      if got < 0 { throw FileError("read", path) }
      if got == 0 { return bytes }
      bytes += chunk[..<got]
    }
  }

  /// Writes all bytes to an open file.
  package static func write(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let put = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: done), bytes.count - done)
      }
      if put < 0, errno == EINTR { continue }
      if put < 0 { throw FileError("write", path) }
      done += put
    }
  }

  /// Writes a file whole: readers see the old bytes or the new ones.
  package static func replace(_ path: String, with bytes: [UInt8], isDurable: Bool = false) throws(FileError) {
    let temporary = path + ".new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError("create", temporary) }
    do throws(FileError) {
      defer { close(descriptor) }
      try write(bytes, to: descriptor, path: temporary)
      if isDurable, fsync(descriptor) != 0 { throw FileError("write", temporary) }
      try rename(temporary, to: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// Writes a file of the user's anew, whole, with the rights that it has. A link stays one: its target is written.
  package static func rewrite(_ path: String, with bytes: [UInt8]) throws(FileError) {
    guard let path = realPath(path) else { throw FileError("write", path) }
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError("read", path) }
    let temporary = path + ".bulletin-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("create", temporary) }
    do throws(FileError) {
      defer { close(descriptor) }
      guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else { throw FileError("write", temporary) }
      try write(bytes, to: descriptor, path: temporary)
      try rename(temporary, to: path)
    } catch {
      unlink(temporary)
      throw error
    }
  }

  package static func rename(_ from: String, to: String) throws(FileError) {
    guard Glibc.rename(from, to) == 0 else { throw FileError("rename \(from) to", to) }
  }

  /// Stamp and kind of what is at a path, a symbolic link itself; nil when there is nothing.
  package static func status(_ path: String) -> (kind: Kind, stamp: FileStamp, device: UInt64)? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    return (Kind(mode: status.st_mode), FileStamp(status), UInt64(status.st_dev))
  }

  /// The same for a path that is relative to an open folder: nothing above it has to be looked up again.
  package static func status(_ path: String, in folder: Int32) -> (kind: Kind, stamp: FileStamp)? {
    var status = stat()
    guard fstatat(folder, path, &status, AT_SYMLINK_NOFOLLOW) == 0 else { return nil }
    return (Kind(mode: status.st_mode), FileStamp(status))
  }

  /// The stamp of an open file.
  package static func stamp(of descriptor: Int32) -> FileStamp? {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? FileStamp(status) : nil
  }

  /// Makes a folder of its own in the system's place for temporary files, which only this user can read.
  package static func makeTemporaryFolder() throws(FileError) -> String {
    var path = Array("/tmp/bulletin-XXXXXX".utf8CString)
    guard mkdtemp(&path) != nil else { throw FileError("create", "/tmp/bulletin-…") }
    return String(decoding: path.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Makes a folder and those above it. An existing folder is fine.
  package static func makeFolder(_ path: String) throws(FileError) {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let parent = parent(of: path) else { throw FileError("create", path) }
    try makeFolder(parent)
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw FileError("create", path) }
  }

  /// The path with links and `..` resolved, nil when it does not exist.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The folder that holds a path, nil at the root.
  package static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return path.isEmpty ? nil : "." }
    return slash == path.startIndex ? (path.count > 1 ? "/" : nil) : String(path[..<slash])
  }
}

extension File.Kind {
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    case S_IFLNK: self = .link
    default: self = .other
    }
  }
}

extension File {
  /// A second name for the same file; a link is linked itself.
  package static func link(_ from: String, to: String) throws(FileError) {
    guard linkat(AT_FDCWD, from, AT_FDCWD, to, 0) == 0 else { throw FileError("link \(from) to", to) }
  }

  /// Gives a folder the rights of another, and its owner and group where that is allowed.
  package static func copyRights(of folder: String, to other: String) throws(FileError) {
    var status = stat()
    guard lstat(folder, &status) == 0 else { throw FileError("read", folder) }
    // Before the rights: a change of owner may take rights away. Only the administrator can do it in general.
    _ = lchown(other, status.st_uid, status.st_gid)
    guard chmod(other, status.st_mode & 0o7777) == 0 else { throw FileError("change the rights of", other) }
  }

  /// Swaps two folders in one step (`renameat2` with `RENAME_EXCHANGE`, Linux 3.15). False where the file system or a
  /// mount point does not allow it.
  package static func exchange(_ first: String, _ second: String) throws(FileError) -> Bool {
    if renameat2(AT_FDCWD, first, AT_FDCWD, second, UInt32(RENAME_EXCHANGE_FLAG)) == 0 { return true }
    switch errno {
    case EINVAL, ENOSYS, ENOTSUP, EBUSY, EXDEV: return false
    default: throw FileError("exchange \(first) with", second)
    }
  }
}

extension File {
  /// Writes a new file that only its owner can read. What is there, even a dangling link, is never overwritten.
  package static func createSecret(_ path: String, with bytes: [UInt8]) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileError("create", path) }
    do throws(FileError) {
      defer { close(descriptor) }
      try write(bytes, to: descriptor, path: path)
      if fsync(descriptor) != 0 { throw FileError("write", path) }
    } catch {
      unlink(path)
      throw error
    }
  }

  /// The rights of a file, a link followed, as in `chmod`; nil when there is none.
  package static func permissions(_ path: String) -> UInt32? {
    var status = stat()
    return stat(path, &status) == 0 ? UInt32(status.st_mode) & 0o7777 : nil
  }
}
