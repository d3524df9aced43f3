/// Estimates how long a step still takes, from how fast it went in the last seconds.
///
/// Times are seconds of any clock that does not go back.
struct RemainingTime {
  /// The rate is that of so many seconds: long enough that a slow piece does not count for much, short enough that work
  /// which becomes slower shows.
  static let window = 6.0
  private static let interval = 0.25

  /// The oldest first, at most one for each interval.
  private var samples: [(time: Double, done: Int)] = []
  var sampleCount: Int { samples.count }
  /// When the step will end, as last shown.
  private var shownEnd: Double?

  /// Notes how much was done at a time.
  mutating func note(_ done: Int, at time: Double) {
    if let last = samples.last, time - last.time < Self.interval { return }
    samples.append((time, done))
    while samples.count > 2, time - samples[1].time >= Self.window { samples.removeFirst() }
  }

  /// Seconds that the rest takes; nil while nothing can be said.
  ///
  /// What is shown counts down. It is put right only when it is off by more than a fifth, so that it does not jump.
  mutating func seconds(done: Int, of total: Int, at time: Double) -> Double? {
    guard let first = samples.first, done > first.done, time > first.time else {
      return shownEnd.map { max($0 - time, 0) }
    }
    let rest = Double(max(total - done, 0)) * (time - first.time) / Double(done - first.done)
    let end = time + rest
    if let shown = shownEnd, abs(end - shown) <= max(rest / 5, 1) { return max(shown - time, 0) }
    shownEnd = end
    return rest
  }
}
