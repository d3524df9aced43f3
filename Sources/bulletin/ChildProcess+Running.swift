import CLinux
import Glibc
import Processes

/// Other programs, run to their end.
extension ChildProcess {
  /// Runs a program whose output is shown.
  ///
  /// - Parameters:
  ///   - program: a path, or a name that is looked for in `PATH`.
  ///   - variables: `NAME=value`, before those of this process.
  /// - Returns: its exit code, or 128 and the signal that ended it.
  static func run(
    _ program: String, _ arguments: [String], variables: [String], output: Stream
  ) throws(NotStarted) -> Int32 {
    // What this program has said goes before what the other one says.
    fflush(nil)
    return try start(program, arguments, variables: variables, output: output).status()
  }

  /// Runs a program for what it prints; its standard error is dropped.
  ///
  /// - Returns: that, when it ended with 0.
  static func printed(by program: String, _ arguments: [String]) -> [UInt8]? {
    var ends: [Int32] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { return nil }
    let process = try? start(program, arguments, output: .descriptor(ends[1]), errors: .nothing)
    close(ends[1])
    let printed = process == nil ? [] : Pipe.all(from: ends[0])
    close(ends[0])
    return process?.status() == 0 ? printed : nil
  }

  /// Waits for its end. What the system does not tell counts as a good one.
  private func status() -> Int32 {
    switch wait() {
    case .exited(let status): status
    case .killed(let signal): 128 + signal
    case .unknown: 0
    }
  }
}
