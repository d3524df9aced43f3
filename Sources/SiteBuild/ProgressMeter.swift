import Synchronization

/// Counts what a stage has done and tells of it now and then.
final class ProgressMeter: Sendable {
  private static let step = 64

  private let done = Atomic<Int>(0)
  private let stage: BuildProgress.Stage
  private let total: Int
  private let report: @Sendable (BuildProgress) -> Void

  init(_ stage: BuildProgress.Stage, total: Int, report: @escaping @Sendable (BuildProgress) -> Void) {
    self.stage = stage
    self.total = total
    self.report = report
  }

  func advance() {
    let count = done.wrappingAdd(1, ordering: .relaxed).newValue
    if count.isMultiple(of: Self.step) || count == total {
      report(BuildProgress(stage: stage, done: count, total: total))
    }
  }
}
