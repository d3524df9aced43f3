import Concurrency
import Glibc
import Synchronization

/// One line of a terminal that tells how far long work is. Work of less than a second shows nothing.
final class ProgressLine: Sendable {
  private struct State {
    var board = ProgressBoard()
    /// Columns that are drawn on; 0 while nothing is shown.
    var drawn = 0
    /// Whether the process ends, so that nothing is shown any more.
    var isOver = false
  }

  private let state = Mutex(State())
  private let start = ContinuousClock.now
  private let isShown: Bool
  /// Whether the terminal's own command clears the line; spaces do it where people want no such commands.
  private let usesCommands = Console.environment("NO_COLOR") == nil

  /// - Parameter isQuiet: whether nothing is to be shown anyway.
  init(isQuiet: Bool) { isShown = !isQuiet && Self.isWelcome }

  /// A person watches: not in CI, whose terminals are logs, and not on a terminal that cannot go back in a line.
  private static var isWelcome: Bool {
    Console.errorIsTerminal && Console.environment("CI") == nil && Console.environment("TERM") != "dumb"
  }

  /// Does work and shows how far it is; afterwards the line is clear again.
  func during<Result, Failure: Error>(
    _ work: () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    guard isShown else { return try await work() }
    ProgressReports.follow { [self] in show($0) }
    InterruptKey.cut { [self] in end() }
    defer {
      ProgressReports.follow(nil)
      clear()
    }
    return try await work()
  }

  /// Takes the line away, so that something else can be printed.
  func clear() {
    state.withLock { state in
      if state.drawn > 0 { Console.printError(blank(state.drawn), terminator: "") }
      state.drawn = 0
    }
  }

  /// Takes the line away for good, with what the terminal has shown of the keys that end the process (`^C`).
  func end() {
    state.withLock { state in
      let shown = min(state.drawn + 2, Console.columns - 1)
      if state.drawn > 0 { Console.printError(blank(shown), terminator: "") }
      state.drawn = 0
      state.isOver = true
    }
  }

  /// Shows how far a step is, unless it is too early for that.
  func show(_ progress: StepProgress) {
    guard isShown else { return }
    let time = (ContinuousClock.now - start).inSeconds
    state.withLock { state in
      guard !state.isOver, let shown = state.board.take(progress, at: time) else { return }
      // The last column stays free: a terminal that has written there goes to the next line.
      let text = ProgressText(progress: shown.progress, secondsLeft: shown.seconds).line(columns: Console.columns - 1)
      Console.printError(blank(state.drawn) + text, terminator: "")
      state.drawn = text.utf8.count
    }
  }

  private func blank(_ columns: Int) -> String {
    usesCommands ? "\r\u{1B}[K" : "\r\(String(repeating: " ", count: columns))\r"
  }
}

extension Console {
  /// How wide the terminal is that standard error goes to; 80 where it does not tell.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
    return Int(size.ws_col)
  }
}
