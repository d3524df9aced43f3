import Chronology

/// Pages in the order of the site: newest first, undated last, then by path.
struct RankedPages {
  struct Entry {
    let content: ContentPage
    let date: Timestamp?
    /// When it was to be published first.
    let publication: Timestamp?
    var updated: Timestamp?
    let modified: Timestamp?
    /// Those that readers are told of, the latest first.
    let corrections: [Correction]
  }

  private(set) var entries: [Entry]

  init(_ pages: [ContentPage], visibility: Visibility) {
    entries = pages.map { page in
      let corrections = visibility.corrections(of: page.matter)
      let changes = PageChanges(page, corrections, zone: visibility.zone)
      return Entry(
        content: page, date: changes.date, publication: visibility.publication(of: page.matter),
        updated: changes.updated, modified: changes.modified, corrections: corrections)
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
  /// that remain are set apart by a second, in the order of publication and then of paths: what was held back and comes
  /// out later gives way to what readers have seen.
  mutating func makeUpdatesUnique() {
    let order = entries.indices.filter { entries[$0].updated != nil }.sorted { left, right in
      let updates = (entries[left].updated?.secondsSinceEpoch ?? 0, entries[right].updated?.secondsSinceEpoch ?? 0)
      if updates.0 != updates.1 { return updates.0 < updates.1 }
      let first = entries[left].publication?.secondsSinceEpoch ?? 0
      let second = entries[right].publication?.secondsSinceEpoch ?? 0
      return first != second ? first < second : entries[left].content.path < entries[right].content.path
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
}
