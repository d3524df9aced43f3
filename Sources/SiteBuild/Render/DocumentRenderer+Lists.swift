import Diagnostics
import Markup
import SiteModel

/// Lists of lists: the archive, the parts of sections, the kinds on the home page.
extension DocumentRenderer {
  private static let latestOfKind = 5

  // MARK: Archive

  func archive(into diagnostics: inout [Diagnostic]) -> Bytes {
    var document = archiveDocument(title: nil, path: BulletinArchive.path)
    document.archive = ArchiveView(years: years(current: nil))
    return render(ThemeRoots.archive, document, into: &diagnostics)
  }

  func archive(year: Int?, into diagnostics: inout [Diagnostic]) -> Bytes {
    guard let found = rendering.lists.archive.years.first(where: { $0.year == year }) else { return [] }
    var document = archiveDocument(title: title(of: found), path: found.path)
    document.archive = ArchiveView(
      years: years(current: found.path), year: view(of: found, isCurrent: true, shows: { _ in !found.isDivided }))
    return render(ThemeRoots.archive, document, into: &diagnostics)
  }

  func archive(year: Int, month: Int, into diagnostics: inout [Diagnostic]) -> Bytes {
    guard let found = rendering.lists.archive.years.first(where: { $0.year == year }),
      let part = found.months.first(where: { $0.month == month })
    else { return [] }
    let name = title(of: part)
    var document = archiveDocument(title: title(of: found) + name, path: part.path)
    document.breadcrumbs.insert(
      LinkView(title: title(of: found), url: site.url(found.path)), at: document.breadcrumbs.count - 1)
    document.archive = ArchiveView(
      years: years(current: found.path), year: view(of: found, isCurrent: true, shows: { $0 == part.path }))
    return render(ThemeRoots.archive, document, into: &diagnostics)
  }

  private func archiveDocument(title: String?, path: SitePath) -> DocumentView {
    let archiveTitle = rendering.texts["archive-title"] ?? "Archive"
    let shown = title.map { "\(archiveTitle)\(rendering.texts["colon"] ?? ": ")\($0)" } ?? archiveTitle
    var document = document(title: shown, description: "", path: path, language: nil, section: 0)
    if let title {
      document.breadcrumbs.append(LinkView(title: archiveTitle, url: site.url(BulletinArchive.path)))
      document.breadcrumbs.append(LinkView(title: title, url: site.url(path), isCurrent: true))
    } else {
      document.breadcrumbs.append(LinkView(title: archiveTitle, url: site.url(path), isCurrent: true))
    }
    document.metaTags += rendering.government?.tags(ofList: shown, type: archiveTitle) ?? []
    return document
  }

  private func years(current: SitePath?) -> [ArchiveYearView] {
    rendering.lists.archive.years.map { view(of: $0, isCurrent: $0.path == current, shows: { _ in false }) }
  }

  /// - Parameter shows: whether the bulletins of the month with this address are listed.
  private func view(
    of year: BulletinArchive.Year, isCurrent: Bool, shows: (SitePath) -> Bool
  ) -> ArchiveYearView {
    let months = year.months.map { month in
      let id = month.month.map { "month-\($0)" } ?? "undated"
      return ArchiveMonthView(
        title: title(of: month), id: id,
        url: year.isDivided ? site.url(month.path) : site.url(year.path) + (month.month == nil ? "" : "#" + id),
        count: month.ranks.count,
        cards: shows(month.path) ? month.ranks.map { CardView(page: site.pages[$0], rendering: rendering) } : [])
    }
    return ArchiveYearView(
      title: title(of: year), url: site.url(year.path), count: year.count, isCurrent: isCurrent, months: months)
  }

  private func title(of year: BulletinArchive.Year) -> String {
    guard let number = year.year else { return rendering.texts["date-unknown"] ?? "undated" }
    return String(number) + (rendering.texts["archive-year-suffix"] ?? "")
  }

  private func title(of month: BulletinArchive.Month) -> String {
    guard let number = month.month else { return "" }
    return rendering.texts["month-\(number)"] ?? String(number) + (rendering.texts["archive-month-suffix"] ?? "")
  }

  // MARK: Parts of sections

  func filtered(
    _ index: Int, _ number: Int, _ list: PageOfList, into diagnostics: inout [Diagnostic]
  ) -> Bytes {
    let section = site.sections[index]
    let filter = rendering.lists.filters[index][number]
    let name = title(of: filter)
    var document = document(
      title: "\(section.title)\(rendering.texts["colon"] ?? ": ")\(name)", description: "",
      path: PageOfList.path(list.number, of: filter.path), language: section.language, section: index)
    document.breadcrumbs.append(LinkView(title: name, url: site.url(filter.path), isCurrent: true))
    // The whole list is what search engines should find.
    document.isHidden = true
    document.metaTags += rendering.government?.tags(ofSection: index, site) ?? []
    document.list = self.list(list, of: filter.path, total: filter.ranks.count, content: [], children: [])
    document.list?.filters = filterGroups(ofSection: index, current: number)
    document.list?.filter = LinkView(title: name, url: section.url)
    return render(ThemeRoots.section, document, into: &diagnostics)
  }

  func filterGroups(ofSection index: Int, current: Int? = nil) -> [FilterGroupView] {
    var groups: [(key: Int, title: String, items: [FilterView])] = []
    for (number, filter) in rendering.lists.filters[index].enumerated() {
      let (key, groupTitle) =
        switch filter.criterion {
        case .year: (-1, rendering.texts["filter-years"] ?? "Years")
        case .term(let taxonomy, _): (taxonomy, rendering.title(ofTaxonomy: taxonomy))
        }
      if groups.last?.key != key { groups.append((key, groupTitle, [])) }
      groups[groups.count - 1].items.append(
        FilterView(
          title: title(of: filter), url: site.url(filter.path), count: filter.ranks.count,
          isCurrent: number == current))
    }
    return groups.map { FilterGroupView(title: $0.title, items: $0.items) }
  }

  private func title(of filter: SectionFilter) -> String {
    switch filter.criterion {
    case .year(let year): String(year) + (rendering.texts["archive-year-suffix"] ?? "")
    case .term(let taxonomy, let term):
      rendering.termTitle(term, ofTaxonomy: taxonomy)
    }
  }

  // MARK: Home

  /// The latest bulletins of each kind; the kind with the latest bulletin comes first.
  func latestByKind() -> [KindGroupView] {
    var order: [String] = []
    var groups: [String: (ranks: [Int], count: Int, sections: Set<Int>)] = [:]
    for page in site.pages where page.isListed && page.isOriginal {
      let kind = page.kind
      if groups[kind] == nil { order.append(kind) }
      groups[kind, default: ([], 0, [])].count += 1
      if groups[kind, default: ([], 0, [])].ranks.count < Self.latestOfKind { groups[kind]?.ranks.append(page.rank) }
      groups[kind]?.sections.insert(page.section)
    }
    return order.compactMap { kind in
      guard let group = groups[kind] else { return nil }
      let pages = group.ranks.map { site.pages[$0] }
      let common = group.sections.count == 1 ? group.sections.first : nil
      return KindGroupView(
        kind: kind, title: rendering.kindTitle(kind),
        url: pages.first.flatMap(rendering.kindURL) ?? common.flatMap { $0 == 0 ? nil : site.sections[$0].url },
        cards: pages.map { CardView(page: $0, rendering: rendering) }, count: group.count)
    }
  }
}
