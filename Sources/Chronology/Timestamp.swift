/// A moment and the offset from UTC in which it was written.
///
/// Order and equality are those of the moment; the offset only decides how it is printed.
package struct Timestamp: Comparable, Hashable, Sendable {
  /// Whole seconds since 1970-01-01T00:00:00Z.
  package let secondsSinceEpoch: Int
  /// Seconds east of UTC: whole minutes, less than a day, since no printed form can say more (RFC 3339, section 5.6).
  package let offset: Int

  /// A moment outside of the years 1...9999 becomes the nearest inside, so that every timestamp can be printed and
  /// a senseless `SOURCE_DATE_EPOCH` overflows nothing. Odd seconds of an offset, as local mean times of the
  /// nineteenth century have, are cut off: the moment stays what it is.
  package init(secondsSinceEpoch: Int, offset: Int) {
    self.secondsSinceEpoch = min(max(secondsSinceEpoch, Self.printable.lowerBound), Self.printable.upperBound)
    self.offset = offset % 86_400 / 60 * 60
  }

  /// From the first to the last second of the years 1...9999, with a day to spare on both sides for offsets.
  private static let printable = -62_135_683_200...253_402_387_199

  /// The moment at which a clock that runs `offset` seconds ahead of UTC shows this date and time of day.
  package init(date: CivilDate, secondsOfDay: Int = 0, offset: Int) {
    self.init(secondsSinceEpoch: date.daysSinceEpoch * 86_400 + secondsOfDay - offset, offset: offset)
  }

  /// The calendar day in the timestamp's own offset.
  package var date: CivilDate { CivilDate(daysSinceEpoch: localSeconds.flooredQuotient(by: 86_400)) }

  /// Seconds since midnight in the timestamp's own offset, 0..<86400.
  package var secondsOfDay: Int { localSeconds - localSeconds.flooredQuotient(by: 86_400) * 86_400 }

  /// The same moment as seen in another offset.
  package func at(offset: Int) -> Timestamp { Timestamp(secondsSinceEpoch: secondsSinceEpoch, offset: offset) }

  /// The moment so many seconds later, in the same offset.
  package func advanced(by seconds: Int) -> Timestamp {
    let (sum, isOverflow) = secondsSinceEpoch.addingReportingOverflow(seconds)
    return Timestamp(secondsSinceEpoch: isOverflow ? (seconds < 0 ? .min : .max) : sum, offset: offset)
  }

  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.secondsSinceEpoch < right.secondsSinceEpoch
  }

  package static func == (left: Timestamp, right: Timestamp) -> Bool {
    left.secondsSinceEpoch == right.secondsSinceEpoch
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(secondsSinceEpoch) }

  private var localSeconds: Int { secondsSinceEpoch + offset }
}

extension Int {
  func flooredQuotient(by divisor: Int) -> Int {
    self >= 0 ? self / divisor : -((divisor - 1 - self) / divisor)
  }
}
