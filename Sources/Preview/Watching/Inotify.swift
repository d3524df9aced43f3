import Files
import Glibc

/// The kernel's queue of changes to folders (inotify(7)). One thread uses it.
struct Inotify: ~Copyable {
  struct Event {
    /// The number of the watch; -1 when the queue has overflowed.
    let watch: Int32
    let mask: UInt32
    /// Empty when the folder itself is meant. A name that is not UTF-8 is shown with U+FFFD.
    let name: String

    func has(_ flag: Int32) -> Bool { mask & UInt32(flag) != 0 }
  }

  let descriptor: Int32
  /// Both ends of a write, names that come and go, and rights, which may make a file readable.
  private static let interest = [
    IN_MODIFY, IN_CLOSE_WRITE, IN_CREATE, IN_DELETE, IN_MOVED_FROM, IN_MOVED_TO, IN_ATTRIB, IN_DELETE_SELF,
    IN_MOVE_SELF, IN_ONLYDIR, IN_EXCL_UNLINK,
  ].reduce(UInt32(0)) { $0 | UInt32($1) }

  init() throws(FileError) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { throw FileError("watch", "the source folder") }
  }

  deinit { close(descriptor) }

  /// Watches a folder, not what lies below it. The same folder gives the same number. Nil when it is gone or the
  /// system allows no more watches (`ENOSPC`).
  func add(_ path: String) -> Int32? {
    let watch = inotify_add_watch(descriptor, path, Self.interest)
    return watch >= 0 ? watch : nil
  }

  func remove(_ watch: Int32) { inotify_rm_watch(descriptor, watch) }

  /// All that waits in the queue; empty when nothing does.
  func read() -> [Event] {
    var events: [Event] = []
    let size = 64 << 10
    withUnsafeTemporaryAllocation(byteCount: size, alignment: 8) { buffer in
      while true {
        let count = Glibc.read(descriptor, buffer.baseAddress, size)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return }
        Self.parse(UnsafeRawBufferPointer(rebasing: buffer[..<count]), into: &events)
      }
    }
    return events
  }

  private static func parse(_ bytes: UnsafeRawBufferPointer, into events: inout [Event]) {
    let head = MemoryLayout<inotify_event>.size
    var offset = 0
    while offset + head <= bytes.count {
      let event = bytes.loadUnaligned(fromByteOffset: offset, as: inotify_event.self)
      let end = min(bytes.count, offset + head + Int(event.len))
      let name = bytes[(offset + head)..<end].prefix { $0 != 0 }
      events.append(Event(watch: event.wd, mask: event.mask, name: String(decoding: name, as: UTF8.self)))
      offset = end
    }
  }
}
