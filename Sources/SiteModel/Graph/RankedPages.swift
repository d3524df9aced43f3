import Chronology

/// Pages in the order of the site: newest first, undated last, then by path.
struct RankedPages {
  struct Entry {
    let content: ContentPage
    let date: Timestamp?
    var updated: Timestamp?
  }

  private(set) var entries: [Entry]

  init(_ pages: [ContentPage], zone: TimeZoneName) {
    entries = pages.map { page in
      let date = page.matter.date.map(zone.timestamp)
      return Entry(content: page, date: date, updated: Self.updated(page, date: date, zone: zone))
    }
    entries.sort { left, right in
      if left.date != right.date {
        guard let first = left.date else { return false }
        guard let second = right.date else { return true }
        return first > second
      }
      return left.content.path < right.content.path
    }
  }

  /// Feed readers tell entries apart by `updated` too, so that no two should share one (the practice of
  /// Atom feeds for alerts).
  ///
  /// A day without a time gets a time of its first hour made from the page's path: it stays the same whatever else is
  /// published on that day, and a site that is built in the morning announces nothing for the evening. Equal moments
  /// that remain are set apart by a second, in the order of paths.
  mutating func makeUpdatesUnique() {
    let order = entries.indices.filter { entries[$0].updated != nil }.sorted { left, right in
      let moments = (entries[left].updated?.secondsSinceEpoch ?? 0, entries[right].updated?.secondsSinceEpoch ?? 0)
      return moments.0 != moments.1 ? moments.0 < moments.1 : entries[left].content.path < entries[right].content.path
    }
    var last: Timestamp?
    for index in order {
      guard let moment = entries[index].updated else { continue }
      if let previous = last, moment <= previous {
        entries[index].updated = Timestamp(
          secondsSinceEpoch: previous.secondsSinceEpoch + 1, offset: moment.offset)
      }
      last = entries[index].updated
    }
  }

  private static func updated(_ page: ContentPage, date: Timestamp?, zone: TimeZoneName) -> Timestamp? {
    let changed = page.matter.lastmod.map(zone.timestamp)
    // Nothing changes before it exists: a `lastmod` before the date is reported, and does not count.
    let counts = changed.map { date == nil || $0 >= date ?? $0 } ?? false
    guard let text = counts ? page.matter.lastmod : page.matter.date else { return nil }
    let moment = counts ? changed : date
    return text.secondsOfDay == nil ? moment?.advanced(by: secondOfHour(for: page.path)) : moment
  }

  /// FNV-1a of the path, folded into an hour.
  private static func secondOfHour(for path: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(hash % 3600)
  }
}
