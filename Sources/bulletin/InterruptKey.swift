import CLinux
import Dispatch
import Glibc
import Synchronization

/// Ctrl-C as the end of a verb that leaves something to clear away.
enum InterruptKey {
  /// From now on Ctrl-C, `kill` and a closed terminal end the process at once, after some last work.
  static func end(status: Int32 = 0, after work: @escaping @Sendable () -> Void) {
    var ends: [Int32] = [0, 0]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { return }
    let (reading, writing) = (ends[0], ends[1])
    interruptPipe.store(writing, ordering: .releasing)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { _ in
        var byte: UInt8 = 0
        _ = write(interruptPipe.load(ordering: .acquiring), &byte, 1)
      }
    }
    DispatchQueue(label: "bulletin.interrupt").async {
      var byte: UInt8 = 0
      while read(reading, &byte, 1) < 0, errno == EINTR {}
      work()
      _exit(status)
    }
  }
}

/// Where the handler writes to. A handler can reach nothing but a global.
private let interruptPipe = Atomic<Int32>(-1)
