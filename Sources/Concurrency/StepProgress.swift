import Synchronization

/// The steps of long work that a person may have to wait for.
package enum WorkStep: String, Sendable, CaseIterable {
  /// Markdown files are read and rendered.
  case load
  /// Rows of tables are brought into the engine.
  case records
  /// Files of the site are made.
  case render
  /// Unchanged files are taken over into the new site.
  case commit
  /// The files of the old site are removed.
  case remove
  /// Checks look into files of the output.
  case check
  /// Files of two outputs are compared.
  case compare
  /// Files are compared with what a manifest says of them.
  case verify
  /// Files are copied to where they are published.
  case copy
}

/// How far a step is.
package struct StepProgress: Sendable, Equatable {
  package let step: WorkStep
  /// Tells steps that run at the same time from each other, such as two tables.
  package let number: Int
  package let done: Int
  package let total: Int

  package init(_ step: WorkStep, number: Int, done: Int, total: Int) {
    self.step = step
    self.number = number
    self.done = done
    self.total = total
  }

  package var isComplete: Bool { done >= total }
}

/// Who wants to know how far the work is.
///
/// It is ambient, as a terminal is: a process has one, it changes no result, and passing it through every function that
/// might take long would say the same a hundred times. (A task-local value would do as well; `withValue` within a generic
/// asynchronous function crashed when Swift 6.3.1 optimised it.)
package enum ProgressReports {
  package typealias Report = @Sendable (StepProgress) -> Void

  private static let follower = Mutex<Report?>(nil)

  /// What meters that are made from now on report to; nil for nobody.
  package static var report: Report? { follower.withLock { $0 } }

  package static func follow(_ report: Report?) { follower.withLock { $0 = report } }
}
