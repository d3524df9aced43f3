import Chronology

/// All bulletins by year and month, each in its original language.
package struct BulletinArchive: Sendable {
  /// The bulletins of one month.
  package struct Month: Sendable {
    /// 1 to 12; nil for bulletins without a date.
    package let month: Int?
    package let path: SitePath
    /// Newest first.
    package fileprivate(set) var ranks: [Int]
  }

  /// The bulletins of one year.
  package struct Year: Sendable {
    /// Nil for bulletins without a date.
    package let year: Int?
    package let path: SitePath
    /// The latest first.
    package fileprivate(set) var months: [Month] = []

    package var count: Int { months.reduce(0) { $0 + $1.ranks.count } }

    /// A year of more bulletins than a page can hold shows its months only, which have pages of their own.
    package var isDivided: Bool { year != nil && count > 500 }
  }

  package static let path = SitePath("archive/")
  /// The latest first, those without a date last.
  package private(set) var years: [Year] = []

  /// - Parameter pages: by rank, newest first. Pages are ranked by their moments, years and months are those that are
  ///   written: with dates of several time zones these do not follow each other.
  package init(_ pages: [Page]) {
    var groups: [Key: [Int]] = [:]
    for page in pages where page.isListed && page.isOriginal {
      groups[Key(year: page.date?.date.year, month: page.date?.date.month), default: []].append(page.rank)
    }
    for (key, ranks) in groups.sorted(by: { $1.key < $0.key }) {
      if years.last?.year != key.year || years.isEmpty {
        years.append(Year(year: key.year, path: Self.path.page(key.year.map { String($0) } ?? "undated")))
      }
      let last = years.count - 1
      let name = key.month.map { ($0 < 10 ? "0" : "") + String($0) }
      let path = name.map(years[last].path.page) ?? years[last].path
      years[last].months.append(Month(month: key.month, path: path, ranks: ranks))
    }
  }

  private struct Key: Hashable, Comparable {
    let year: Int?
    let month: Int?

    /// What has no date comes before all that has one.
    static func < (left: Key, right: Key) -> Bool {
      (left.year ?? .min, left.month ?? 0) < (right.year ?? .min, right.month ?? 0)
    }
  }

  /// The addresses of its pages; none where there is no bulletin.
  package var paths: [SitePath] {
    years.isEmpty ? [] : [Self.path] + years.flatMap { [$0.path] + ($0.isDivided ? $0.months.map(\.path) : []) }
  }
}
