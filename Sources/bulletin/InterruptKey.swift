import CLinux
import Dispatch
import Glibc
import Publishing
import Synchronization

/// Ctrl-C and its kin, where something is left to do before the process ends.
enum InterruptKey {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP]

  /// From now on Ctrl-C, `kill` and a closed terminal are the ordinary end of a verb that runs until it is told to
  /// stop: they end the process at once with 0, after some last work.
  static func end(after work: @escaping @Sendable () -> Void) {
    listen { _ in
      work()
      _exit(0)
    }
  }

  /// From now on they cut the work short as they would anyway (a shell shows 130 after Ctrl-C), but after some last
  /// work, and not while files are renamed.
  static func cut(after work: @escaping @Sendable () -> Void) {
    listen { number in DeferredSignals.end(by: number, after: work) }
  }

  /// The first that comes is told to a thread of its own: a handler itself may do next to nothing.
  private static func listen(_ act: @escaping @Sendable (Int32) -> Void) {
    var ends: [Int32] = [0, 0]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { return }
    let (reading, writing) = (ends[0], ends[1])
    interruptPipe.store(writing, ordering: .releasing)
    for number in numbers where !isIgnored(number) {
      signal(number) { number in
        var byte = UInt8(truncatingIfNeeded: number)
        _ = write(interruptPipe.load(ordering: .acquiring), &byte, 1)
      }
    }
    DispatchQueue(label: "bulletin.interrupt").async {
      var byte: UInt8 = 0
      while read(reading, &byte, 1) < 0, errno == EINTR {}
      act(Int32(byte))
    }
  }

  /// Whether whoever started the process wants it to go on (`nohup`).
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    sigaction(number, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}

/// Where the handler writes to. A handler can reach nothing but a global.
private let interruptPipe = Atomic<Int32>(-1)
