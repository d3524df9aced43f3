import Glibc

/// Another program, started without a shell. Whoever starts one asks how it ended, once: until then the system keeps it
/// in its table.
package struct ChildProcess: Sendable {
  package let id: pid_t

  /// Where what it prints goes.
  package enum Stream: Sendable {
    /// To where our own goes.
    case inherited
    case nothing
    /// Into a file, which is made or emptied; nobody else may read it.
    case file(String)
    /// To what a descriptor of ours stands for.
    case descriptor(Int32)
  }

  package enum Ending: Equatable, Sendable {
    case exited(Int32)
    case killed(signal: Int32)
    /// This program was started so that it ignores the ends of others (SIGCHLD): the system keeps no record of them.
    case unknown
  }

  /// It could not be started.
  package struct NotStarted: Error, CustomStringConvertible {
    package let program: String
    /// `errno`.
    package let code: Int32

    package var description: String { "cannot start \(program): \(String(cString: strerror(code)))" }
  }

  /// Starts a program that reads nothing.
  ///
  /// - Parameters:
  ///   - program: a path, or a name that is looked for in `PATH`.
  ///   - variables: `NAME=value`, before those of this process.
  ///   - errors: set after `output`, so that `.descriptor(STDOUT_FILENO)` sends both to the same place.
  ///   - leadsGroup: whether it leads a group of processes of its own, so that what it starts can be ended with it.
  package static func start(
    _ program: String, _ arguments: [String], variables: [String] = [], output: Stream = .inherited,
    errors: Stream = .inherited, leadsGroup: Bool = false
  ) throws(NotStarted) -> ChildProcess {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    output.add(to: &actions, as: STDOUT_FILENO)
    errors.add(to: &actions, as: STDERR_FILENO)
    var attributes = attributes(leadsGroup: leadsGroup)
    defer { posix_spawnattr_destroy(&attributes) }
    let words = ([program] + arguments).map { strdup($0) }
    let own = variables.map { strdup($0) }
    defer { for text in words + own { free(text) } }
    var environment = own
    var next = environ
    while let variable = next.pointee {
      environment.append(variable)
      next += 1
    }
    var id = pid_t()
    let code = posix_spawnp(&id, program, &actions, &attributes, words + [nil], environment + [nil])
    guard code == 0 else { throw NotStarted(program: program, code: code) }
    return ChildProcess(id: id)
  }

  private static func attributes(leadsGroup: Bool) -> posix_spawnattr_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    // This program ignores a closed pipe, and its threads block signals: another one expects neither, and Ctrl-C is for
    // it, too.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigaddset(&signals, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | (leadsGroup ? POSIX_SPAWN_SETPGROUP : 0)
    posix_spawnattr_setflags(&attributes, Int16(flags))
    return attributes
  }

  /// Waits for its end.
  package func wait() -> Ending { ending(options: 0) ?? .unknown }

  /// How it has ended; nil while it is at work.
  package func endingIfAny() -> Ending? { ending(options: WNOHANG) }

  private func ending(options: Int32) -> Ending? {
    var status: Int32 = 0
    var result = waitpid(id, &status, options)
    while result < 0, errno == EINTR { result = waitpid(id, &status, options) }
    guard result == id else { return result < 0 ? .unknown : nil }
    // What WIFEXITED, WEXITSTATUS and WTERMSIG of wait(2) do.
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .killed(signal: signal)
  }
}

extension ChildProcess.Stream {
  fileprivate func add(to actions: inout posix_spawn_file_actions_t, as target: Int32) {
    switch self {
    case .inherited: break
    case .nothing: posix_spawn_file_actions_addopen(&actions, target, "/dev/null", O_WRONLY, 0)
    case .file(let path): posix_spawn_file_actions_addopen(&actions, target, path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    case .descriptor(let source): posix_spawn_file_actions_adddup2(&actions, source, target)
    }
  }
}
