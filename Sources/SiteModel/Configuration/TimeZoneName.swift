import Chronology
import Foundation

/// A zone of the IANA time zone database. The only place that asks Foundation about time.
package struct TimeZoneName: Sendable {
  private let zone: TimeZone

  /// Nil for a name that the database does not know.
  package init?(_ name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    self.zone = zone
  }

  private init(zone: TimeZone) { self.zone = zone }

  package static let utc = TimeZoneName(zone: .gmt)

  /// Seconds east of UTC at a moment.
  package func offset(at secondsSinceEpoch: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(secondsSinceEpoch)))
  }

  /// The moment that a written date means: in its own offset, else in this zone; a day without a time begins at
  /// midnight.
  package func timestamp(of text: DateText) -> Timestamp {
    let seconds = text.secondsOfDay ?? 0
    if let offset = text.offset { return Timestamp(date: text.date, secondsOfDay: seconds, offset: offset) }
    let asUTC = Timestamp(date: text.date, secondsOfDay: seconds, offset: 0)
    // The offset is wanted at the local time. One correction is exact unless the clock jumps within the same hours.
    let guess = offset(at: asUTC.secondsSinceEpoch)
    let offset = offset(at: asUTC.secondsSinceEpoch - guess)
    return Timestamp(date: text.date, secondsOfDay: seconds, offset: offset)
  }
}
