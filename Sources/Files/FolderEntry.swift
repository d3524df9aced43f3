import Glibc

/// A name read from a folder. File systems keep bytes, which need not be UTF-8.
enum FolderEntry {
  /// The name as text, and whether it is UTF-8; what is not becomes U+FFFD.
  static func name(_ entry: UnsafeMutablePointer<dirent>) -> (text: String, isUTF8: Bool) {
    withName(entry) { name in
      if let text = String(validatingCString: name) { return (text, true) }
      return (String(cString: name), false)
    }
  }

  /// The status of an entry of a folder, links not followed. False when it is gone.
  static func status(_ entry: UnsafeMutablePointer<dirent>, in folder: Int32, _ status: inout stat) -> Bool {
    withName(entry) { fstatat(folder, $0, &status, AT_SYMLINK_NOFOLLOW) == 0 }
  }

  /// All names of an open folder as they are, each with its final zero byte.
  static func names(in folder: OpaquePointer) -> [[CChar]] {
    var names: [[CChar]] = []
    while let entry = readdir(folder) {
      names.append(withName(entry) { Array(UnsafeBufferPointer(start: $0, count: strlen($0) + 1)) })
    }
    return names
  }

  /// The C array is a tuple in Swift; its own end mark is within its 256 bytes.
  private static func withName<Result>(
    _ entry: UnsafeMutablePointer<dirent>, _ body: (UnsafePointer<CChar>) -> Result
  ) -> Result {
    withUnsafePointer(to: &entry.pointee.d_name) { tuple in
      tuple.withMemoryRebound(to: CChar.self, capacity: 256, body)
    }
  }
}
