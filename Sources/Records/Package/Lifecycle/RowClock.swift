import Chronology

/// What time it is for the rows of tables, and what their local times mean.
package struct RowClock: Sendable {
  /// The moment of the build, in seconds since 1970.
  package let now: Int
  /// Whether rows that are held back are loaded as though they were published, for a preview.
  package let showsFuture: Bool
  /// The moment that a written date means in the zone of the site.
  package let moment: @Sendable (DateText) -> Int

  package init(now: Int, showsFuture: Bool = false, moment: @escaping @Sendable (DateText) -> Int) {
    self.now = now
    self.showsFuture = showsFuture
    self.moment = moment
  }
}

/// The moments, in seconds since 1970, between which the rows of a table stay as they are: from the first, up to but
/// not at the second.
package struct RowSpan: Hashable, Sendable {
  package var since: Int
  package var until: Int

  package init(since: Int, until: Int) {
    self.since = since
    self.until = until
  }

  package static let always = RowSpan(since: .min, until: .max)

  package func contains(_ moment: Int) -> Bool { since <= moment && moment < until }

  package func intersection(_ other: RowSpan) -> RowSpan {
    RowSpan(since: max(since, other.since), until: min(until, other.until))
  }

  /// Narrows it to the side of a change on which now lies.
  mutating func note(change: Int, now: Int) {
    if change <= now { since = max(since, change) } else { until = min(until, change) }
  }
}
