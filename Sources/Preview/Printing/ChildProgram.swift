import Glibc
import Processes
import Synchronization

/// A program that runs for a while, with all that it starts itself.
enum ChildProgram {
  enum Outcome: Equatable {
    case ended(ChildProcess.Ending)
    case timedOut
  }

  /// The group of processes that is at work; 0 when none is.
  private static let current = Atomic<pid_t>(0)
  /// Whether the process is about to end.
  private static let isEnding = Atomic<Bool>(false)

  /// Ends what is at work, before the process itself ends: nothing is told of how it ended.
  static func endCurrent() {
    isEnding.store(true, ordering: .releasing)
    let group = current.load(ordering: .acquiring)
    if group > 0 { kill(-group, SIGKILL) }
  }

  /// Runs a program without a shell, in a group of processes of its own.
  ///
  /// - Parameter log: the file that takes what it prints.
  static func run(_ program: String, _ arguments: [String], log: String, limit: Duration) async throws -> Outcome {
    let process = try ChildProcess.start(
      program, arguments, output: .file(log), errors: .descriptor(STDOUT_FILENO), leadsGroup: true)
    current.store(process.id, ordering: .releasing)
    defer { current.store(0, ordering: .releasing) }
    let deadline = ContinuousClock.now + limit
    while true {
      if isEnding.load(ordering: .acquiring) {
        endCurrent()
        try? await Task.sleep(for: .seconds(1))
        continue
      }
      if let ending = process.endingIfAny() {
        // What it has started must not outlive it.
        kill(-process.id, SIGKILL)
        return .ended(ending)
      }
      if ContinuousClock.now >= deadline || Task.isCancelled {
        kill(-process.id, SIGKILL)
        _ = process.wait()
        return .timedOut
      }
      try? await Task.sleep(for: .milliseconds(10))
    }
  }
}
