import Files
import Glibc

/// The file `bodies` in the cache folder: rendered bodies of earlier builds, one after the other. It only grows; what
/// is where stands in `DocumentMemory`, and each body carries its own seal.
final class KeptBodies: Sendable {
  /// Which file of bodies is meant, and how far it is known.
  struct Extent: Sendable, Equatable {
    /// What the file begins with: another one of the same length is not taken for it.
    let id: ContentHash
    /// Bytes after it are of a build that was cut short.
    let end: Int
  }

  let descriptor: Int32
  private let extent: Extent
  var end: Int { extent.end }
  var id: ContentHash { extent.id }

  /// Nil when there is no such file.
  init?(in folder: String, _ extent: Extent) {
    descriptor = open(Self.path(in: folder), O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    self.extent = extent
    guard descriptor >= 0, let stamp = File.stamp(of: descriptor), stamp.size >= extent.end else { return nil }
    var header = [UInt8](repeating: 0, count: Self.headerLength)
    guard pread(descriptor, &header, header.count, 0) == header.count, header == Self.header(extent.id) else {
      return nil
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  private static func path(in folder: String) -> String { folder + "/bodies" }

  private static let headerLength = 32

  /// What a file of bodies begins with.
  static func header(_ id: ContentHash) -> [UInt8] { Array(id.hexadecimal.utf8) }

  /// Makes a file of bodies the one that is kept.
  static func adopt(_ path: String) -> Bool {
    guard let folder = File.parent(of: path) else { return false }
    return (try? File.rename(path, to: Self.path(in: folder))) != nil
  }

  /// Adds bytes of another file after `end`.
  func append(from source: Int32, count: Int) -> Bool {
    guard ftruncate(descriptor, off_t(end)) == 0 else { return false }
    var done = 0
    var buffer = [UInt8](repeating: 0, count: min(count, 1 << 20))
    while done < count {
      let got = pread(source, &buffer, min(count - done, buffer.count), off_t(done))
      if got < 0, errno == EINTR { continue }
      guard got > 0, pwrite(descriptor, buffer, got, off_t(end + done)) == got else { return false }
      done += got
    }
    return true
  }
}
