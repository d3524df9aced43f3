import Diagnostics
import Glibc
import Synchronization

/// Watches that no document takes longer to read than the site allows.
///
/// libcmark-gfm 0.29 has inputs that take it quadratic time, and cannot be interrupted. So a thread of its own looks
/// at what is being read, and when something has been read for too long it says which file.
final class ParseWatch: Sendable {
  private struct Work {
    var path: String
    var start: Int
  }

  private struct State {
    var next = 0
    var work: [Int: Work] = [:]
    var isOver = false
  }

  private let state = Mutex(State())
  private let seconds: Int
  private let onHang: @Sendable (Diagnostic) -> Void

  init(seconds: Int, onHang: @escaping @Sendable (Diagnostic) -> Void) {
    self.seconds = seconds
    self.onHang = onHang
  }

  /// Runs work under the watch.
  func during<Result>(_ path: String, _ work: () throws -> Result) rethrows -> Result {
    let number = state.withLock { state in
      state.next += 1
      state.work[state.next] = Work(path: path, start: Self.now())
      return state.next
    }
    defer { _ = state.withLock { $0.work.removeValue(forKey: number) } }
    return try work()
  }

  /// Watches while the body runs.
  func whileRunning<Result>(_ body: () async -> Result) async -> Result {
    startThread()
    let result = await body()
    state.withLock { $0.isOver = true }
    return result
  }

  private func startThread() {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(self)
    let failed = pthread_create(
      &thread, nil,
      { pointer in
        if let pointer { Unmanaged<ParseWatch>.fromOpaque(pointer).takeRetainedValue().watch() }
        return nil
      }, box.toOpaque())
    if failed == 0 { pthread_detach(thread) } else { box.release() }
  }

  private func watch() {
    while true {
      usleep(100_000)
      let (late, isOver) = state.withLock { state in
        let limit = Self.now() - seconds
        return (state.work.values.filter { $0.start < limit }.map(\.path).min(), state.isOver)
      }
      if isOver { return }
      guard let late else { continue }
      return onHang(
        Diagnostic(
          .readingTooSlow, "reading this document took more than \(seconds) seconds",
          at: SourceLocation(path: late),
          remedy:
            "simplify it (very many brackets, marks or table cells in a row); a slow machine may allow more with \"limits: {parseSeconds: …}\" in site.yaml"
        ))
    }
  }

  /// Seconds of a clock that nobody sets.
  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }
}
