import CLinux
import Glibc

extension File {
  /// The flag of renameat2(2) that refuses to take the place of anything (`RENAME_NOREPLACE`, Linux 3.15).
  private static let withoutReplacing: UInt32 = 1

  /// Writes a file whole where nothing is: readers see no file or all of it, and what somebody else put there in the
  /// meantime stays. False when something is there, even a dangling link.
  package static func create(_ path: String, with bytes: [UInt8]) throws(FileError) -> Bool {
    if status(path) != nil { return false }
    let temporary = path + ".bulletin-\(getpid())"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw FileError("create", path) }
    do throws(FileError) {
      defer { close(descriptor) }
      try write(bytes, to: descriptor, path: path)
      if try renameNew(temporary, to: path) { return true }
    } catch {
      unlink(temporary)
      throw error
    }
    unlink(temporary)
    return false
  }

  /// Renames a file or folder unless something has the new name: then nothing is done, and the result is false.
  package static func renameNew(_ from: String, to: String) throws(FileError) -> Bool {
    if renameat2(AT_FDCWD, from, AT_FDCWD, to, withoutReplacing) == 0 { return true }
    switch errno {
    case EEXIST: return false
    case EINVAL, ENOSYS, ENOTSUP:
      // A file system that does not know the flag. Who comes in between is overwritten: there is no better way.
      if status(to) != nil { return false }
      try rename(from, to: to)
      return true
    default: throw FileError("rename \(from) to", to)
    }
  }
}
