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
    let unsorted = pages.map { page in
      let corrections = visibility.corrections(of: page.matter)
      let changes = PageChanges(page, corrections, zone: visibility.zone)
      return Entry(
        content: page, date: changes.date, publication: visibility.publication(of: page.matter),
        updated: changes.updated, modified: changes.modified, corrections: corrections)
    }
    // Numbers are sorted, not entries: whoever moves an entry counts references.
    let moments = unsorted.map { $0.date?.secondsSinceEpoch ?? .min }
    let paths = pages.map(\.path)
    let order = pages.indices.sorted { left, right in
      moments[left] != moments[right] ? moments[left] > moments[right] : paths[left] < paths[right]
    }
    entries = order.map { unsorted[$0] }
  }

  /// Feed readers tell entries apart by `updated` too, so that no two should share one (the practice of
  /// Atom feeds for alerts).
  ///
  /// A day without a time gets a time of its first hour made from the page's path: it stays the same whatever else is
  /// published on that day, and a site that is built in the morning announces nothing for the evening. Equal moments
  /// that remain are set apart by a second, in the order of publication and then of paths: what was held back and comes
  /// out later gives way to what readers have seen.
  mutating func makeUpdatesUnique() {
    let updates = entries.map { $0.updated?.secondsSinceEpoch ?? .min }
    let publications = entries.map { $0.publication?.secondsSinceEpoch ?? 0 }
    let paths = entries.map(\.content.path)
    let order = updates.indices.filter { updates[$0] != .min }.sorted { left, right in
      if updates[left] != updates[right] { return updates[left] < updates[right] }
      return publications[left] != publications[right]
        ? publications[left] < publications[right] : paths[left] < paths[right]
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
