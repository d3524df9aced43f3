import Characters
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

  /// As the database knows it.
  package var identifier: String { zone.identifier }

  /// Seconds east of UTC at a moment.
  package func offset(at secondsSinceEpoch: Int) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(secondsSinceEpoch)))
  }

  /// A moment as the clocks of the zone show it.
  package func timestamp(at secondsSinceEpoch: Int) -> Timestamp {
    Timestamp(secondsSinceEpoch: secondsSinceEpoch, offset: offset(at: secondsSinceEpoch))
  }

  /// The known name that is nearest to one that is not known, or nil.
  package static func nearest(to name: String) -> String? {
    Suggestion.nearest(to: name, among: TimeZone.knownTimeZoneIdentifiers)
  }

  /// The moment that a written date means: in its own offset, else in this zone; a day without a time begins at
  /// midnight.
  ///
  /// A time that the clock shows twice is the first of the two. One that it skips is read with the offset from before
  /// the change, so that 02:30 becomes 03:30 and a day that begins at 01:00 begins then. Source: RFC 5545, section
  /// 3.3.5.
  package func timestamp(of text: DateText) -> Timestamp {
    let seconds = text.secondsOfDay ?? 0
    if let offset = text.offset { return Timestamp(date: text.date, secondsOfDay: seconds, offset: offset) }
    // No offset is a day long, so that these two are the ones before and after the local time.
    let local = Timestamp(date: text.date, secondsOfDay: seconds, offset: 0).secondsSinceEpoch
    let before = offset(at: local - 86_400)
    let after = offset(at: local + 86_400)
    let isAfterChange = before != after && offset(at: local - before) != before && offset(at: local - after) == after
    return Timestamp(date: text.date, secondsOfDay: seconds, offset: isAfterChange ? after : before)
  }
}
