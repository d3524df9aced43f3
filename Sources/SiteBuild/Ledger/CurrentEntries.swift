import Chronology
import Feeds
import SiteModel

/// What the ledger would say of the bulletins as they are now.
struct CurrentEntries {
  private let site: Site
  private let sections: [String: ContentPage]
  private let zone: TimeZoneName
  private let moment: String
  /// The CAP identifier of a page that is a warning.
  private let alert: (Page) -> String?

  /// - Parameters:
  ///   - pages: all that was loaded, where the files are that make pages from records.
  init(_ site: Site, pages: [ContentPage], now: Timestamp, alert: @escaping (Page) -> String?) {
    self.site = site
    self.alert = alert
    zone = site.configuration.timeZone
    moment = now.rfc3339
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
      firstPublished: moment)
    entry.alert = alert(page)
    entry.dates = dates(of: matter)
    let corrections = self.corrections(of: page)
    entry.cosmetic = corrections.count(where: \.isCosmetic)
    entry.corrections = corrections.count - entry.cosmetic
    entry.text = SourceText.hash(of: page.content)
    for figure in figures ?? [] {
      let text = figure.text
      if let known = entry.figures[figure.query] {
        // Data has one hash; texts of one query may differ in their words.
        let isNew = !known.split(separator: PublishedFigure.separator).contains { $0 == text }
        if isNew { entry.figures[figure.query] = known + PublishedFigure.separator + text }
      } else {
        entry.figures[figure.query] = text
      }
    }
    return entry
  }

  /// Its own, and those of the file that makes it: a record has no front matter.
  private func corrections(of page: Page) -> [Correction] {
    guard let origin = page.content.origin, origin.resource != nil, page.matter.corrections.isEmpty else {
      return page.matter.corrections
    }
    return sections[origin.maker]?.matter.corrections ?? []
  }

  private func dates(of matter: FrontMatter) -> [LedgerEntry.DateName: String] {
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
