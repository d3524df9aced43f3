import Chronology
import Feeds
import SiteModel

/// What the ledger would say of the bulletins as they are now.
struct CurrentEntries {
  private let site: Site
  private let sections: [String: ContentPage]
  private let zone: TimeZoneName
  private let now: Timestamp
  /// The CAP identifier of a page that is a warning.
  private let alert: (Page) -> String?

  /// - Parameters:
  ///   - pages: all that was loaded, where the files are that make pages from records.
  init(_ site: Site, pages: [ContentPage], now: Timestamp, alert: @escaping (Page) -> String?) {
    self.site = site
    self.alert = alert
    zone = site.configuration.timeZone
    self.now = now
    sections = Dictionary(
      pages.lazy.filter { !$0.matter.corrections.isEmpty && $0.role != .bulletin }.map { ($0.path, $0) }
    ) { first, _ in first }
  }

  /// - Parameter figures: nil when they are not known, since something else is wrong.
  func entry(_ page: Page, figures: [PublishedFigure]?) -> LedgerEntry {
    let identifiers = site.configuration.identifiers
    let matter = page.matter
    var entry = LedgerEntry(
      permalink: "/" + page.path.text,
      id: TagURI.make(
        authority: identifiers.domain, date: identifiers.date, specific: matter.id ?? "/" + page.path.text),
      firstPublished: now.rfc3339)
    entry.alert = alert(page)
    entry.dates = dates(of: matter)
    (entry.corrections, entry.cosmetic) = corrections(of: page.content)
    entry.title = page.content.origin == nil ? matter.title.text : nil
    entry.text = SourceText.hash(of: page.content)
    entry.figures = Self.figures(figures ?? [])
    return entry
  }

  /// One entry for each query. Texts of one query may differ in their words; data has one hash.
  private static func figures(_ figures: [PublishedFigure]) -> [LedgerEntry.Figure] {
    if figures.isEmpty { return [] }
    // Stable, so that texts of one query stay in the order of the bulletin.
    let sorted = figures.enumerated().sorted { left, right in
      left.element.query == right.element.query
        ? left.offset < right.offset
        : left.element.query.utf8.lexicographicallyPrecedes(right.element.query.utf8)
    }
    var result: [LedgerEntry.Figure] = []
    var texts: [String] = []
    for (index, entry) in sorted.enumerated() {
      let text = entry.element.text
      if !texts.contains(text) { texts.append(text) }
      let query = entry.element.query
      if index + 1 < sorted.count, sorted[index + 1].element.query == query { continue }
      result.append(LedgerEntry.Figure(query, texts.joined(separator: PublishedFigure.separator)))
      texts = []
    }
    return result
  }

  /// How many corrections readers are told of now, and how many are cosmetic. One of a day to come has not happened
  /// yet: it licenses no change today.
  func corrections(of page: ContentPage) -> (told: Int, cosmetic: Int) {
    let past = written(of: page).filter { zone.timestamp(of: $0.date) <= now }
    let cosmetic = past.count(where: \.isCosmetic)
    return (past.count - cosmetic, cosmetic)
  }

  /// Its own, and those of the file that makes it: a record has no front matter.
  private func written(of page: ContentPage) -> [Correction] {
    guard let origin = page.origin, origin.resource != nil, page.matter.corrections.isEmpty else {
      return page.matter.corrections
    }
    return sections[origin.maker]?.matter.corrections ?? []
  }

  func dates(of matter: FrontMatter) -> [LedgerEntry.DateName: String] {
    var dates: [LedgerEntry.DateName: String] = [:]
    func set(_ name: LedgerEntry.DateName, _ date: DateText?) {
      guard let date else { return }
      dates[name] = date.secondsOfDay == nil ? date.date.iso : text(of: zone.timestamp(of: date))
    }
    set(.date, matter.date)
    set(.lastmod, matter.lastmod)
    set(.publishDate, matter.publishDate)
    set(.expiryDate, matter.expiryDate)
    for field in matter.fields {
      if let name = LedgerEntry.DateName(rawValue: field.name), case .date(let date) = field.value { set(name, date) }
    }
    for info in matter.warning?.infos.prefix(1) ?? [] {
      for (name, moment) in [(LedgerEntry.DateName.effective, info.effective), (.expires, info.expires)] {
        if let moment { dates[name] = text(of: moment) }
      }
    }
    return dates
  }

  /// In the site's zone, whatever offset was written.
  private func text(of moment: Timestamp) -> String {
    moment.at(offset: zone.offset(at: moment.secondsSinceEpoch)).rfc3339
  }
}
