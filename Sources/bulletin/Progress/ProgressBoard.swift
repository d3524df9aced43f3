import Concurrency

/// The steps that are at work, and which of them is worth a line.
struct ProgressBoard {
  /// A step that is shorter shows nothing.
  static let patience = 1.0
  /// Between two drawings lies at least so much: ten in a second.
  static let pause = 0.1
  /// A step that has said nothing for so long is not shown while others speak.
  private static let silence = 2.0

  private struct Entry {
    var progress: StepProgress
    let start: Double
    var heard: Double
    var remaining = RemainingTime()
  }

  private var entries: [Int: Entry] = [:]
  private var lastDrawn = -Double.infinity
  private var drawnStep: Int?

  /// Takes a report, and returns what is to be drawn; nil when it is too early for that.
  ///
  /// - Parameter time: seconds of a clock that does not go back.
  mutating func take(_ progress: StepProgress, at time: Double) -> (progress: StepProgress, seconds: Double?)? {
    if progress.isComplete {
      // What was shown last would seem to stand still until the next step speaks.
      let wasShown = entries.removeValue(forKey: progress.number) != nil && drawnStep == progress.number
      return wasShown ? (progress, nil) : nil
    }
    var entry = entries[progress.number] ?? Entry(progress: progress, start: time, heard: time)
    // Reports of many tasks overtake each other.
    if progress.done >= entry.progress.done { entry.progress = progress }
    entry.heard = time
    entry.remaining.note(entry.progress.done, at: time)
    entries[progress.number] = entry
    guard time - lastDrawn >= Self.pause else { return nil }
    return longest(at: time)
  }

  /// Of the steps that have gone on for a while the one that takes the longest.
  private mutating func longest(at time: Double) -> (progress: StepProgress, seconds: Double?)? {
    var found: (progress: StepProgress, seconds: Double?)?
    for (number, entry) in entries where time - entry.start > Self.patience && time - entry.heard < Self.silence {
      let progress = entry.progress
      let seconds = entries[number]?.remaining.seconds(done: progress.done, of: progress.total, at: time)
      let isLonger = found.map { (seconds ?? 0, $0.progress.number) > ($0.seconds ?? 0, number) } ?? true
      if isLonger { found = (progress, seconds) }
    }
    if let found {
      lastDrawn = time
      drawnStep = found.progress.number
    }
    return found
  }
}
