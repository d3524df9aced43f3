import Chronology
import Diagnostics
import Records
import SiteModel

/// Until when the pages of records stay, and what is left of those that were withdrawn.
struct RecordTerms {
  /// What the lifecycle of the table says, and what the section that makes the pages says.
  private var times: [RowTimes]

  init(_ table: SiteData.Table, _ source: PagesFrom, _ clock: RowClock) {
    let own = RowTimes(table.resource, table.schema, table.layout, clock)
    var resource = table.resource
    resource.lifecycle = source.expiryDate.map { RowLifecycle(expiryDate: $0.text, at: $0.location) }
    let ofSection = source.expiryDate == nil ? nil : RowTimes(resource, table.schema, table.layout, clock)
    times = [own, ofSection].compactMap(\.self)
  }

  /// The moment from which a record has no page, in seconds since 1970; nil for never.
  mutating func end(of row: [StoredValue?]) -> Int? {
    times.indices.compactMap { times[$0].expiry(ofStored: row) }.min()
  }

  /// Nil for a record that was not shown any longer when it was withdrawn: there is nothing to take back.
  mutating func withdrawal(of row: [StoredValue?], _ zone: TimeZoneName, at place: SourceLocation) -> Withdrawal? {
    guard !times.isEmpty, let moment = times[0].withdrawal(ofStored: row), end(of: row).map({ moment < $0 }) ?? true
    else { return nil }
    let grounds = times[0].grounds(ofStored: row)
    return Withdrawal(
      date: DateText(zone.timestamp(at: moment)), reason: LocatedText(grounds.reason, at: place), basis: grounds.basis,
      location: place)
  }
}
