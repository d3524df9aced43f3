import Concurrency
import Diagnostics
import Testing

@testable import bulletin

@Suite("Text of progress")
struct ProgressTextTests {
  private static func text(_ done: Int, _ total: Int, _ seconds: Double?, _ columns: Int) -> String {
    let progress = StepProgress(.load, number: 1, done: done, total: total)
    return ProgressText(progress: progress, secondsLeft: seconds).line(columns: columns)
  }

  @Test("names the step, the count, the share and the time left")
  func whole() {
    #expect(
      Self.text(34_210, 100_000, 17.2, 80) == "Reading 34,210 of 100,000 bulletins, 34 %, about 20 s left")
    #expect(Self.text(1, 999, nil, 80) == "Reading 1 of 999 bulletins, 0 %")
    #expect(Self.text(0, 0, nil, 80) == "Reading 0 of 0 bulletins, 0 %")
  }

  @Test(
    "leaves out what matters least where the terminal is narrow",
    arguments: [
      (52, "Reading 34,210 of 100,000, 34 %, about 20 s left"), (40, "Reading 34 %, about 20 s left"),
      (20, "Reading 34 %"), (8, "34 %"), (3, "34 "), (0, ""), (-1, ""),
    ])
  func narrow(columns: Int, expected: String) {
    #expect(Self.text(34_210, 100_000, 17.2, columns) == expected)
  }

  @Test("never takes more columns than there are", arguments: 0...90)
  func fits(columns: Int) {
    #expect(TerminalText.columns(Self.text(1_234_567, 9_876_543, 4000, columns)) <= columns)
  }

  @Test("a wide character counts for two columns, and is not cut in half")
  func wide() {
    #expect(ProgressText.cut("读取预警", columns: 5) == "读取")
    #expect(ProgressText.cut("读a取", columns: 3) == "读a")
  }

  @Test(
    "is as exact as it is worth",
    arguments: [
      (0.0, "about 1 s"), (1.2, "about 2 s"), (9.7, "about 10 s"), (11, "about 15 s"), (56, "about 60 s"),
      (58, "about 1 min"), (89, "about 1 min"), (91, "about 2 min"), (3600, "about 1 h 0 min"),
      (4830, "about 1 h 21 min"),
    ])
  func durations(seconds: Double, words: String) {
    #expect(ProgressText.words(seconds) == words)
  }

  @Test("a senseless time is no fault", arguments: [Double.infinity, 1e300])
  func senseless(seconds: Double) { #expect(ProgressText.words(seconds) == "about 277 h 47 min") }
}
