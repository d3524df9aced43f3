import CLinux
import Files
import Glibc

/// Another program, run to its end.
enum ChildProcess {
  /// Where its standard output goes.
  enum Output {
    case inherited
    /// Standard output is taken by a report.
    case standardError
    /// To whoever asked. Standard error is dropped.
    case returned
  }

  /// - Parameters:
  ///   - program: a path, or a name that is looked for in `PATH`.
  ///   - variables: `NAME=value`, before those of this process.
  /// - Returns: its exit code, or 128 and the signal that ended it; and what it printed, where that was asked for.
  static func run(
    _ program: String, _ arguments: [String], variables: [String] = [], output: Output
  ) throws(FileError) -> (status: Int32, printed: [UInt8]) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    var ends: [Int32] = [-1, -1]
    switch output {
    case .inherited: break
    case .standardError: posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO)
    case .returned:
      guard pipe2(&ends, O_CLOEXEC) == 0 else { throw FileError("run", program) }
      posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    let process: pid_t
    do throws(FileError) {
      defer { if ends[1] >= 0 { close(ends[1]) } }
      process = try start(program, arguments, variables, &actions)
    } catch {
      if ends[0] >= 0 { close(ends[0]) }
      throw error
    }
    let printed = ends[0] >= 0 ? all(from: ends[0]) : []
    if ends[0] >= 0 { close(ends[0]) }
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    return (status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F), printed)
  }

  private static func start(
    _ program: String, _ arguments: [String], _ variables: [String],
    _ actions: inout posix_spawn_file_actions_t
  ) throws(FileError) -> pid_t {
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // This program ignores a closed pipe; command lines rely on it.
    var defaults = sigset_t()
    sigemptyset(&defaults)
    sigaddset(&defaults, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    // Threads of tasks block signals; Ctrl-C is for the other program, too.
    var mask = sigset_t()
    sigemptyset(&mask)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    let words = ([program] + arguments).map { strdup($0) }
    let own = variables.map { strdup($0) }
    defer { for text in words + own { free(text) } }
    var environment = own
    var next = environ
    while let variable = next.pointee {
      environment.append(variable)
      next += 1
    }
    fflush(nil)
    var process = pid_t()
    let code = posix_spawnp(&process, program, &actions, &attributes, words + [nil], environment + [nil])
    guard code == 0 else { throw FileError("run", program, code: code) }
    return process
  }

  /// What comes through a pipe that has a name, until its end.
  static func all(ofPipe path: String) throws(FileError) -> [UInt8] {
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
