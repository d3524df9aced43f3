import Concurrency
import Synchronization
import Testing

@Suite("Progress meter")
struct ProgressMeterTests {
  /// Keeps what was reported.
  private final class Log: Sendable {
    private let reports = Mutex<[StepProgress]>([])
    var all: [StepProgress] { reports.withLock { $0 } }
    func take(_ progress: StepProgress) { reports.withLock { $0.append(progress) } }
  }

  @Test("tells of every hundredth of the work, at least every 64 pieces, and of the end")
  func strides() {
    for (total, most) in [(10, 10), (1000, 101), (100_000, 1564)] {
      let log = Log()
      let meter = ProgressMeter(.render, total: total) { log.take($0) }
      for _ in 0..<total { meter.advance() }
      #expect(log.all.count <= most && log.all.count >= min(total, 100), "\(total): \(log.all.count)")
      #expect(log.all.last?.done == total)
      #expect(log.all.last?.isComplete == true)
      #expect(log.all.map(\.done) == log.all.map(\.done).sorted())
    }
  }

  @Test("never tells of more than there is")
  func overrun() {
    let log = Log()
    let meter = ProgressMeter(.records, total: 5) { log.take($0) }
    meter.advance(by: 4)
    meter.reach(3)
    meter.advance(by: 9)
    meter.finish()
    #expect(log.all.map(\.done) == [4, 5])
  }

  @Test("reports to whoever follows the work, from the tasks below it too")
  func ambient() async {
    let log = Log()
    ProgressReports.follow { log.take($0) }
    let meters = [ProgressMeter(.copy, total: 40), ProgressMeter(.copy, total: 1)]
    ProgressReports.follow(nil)
    _ = await concurrentMap(Array(0..<40), chunk: 1) { _ in meters[0].advance() }
    meters[1].advance()
    // Other tests of the process may work at the same time.
    let own = log.all.filter { $0.step == .copy }
    #expect(own.count == 41)
    #expect(Set(own.map(\.number)).count == 2)
  }

  @Test("costs nothing and says nothing where nobody follows")
  func nobody() {
    let meter = ProgressMeter(.verify, total: 3)
    meter.advance(by: 3)
    meter.finish()
  }
}
