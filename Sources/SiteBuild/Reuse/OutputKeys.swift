import Files
import SiteModel
import Templates

/// What each output is made of, as a hash: an output whose key is that of the last build would come out the same, and
/// is not rendered again.
///
/// An output that has no key is always rendered: those of which there are few, and those with something to report.
/// A test compares builds after random edits with clean ones; whoever lets a view show something new adds it here.
struct OutputKeys: Sendable {
  private let rendering: Rendering
  private let feeds: FeedRenderer
  private let digests: PageDigests
  private let sources: ContentHash
  /// All that is the same for every output.
  private let shared: ContentHash
  /// Whether what pages say of the records has to be collected for the ledger.
  private let collectsFigures: Bool
  private let all: ContentHash?
  /// What the lists of each section can be narrowed to.
  private let filters: [ContentHash]

  /// - Parameter sources: the hash of all sources that no page stands for: settings, theme, records.
  init(
    _ rendering: Rendering, languages: [String: Rendering], feeds: FeedRenderer, sources: ContentHash,
    collectsFigures: Bool
  ) async {
    self.rendering = rendering
    self.feeds = feeds
    self.sources = sources
    self.collectsFigures = collectsFigures
    digests = await PageDigests.make(rendering)
    shared = Self.shared(languages, sources)
    all = digests.all
    filters = rendering.lists.filters.map { Self.hash(of: $0, rendering.site) }
  }

  /// What each page shows in the search index, by rank; nil for one with something to report.
  var ofTexts: [ContentHash?] {
    rendering.site.pages.map { page in
      digests[page.rank].map { digest in
        var writer = PackedWriter()
        writer.write(sources)
        writer.write(page.content.version.source)
        writer.write(digest)
        return ContentHash(writer.bytes)
      }
    }
  }

  /// Nil for an output that is to be rendered in any case.
  func key(of output: PlannedOutput) -> ContentHash? {
    var writer = PackedWriter()
    writer.write(shared)
    writer.write(output.path.text)
    let isKnown =
      switch output.job {
      case .page(let rank): write(rendering.site.pages[rank], &writer)
      case .section(let index, let list): write(section: index, list, &writer)
      case .term(let taxonomy, let term, let list): write(term, of: taxonomy, list, &writer)
      case .filtered(let section, let filter, let list): write(filter, ofSection: section, list, &writer)
      case .archive, .archiveYear, .archiveMonth: write(archive: output.job, &writer)
      case .feed(let source, let format): write(source, format, &writer)
      case .sitemap, .search: writeSite(output, &writer)
      case .searchIndex: writeTexts(output, &writer)
      case .redirect(let target): write(target, &writer)
      // The records are among the sources that all outputs share.
      case .downloads: true
      case .copy, .taxonomy, .tombstone, .notFound, .robots, .asset, .besidePage, .datasets, .dataset,
        .alert, .alertFeed, .manifest:
        false
      }
    return isKnown ? ContentHash(writer.bytes) : nil
  }

  // MARK: Parts

  /// What every page shows: settings, theme, records, and what the graph of the site makes of all pages together.
  private static func shared(_ languages: [String: Rendering], _ sources: ContentHash) -> ContentHash {
    var writer = PackedWriter()
    writer.write(sources)
    for (language, rendering) in languages.sorted(by: { $0.key < $1.key }) {
      writer.write(language)
      writer.write(rendering.banner)
      writer.write(rendering.siteViews) { $0.write(.object($1)) }
      writer.write(rendering.site.editions) { writer, edition in
        writer.write(edition.language)
        writer.write(edition.name)
        writer.write(rendering.site.sections[edition.root].url)
      }
      writer.write(rendering.site.taxonomies.indices.map(rendering.title(ofTaxonomy:))) { $0.write($1) }
      writer.write(rendering.frames) { writer, frame in
        writer.write(frame.menuValue)
        writer.write(frame.breadcrumbs.value)
      }
      writer.write(rendering.menuTargets.sorted()) { $0.write($1) }
      writer.write(rendering.needsWarningScript ? 1 : 0)
      writer.write(rendering.warnings.hasFeed(in: rendering.site) ? 1 : 0)
    }
    return ContentHash(writer.bytes)
  }

  private func write(_ page: Page, _ writer: inout PackedWriter) -> Bool {
    let content = page.content
    if collectsFigures, !content.dataSlots.isEmpty { return false }
    // A warning's page shows its chain, and its text goes into a message.
    if content.warning != nil { return false }
    writer.write(content.version.source)
    writer.write(page.section)
    let site = rendering.site
    writer.write(site.versions.versions(of: page))
    let shown = [page, site.original(of: page), site.next(of: page), site.previous(of: page)] + site.related(to: page)
    return writer.write(shown.map { $0.map(\.rank) ?? -1 }, digests)
  }

