import Glibc
import SiteBuild
import Synchronization

/// One line of a terminal that tells how far a long build is. Work of less than a second shows nothing.
final class ProgressLine: Sendable {
  private struct State {
    var stage: BuildProgress.Stage?
    var start = ContinuousClock.now
    var lastShown = ContinuousClock.now
    var isVisible = false
  }

  private let state = Mutex(State())
  private let isShown: Bool

  init(isShown: Bool) { self.isShown = isShown }

  func show(_ progress: BuildProgress) {
    guard isShown else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      if state.stage != progress.stage {
        state.stage = progress.stage
        state.start = now
      }
      guard now - state.start > .seconds(1), now - state.lastShown > .milliseconds(100) else { return }
      state.lastShown = now
      state.isVisible = true
      Console.printError("\r\u{1B}[K\(Self.text(progress, elapsed: now - state.start))", terminator: "")
    }
  }

  func clear() {
    state.withLock { state in
      if state.isVisible { Console.printError("\r\u{1B}[K", terminator: "") }
      state.isVisible = false
    }
  }

  private static func text(_ progress: BuildProgress, elapsed: Duration) -> String {
    let verb =
      switch progress.stage {
      case .load: "Reading"
      case .render: "Writing"
      }
    let left = elapsed * (progress.total - progress.done) / max(progress.done, 1)
    return "\(verb) \(progress.done) of \(progress.total), about \(left.components.seconds + 1) s left"
  }
}
