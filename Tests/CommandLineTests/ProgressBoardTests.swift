import Concurrency
import Testing

@testable import bulletin

@Suite("Board of progress")
struct ProgressBoardTests {
  private static func progress(_ number: Int, _ done: Int, _ total: Int) -> StepProgress {
    StepProgress(.load, number: number, done: done, total: total)
  }

  @Test("shows nothing of a step within its first second")
  func patience() {
    var board = ProgressBoard()
    for tenth in 0...10 { #expect(board.take(Self.progress(1, tenth, 100), at: Double(tenth) / 10) == nil) }
    #expect(board.take(Self.progress(1, 11, 100), at: 1.1) != nil)
  }

  @Test("draws at most ten times in a second")
  func pause() {
    var board = ProgressBoard()
    var drawn = 0
    for step in 0..<3000 where board.take(Self.progress(1, step, 9999), at: Double(step) / 1000) != nil { drawn += 1 }
    #expect((15...20).contains(drawn), "\(drawn)")
  }

  @Test("of steps at the same time it shows the one that takes the longest")
  func longest() throws {
    var board = ProgressBoard()
    var shown: [Int] = []
    for step in 0..<40 {
      let time = Double(step) / 8
      for (number, total) in [(1, 100), (2, 1000), (3, 200)] {
        if let drawn = board.take(Self.progress(number, step, total), at: time) { shown.append(drawn.progress.number) }
      }
    }
    #expect(shown.count > 20)
    #expect(Set(shown.dropFirst(3)) == [2])
  }

  @Test("what was shown ends with all of it, and what was not shown ends in silence")
  func end() throws {
    var board = ProgressBoard()
    _ = board.take(Self.progress(1, 1, 10), at: 0)
    _ = board.take(Self.progress(2, 1, 10), at: 2)
    let report = board.take(Self.progress(1, 5, 10), at: 2.1)
    let shown = try #require(report)
    #expect(shown.progress.done == 5)
    #expect(board.take(Self.progress(2, 10, 10), at: 2.2) == nil)
    let end = board.take(Self.progress(1, 10, 10), at: 2.21)
    let last = try #require(end)
    #expect(last.progress.isComplete && last.seconds == nil)
  }

  @Test("reports that overtake each other do not go back")
  func order() throws {
    var board = ProgressBoard()
    _ = board.take(Self.progress(1, 1, 100), at: 0)
    _ = board.take(Self.progress(1, 60, 100), at: 1)
    let report = board.take(Self.progress(1, 50, 100), at: 2)
    let shown = try #require(report)
    #expect(shown.progress.done == 60)
  }
}
