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

  /// - Parameter pages: by rank, newest first.
  package init(_ pages: [Page]) {
    for page in pages where page.isListed && page.isOriginal {
      let date = page.date?.date
      if years.last?.year != date?.year || years.isEmpty {
        years.append(Year(year: date?.year, path: Self.path.page(date.map { String($0.year) } ?? "undated")))
      }
      let last = years.count - 1
      if years[last].months.last?.month != date?.month || years[last].months.isEmpty {
        let month = date.map { ($0.month < 10 ? "0" : "") + String($0.month) }
        let path = month.map(years[last].path.page) ?? years[last].path
        years[last].months.append(Month(month: date?.month, path: path, ranks: []))
      }
      years[last].months[years[last].months.count - 1].ranks.append(page.rank)
    }
  }

  /// The addresses of its pages; none where there is no bulletin.
  package var paths: [SitePath] {
    years.isEmpty ? [] : [Self.path] + years.flatMap { [$0.path] + ($0.isDivided ? $0.months.map(\.path) : []) }
  }
}
