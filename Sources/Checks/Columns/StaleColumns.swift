import Chronology
import Diagnostics
import SiteModel

extension DiagnosticKind {
  package static let columnStale = DiagnosticKind(
    "column-stale", .site, .warning, title: "A column has nothing new for too long.",
    explanation: """
      Inspections of government sites count the home page and columns of news as stale after two weeks, columns of notices \
      after six months. The kind of most bulletins of a section decides: `statistics` and `enforcement` are news, \
      `notice`, `speech` and `opinion` notices; warnings come when they come. `staleAfter` sets another term, in the \
      section's `_index.md` or for a kind in `site.yaml`: `14d`, `2w`, `6m`, `1y` or `never`. New is what was published \
      or changed (`lastmod`, corrections) up to the moment of `--clock`.
      """)
  package static let columnBlank = DiagnosticKind(
    "column-blank", .site, .warning, title: "A column has nothing in it.",
    explanation: """
      The section has a page of its own and no bulletin that readers may see, here or in folders below. Publish one, take \
      the folder away, or write `staleAfter: never` into its `_index.md`.
      """)

  static let ofColumns: [DiagnosticKind] = [.columnStale, .columnBlank]
}

extension Check {
  /// Every column has something, and something new.
  static let staleColumns = Check(.columnStale, also: [.columnBlank]) { context in
    ColumnInspection(site: context.sources.site, now: context.sources.now).findings()
  }
}

/// Looks at the columns of a site as an inspector does at a moment.
struct ColumnInspection {
  let site: Site
  let now: Timestamp

  func findings() -> [Diagnostic] {
    site.sections.indices.compactMap { index in
      let section = site.sections[index]
      // What is translated is as new as its original.
      if section.edition > 0 || section.content?.matter.staleAfter == .never { return nil }
      return index == 0 ? homeFinding(section) : finding(section)
    }
  }

  /// What is new anywhere is new on the home page.
  private func homeFinding(_ home: Section) -> Diagnostic? {
    let listed = site.pages.indices.filter { site.pages[$0].isListed }
    // A site without bulletins, such as a handbook, has nothing that could be new.
    if listed.isEmpty { return nil }
    return staleness(
      of: listed, term: home.content?.matter.staleAfter ?? .days(14), name: "the home page", home)
  }

  private func finding(_ section: Section) -> Diagnostic? {
    if section.pages.isEmpty {
      return Diagnostic(
        .columnBlank, "the column \"\(section.title)\" is empty", at: place(of: section),
        remedy: "publish something in it, take it away, or write \"staleAfter: never\" into its _index.md")
    }
    let listed = section.pages.filter { site.pages[$0].isListed }
    guard let term = section.content?.matter.staleAfter ?? term(of: listed) else { return nil }
    return staleness(of: listed, term: term, name: "the column \"\(section.title)\"", section)
  }

  /// The term of the kind that most of the pages have; of kinds with equally many, the shortest.
  private func term(of pages: [Int]) -> UpdateTerm? {
    var counts: [String: Int] = [:]
    for page in pages { counts[site.pages[page].kind, default: 0] += 1 }
    let most = counts.values.max() ?? 0
    let kinds = counts.filter { $0.value == most }.keys
    return kinds.compactMap { site.configuration.kind(named: $0)?.staleAfter }
      .min { $0.approximateDays < $1.approximateDays }
  }

  private func staleness(of pages: [Int], term: UpdateTerm, name: String, _ section: Section) -> Diagnostic? {
    // What has no date is in no order of time: nobody can say whether it is new.
    guard let newest = pages.compactMap({ moment(of: site.pages[$0]) }).max(), let end = term.end(from: newest.date),
      end < now.date
    else { return nil }
    let day = newest.date
    let days = now.date.daysSinceEpoch - day.daysSinceEpoch
    return Diagnostic(
      .columnStale,
      "\(name) has had nothing new for \(days) days, since \(day.iso); it counts as stale after \(term.phrase)",
      at: place(of: section),
      remedy: "publish something, or set its term with \"staleAfter: …\" in \(indexPath(of: section))")
  }

  /// When a page was new: published, or changed. In the offset of the site.
  private func moment(of page: Page) -> Timestamp? {
    [page.date, page.modified].compactMap { $0 }.max().map { $0.at(offset: now.offset) }
  }

  /// Its `_index.md`, else its newest page, else the settings.
  private func place(of section: Section) -> SourceLocation {
    if let content = section.content { return content.matter.title.location }
    let page = section.pages.max { (site.pages[$0].date ?? now) < (site.pages[$1].date ?? now) }
    return page.map { site.pages[$0].matter.title.location } ?? SourceLocation(path: "content/site.yaml")
  }

  private func indexPath(of section: Section) -> String {
    "content/" + (section.folder.isEmpty ? "" : section.folder + "/") + "_index.md"
  }
}
