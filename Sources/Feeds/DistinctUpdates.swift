import Chronology

extension FeedEntry {
  /// The entries with no two of the same `updated`, which readers sort by and the feed validator asks for.
  ///
  /// Dates are mostly written to the day, so that many bulletins share a moment. Those are spread over the seconds that
  /// follow it: by their ids, so that the order given does not matter and a further bulletin of the day moves hardly
  /// any other. An entry that shares its moment with none stays as it is.
  ///
  /// To be applied once to all entries of a site: then an entry has the same `updated` in each of its feeds.
  package static func withDistinctUpdates(_ entries: [FeedEntry]) -> [FeedEntry] {
    var counts: [Int: Int] = [:]
    for entry in entries { counts[entry.updated.secondsSinceEpoch, default: 0] += 1 }
    var taken = Set(counts.filter { $0.value == 1 }.keys)
    var result = entries
    let crowded = entries.indices.filter { counts[entries[$0].updated.secondsSinceEpoch] != 1 }
    for index in crowded.sorted(by: { entries[$0].id < entries[$1].id }) {
      let entry = entries[index]
      var seconds = Int(fingerprint(of: entry.id) % 60)
      while !taken.insert(entry.updated.secondsSinceEpoch + seconds).inserted { seconds += 1 }
      result[index].updated = entry.updated.advanced(by: seconds)
    }
    return result
  }

  /// FNV-1a: Swift's own hash differs from run to run.
  private static func fingerprint(of text: String) -> UInt64 {
    text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
  }
}
