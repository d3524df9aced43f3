import Files
import Glibc

/// What comes bit by bit, and whose size nobody knows before its end.
enum Pipe {
  /// What comes through a pipe that has a name, until its end.
  static func all(at path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError("read", path) }
    defer { close(descriptor) }
    return all(from: descriptor)
  }

  /// What comes from a descriptor until its end.
  static func all(from descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let got = read(descriptor, &chunk, chunk.count)
      if got < 0, errno == EINTR { continue }
      if got <= 0 { return bytes }
      bytes += chunk[..<got]
    }
  }
}