  private func write(section index: Int, _ list: PageOfList, _ writer: inout PackedWriter) -> Bool {
    // The home page shows something of everything.
    if index == 0 { return false }
    let section = rendering.site.sections[index]
    writer.write(rendering.site.versions.versions(of: section))
    if list.number == 1, let content = section.content {
      if collectsFigures, !content.dataSlots.isEmpty { return false }
      writer.write(content.version.source)
      writer.write(section.corrections.count)
      guard writer.write(linksOf: content, rendering) else { return false }
      writer.write(rendering.upcoming(content).value)
    }
    writer.write(filters[index])
    writer.write(section.content?.version.facet ?? shared)
    writer.write(section.title)
    writer.write(section.children) { writer, child in
      writer.write(rendering.site.sections[child].title)
      writer.write(rendering.site.sections[child].url)
    }
    writer.write(rendering.warningFeeds(ofSection: section).count)
    writer.write(section.pages.count)
    return write(list, &writer)
  }

  private func write(_ term: Int, of taxonomy: Int, _ list: PageOfList, _ writer: inout PackedWriter) -> Bool {
    let term = rendering.site.taxonomies[taxonomy].terms[term]
    writer.write(term.name)
    writer.write(term.pages.count)
    return write(list, &writer)
  }

  private func write(
    _ filter: Int, ofSection index: Int, _ list: PageOfList, _ writer: inout PackedWriter
  ) -> Bool {
    let section = rendering.site.sections[index]
    writer.write(section.content?.version.facet ?? shared)
    writer.write(section.title)
    writer.write(filter)
    writer.write(rendering.lists.filters[index][filter].ranks.count)
    writer.write(filters[index])
    return write(list, &writer)
  }

  private static func hash(of filters: [SectionFilter], _ site: Site) -> ContentHash {
    var writer = PackedWriter()
    writer.write(filters) { writer, filter in
      writer.write(filter.path.text)
      writer.write(filter.ranks.count)
      if case .term(let taxonomy, let term) = filter.criterion {
        writer.write(site.taxonomies[taxonomy].terms[term].name)
      }
    }
    return ContentHash(writer.bytes)
  }

  /// The archive's pages name every year and month; one of a year or month shows its bulletins too.
  private func write(archive job: PlannedOutput.Job, _ writer: inout PackedWriter) -> Bool {
    let years = rendering.lists.archive.years
    var shown: [Int] = []
    for year in years {
      writer.write(year.path.text)
      for month in year.months {
        writer.write(month.path.text)
        writer.write(month.month ?? 0)
        writer.write(month.ranks.count)
        switch job {
        case .archiveYear(year.year) where !year.isDivided: shown += month.ranks
        case .archiveMonth(let number, let name) where number == year.year && name == month.month: shown += month.ranks
        default: break
        }
      }
    }
    return writer.write(shown, digests)
  }

  private func write(_ list: PageOfList, _ writer: inout PackedWriter) -> Bool {
    writer.write(list.number)
    writer.write(list.count)
    return writer.write(Array(list.ranks), digests)
  }

  private func write(_ source: FeedSource, _ format: FeedFormat, _ writer: inout PackedWriter) -> Bool {
    writer.write(format.fileName)
    switch source {
    case .section(let index): writer.write(rendering.site.sections[index].title)
    case .term(let taxonomy, let term): writer.write(rendering.site.taxonomies[taxonomy].terms[term].name)
    }
    let news = feeds.news(of: source)
    for page in news { writer.write(page.content.version.source) }
    return writer.write(news.map(\.rank), digests)
  }

  private func writeSite(_ output: PlannedOutput, _ writer: inout PackedWriter) -> Bool {
    guard let all else { return false }
    let site = rendering.site
    writer.write(all)
    writer.write(site.sections) { writer, section in
      writer.write(section.url)
      writer.write(section.pages.count)
    }
    writer.write(site.generatedPaths) { $0.write($1.text) }
    for taxonomy in site.taxonomies {
      writer.write(taxonomy.terms) { writer, term in
        writer.write(term.url)
        writer.write(term.pages.count)
      }
    }
    return true
  }

  /// The index holds the text of every page.
  private func writeTexts(_ output: PlannedOutput, _ writer: inout PackedWriter) -> Bool {
    for page in rendering.site.pages { writer.write(page.content.version.source) }
    return writeSite(output, &writer)
  }

  private func write(_ target: SitePath, _ writer: inout PackedWriter) -> Bool {
    writer.write(target.text)
    return true
  }
}

extension PackedWriter {
  /// Writes what a page shows of the versions of what it says.
  fileprivate mutating func write(_ versions: [SiteVersions.Version]) {
    write(versions) { writer, version in
      writer.write(version.edition)
      writer.write(version.path.text)
    }
  }

  /// Writes the digests of pages by their ranks; -1 stands for no page. False when one of them has none.
  fileprivate mutating func write(_ ranks: [Int], _ digests: PageDigests) -> Bool {
    write(ranks.count)
    for rank in ranks {
      if rank < 0 {
        write(0)
        continue
      }
      guard let digest = digests[rank] else { return false }
      write(digest)
    }
    return true
  }
}
