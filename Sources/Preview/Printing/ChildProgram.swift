import Glibc
import Synchronization

/// A program that runs for a while, with all that it starts itself.
enum ChildProgram {
  enum Ending: Equatable {
    case exited(Int32)
    case killed(Int32)
    case timedOut
  }

  /// It could not be started.
  struct NotStarted: Error, CustomStringConvertible {
    let program: String
    let code: Int32

    var description: String { "cannot start \(program): \(String(cString: strerror(code)))" }
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
  static func run(_ program: String, _ arguments: [String], log: String, limit: Duration) async throws -> Ending {
    let process = try start(program, arguments, log: log)
    current.store(process, ordering: .releasing)
    defer { current.store(0, ordering: .releasing) }
    let deadline = ContinuousClock.now + limit
    while true {
      if isEnding.load(ordering: .acquiring) {
        endCurrent()
        try? await Task.sleep(for: .seconds(1))
        continue
      }
      if let ending = ending(of: process, options: WNOHANG) {
        // What it has started must not outlive it.
        kill(-process, SIGKILL)
        return ending
      }
      if ContinuousClock.now >= deadline || Task.isCancelled {
        kill(-process, SIGKILL)
        _ = ending(of: process, options: 0)
        return .timedOut
      }
      try? await Task.sleep(for: .milliseconds(10))
    }
  }

  private static func start(_ program: String, _ arguments: [String], log: String) throws(NotStarted) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, log, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // This program ignores a closed pipe, and its threads block signals: another one expects neither.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    posix_spawnattr_setsigmask(&attributes, &defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    let flags = POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF
    posix_spawnattr_setflags(&attributes, Int16(flags))
    posix_spawnattr_setpgroup(&attributes, 0)
    let texts: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    defer { for text in texts { free(text) } }
    var process = pid_t()
    let code = posix_spawn(&process, program, &actions, &attributes, texts + [nil], environ)
    guard code == 0 else { throw NotStarted(program: program, code: code) }
    return process
  }

  private static func ending(of process: pid_t, options: Int32) -> Ending? {
    var status: Int32 = 0
    var result = waitpid(process, &status, options)
    while result < 0, errno == EINTR { result = waitpid(process, &status, options) }
    guard result == process else { return result < 0 ? .exited(-1) : nil }
    // What WIFEXITED, WEXITSTATUS and WTERMSIG of wait(2) do.
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal)
  }
}
