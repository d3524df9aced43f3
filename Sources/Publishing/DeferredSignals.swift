import Files
import Glibc
import Synchronization

/// Ctrl-C and its kin wait while files are renamed, and take their effect afterwards.
///
/// A signal for the process goes to any of its threads, so that a mask of one thread would not hold it back.
package enum DeferredSignals {
  private static let numbers = [SIGINT, SIGTERM, SIGHUP, SIGQUIT]

  private struct Holds {
    var count = 0
    var previous: [(number: Int32, action: sigaction)] = []
  }

  private static let holds = Mutex(Holds())

  /// Runs work that no such signal cuts short. Several may run at once.
  static func during(_ work: () throws(FileError) -> Void) throws(FileError) {
    hold()
    defer { release() }
    try work()
  }

  /// Ends the process as a signal would that nobody handles, after some last work, but not while work runs that no
  /// signal cuts short. To be called from a thread of its own.
  package static func end(by number: Int32, after work: @Sendable () -> Void) {
    while true {
      holds.withLock { holds in
        guard holds.count == 0 else { return }
        work()
        signal(number, SIG_DFL)
        var own = sigset_t()
        sigemptyset(&own)
        sigaddset(&own, number)
        pthread_sigmask(SIG_UNBLOCK, &own, nil)
        kill(getpid(), number)
      }
      usleep(1000)
    }
  }

  private static func hold() {
    holds.withLock { holds in
      holds.count += 1
      guard holds.count == 1 else { return }
      deferredSignal.store(0, ordering: .relaxed)
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { deferredSignal.store($0, ordering: .relaxed) }
      action.sa_flags = SA_RESTART
      for number in numbers {
        var old = sigaction()
        if sigaction(number, &action, &old) == 0 { holds.previous.append((number, old)) }
      }
    }
  }

  private static func release() {
    holds.withLock { holds in
      holds.count -= 1
      guard holds.count == 0 else { return }
      for (number, action) in holds.previous {
        var action = action
        sigaction(number, &action, nil)
      }
      holds.previous = []
      let caught = deferredSignal.exchange(0, ordering: .relaxed)
      // To the process, not with raise(3): the threads that tasks run on block signals, and one for such a thread alone
      // would never be delivered.
      if caught != 0 { kill(getpid(), caught) }
    }
  }
}

/// The signal that came meanwhile, or 0. A handler can reach nothing but a global.
private let deferredSignal = Atomic<Int32>(0)
