import Glibc

/// What the file system says about a file without reading it. Two equal stamps mean, but for trickery, equal bytes.
package struct FileStamp: Hashable, Sendable {
  package let size: Int
  /// Nanoseconds since 1970 of the last change of the bytes.
  package let modified: Int
  /// Nanoseconds since 1970 of the last change of the inode, which cannot be set back by hand.
  package let changed: Int
  package let inode: UInt64

  package init(size: Int, modified: Int, changed: Int, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  init(_ status: stat) {
    size = Int(status.st_size)
    modified = status.st_mtim.nanoseconds
    changed = status.st_ctim.nanoseconds
    inode = UInt64(status.st_ino)
  }
}

extension timespec {
  fileprivate var nanoseconds: Int { tv_sec * 1_000_000_000 + tv_nsec }
}
