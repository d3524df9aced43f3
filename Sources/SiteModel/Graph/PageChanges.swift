import Chronology

/// When a page was written and when its content changed since, by what its front matter says. The moment of a build
/// plays no part: a page that is built again has not changed.
struct PageChanges {
  let date: Timestamp?
  /// By the latest correction or `lastmod`; nil when it never changed.
  private(set) var modified: Timestamp?
  /// The same for feeds, else the date. A day without a time gets a time of its first hour made from the page's path
  /// (see `RankedPages.makeUpdatesUnique`); nil when neither date is known.
  private(set) var updated: Timestamp?

  /// How much later than what came before it a correction of the same day is told, in seconds.
  private static let pause = 60

  /// - Parameter corrections: those that readers are told of, the latest first.
  init(_ page: ContentPage, _ corrections: [Correction], zone: TimeZoneName) {
    let matter = page.matter
    date = matter.date.map(zone.timestamp)
    let delay = Self.secondOfHour(for: page.path)
    func told(_ text: DateText, _ moment: Timestamp) -> Timestamp {
      text.secondsOfDay == nil ? moment.advanced(by: delay) : moment
    }
    updated = matter.date.flatMap { text in date.map { told(text, $0) } }
    // Nothing changes before it exists: a `lastmod` before the date is reported, and does not count.
    if let text = matter.lastmod, case let moment = zone.timestamp(of: text), date.map({ moment >= $0 }) ?? true {
      (modified, updated) = (moment, told(text, moment))
    }
    for correction in corrections.reversed() {
      if let written = matter.date, zone.isBefore(correction.date, written) { continue }
      let moment = zone.timestamp(of: correction.date)
      modified = [modified, date, moment].compactMap(\.self).max()
      // Readers of feeds hear of each correction, even where only the day is known and others were made on it.
      let next = told(correction.date, moment)
      updated = updated.map { max(next, $0.advanced(by: Self.pause)) } ?? next
    }
  }

  /// FNV-1a of the path, folded into an hour.
  private static func secondOfHour(for path: String) -> Int {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int(hash % 3600)
  }
}
