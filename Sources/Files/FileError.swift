import Glibc

/// A system call on a file that failed.
package struct FileError: Error, Sendable, CustomStringConvertible {
  /// What was tried, such as `read` or `create`.
  package let operation: String
  package let path: String
  /// `errno`.
  package let code: Int32

  package init(_ operation: String, _ path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }

  /// A symbolic link that must not be followed.
  package static func symbolicLink(_ operation: String, _ path: String) -> FileError {
    FileError(operation, path, code: ELOOP)
  }

  /// `cannot read a/b: No such file or directory`
  package var description: String { "cannot \(operation) \(path): \(String(cString: strerror(code)))" }
}
