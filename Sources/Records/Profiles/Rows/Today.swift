import Chronology

/// The day on which the site is built, for rules that depend on it: never that of the clock, but the one given.
///
/// It notes for how long its answers hold. So findings can be kept while the data stay the same, and are made anew on
/// the first day on which one of them would differ.
struct Today: Hashable, Sendable {
  /// Days since 1970.
  let day: Int
  /// The days on which all questions asked so far have the same answers.
  private(set) var sameAnswers = Today.always

  static let always = Int.min...Int.max

  init(_ date: CivilDate) { day = date.daysSinceEpoch }

  /// Whether the last day of a term has passed.
  mutating func isAfter(_ last: Int) -> Bool {
    if day > last {
      if last + 1 > sameAnswers.lowerBound { sameAnswers = (last + 1)...sameAnswers.upperBound }
      return true
    }
    if last < sameAnswers.upperBound { sameAnswers = sameAnswers.lowerBound...last }
    return false
  }
}
