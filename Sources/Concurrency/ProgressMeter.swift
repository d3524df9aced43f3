import Synchronization

/// Counts what a step has done, from any number of tasks, and tells of it now and then.
package final class ProgressMeter: Sendable {
  private static let numbers = Atomic<Int>(0)

  private let done = Atomic<Int>(0)
  private let step: WorkStep
  private let number: Int
  private let total: Int
  /// So many pieces lie between two reports: a hundredth of the work, but not so many that a report comes seldom, nor so
  /// few that reporting costs time.
  private let stride: Int
  private let report: ProgressReports.Report?

  /// - Parameter report: nil reports to whoever follows the work (`ProgressReports`), which may be nobody.
  package init(_ step: WorkStep, total: Int, report: ProgressReports.Report? = nil) {
    self.step = step
    self.total = total
    stride = min(max(total / 100, 1), 64)
    number = Self.numbers.wrappingAdd(1, ordering: .relaxed).newValue
    self.report = report ?? ProgressReports.report
  }

  /// Notes that so many pieces more are done.
  package func advance(by count: Int = 1) {
    guard let report, count > 0 else { return }
    let (before, after) = done.wrappingAdd(count, ordering: .relaxed)
    if after / stride > before / stride || after == total { tell(after, report) }
  }

  /// Notes that so many pieces are done in all; less than before changes nothing.
  package func reach(_ count: Int) { advance(by: count - done.load(ordering: .relaxed)) }

  /// Notes that the step is over, however much of it was left.
  package func finish() { reach(total) }

  private func tell(_ count: Int, _ report: ProgressReports.Report) {
    report(StepProgress(step, number: number, done: min(count, total), total: total))
  }
}
