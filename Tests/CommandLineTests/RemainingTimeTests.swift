import Testing

@testable import bulletin

@Suite("Time left")
struct RemainingTimeTests {
  @Test("says nothing before something was done")
  func unknown() {
    var time = RemainingTime()
    #expect(time.seconds(done: 0, of: 10, at: 0) == nil)
    time.note(0, at: 0)
    #expect(time.seconds(done: 0, of: 10, at: 5) == nil)
  }

  @Test("counts down second by second at an even pace")
  func even() throws {
    var time = RemainingTime()
    for second in 0..<20 {
      time.note(second * 10, at: Double(second))
      guard second > 0 else { continue }
      let seconds = time.seconds(done: second * 10, of: 200, at: Double(second))
      let left = try #require(seconds)
      #expect(abs(left - Double(20 - second)) < 0.001)
    }
  }

  @Test("does not jump when the pace wavers")
  func wavering() throws {
    var time = RemainingTime()
    var shown: [Double] = []
    var done = 0
    for step in 0..<200 {
      let now = Double(step) * 0.25
      done += step.isMultiple(of: 2) ? 14 : 6
      time.note(done, at: now)
      if step > 12, let left = time.seconds(done: done, of: 4000, at: now) { shown.append(left) }
    }
    for (earlier, later) in zip(shown, shown.dropFirst()) {
      #expect(later < earlier + 0.001, "went up from \(earlier) to \(later)")
      #expect(earlier - later < 5, "fell from \(earlier) to \(later)")
    }
  }

  @Test("follows the last seconds, not the whole, when work becomes slower")
  func slower() throws {
    var time = RemainingTime()
    var done = 0
    for step in 0..<40 {
      done += 100
      time.note(done, at: Double(step) * 0.25)
      _ = time.seconds(done: done, of: 10_000, at: Double(step) * 0.25)
    }
    for step in 40..<80 {
      done += 10
      time.note(done, at: Double(step) * 0.25)
      _ = time.seconds(done: done, of: 10_000, at: Double(step) * 0.25)
    }
    // 5,600 pieces at 40 in a second.
    let seconds = time.seconds(done: done, of: 10_000, at: 19.75)
    let left = try #require(seconds)
    #expect(abs(left - 140) <= 28)
  }

  @Test("never says that less than nothing is left")
  func late() throws {
    var time = RemainingTime()
    time.note(0, at: 0)
    time.note(99, at: 10)
    _ = time.seconds(done: 99, of: 100, at: 10)
    for (done, moment) in [(99, 500.0), (120, 501)] {
      let seconds = time.seconds(done: done, of: 100, at: moment)
      #expect(try #require(seconds) >= 0)
    }
  }

  @Test("keeps a few samples, however many were given")
  func memory() {
    var time = RemainingTime()
    for step in 0..<100_000 { time.note(step, at: Double(step) * 0.01) }
    #expect(MemoryLayout.size(ofValue: time) < 100)
    #expect(time.sampleCount <= 30)
  }
}
