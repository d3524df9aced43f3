import Chronology
import Feeds
import Markup
import SiteModel

/// Builds feeds, the sitemap and other lists for machines.
struct FeedRenderer: Sendable {
  private let documents: DocumentRenderer
  private let ofLanguages: [String: DocumentRenderer]
  var rendering: Rendering { documents.rendering }
  var site: Site { rendering.site }

  /// - Parameters:
  ///   - documents: in the site's language.
  ///   - ofLanguages: for the text of pages in another one.
  init(documents: DocumentRenderer, ofLanguages: [String: DocumentRenderer]) {
    self.documents = documents
    self.ofLanguages = ofLanguages
  }

  func feed(_ source: FeedSource, _ format: FeedFormat) -> Bytes {
    let feed = feed(source)
    return switch format {
    case .atom: AtomFeed.document(feed)
    case .rss: RSSFeed.document(feed)
    case .json: JSONFeed.document(feed)
    }
  }

  private func feed(_ source: FeedSource) -> Feed {
    let configuration = site.configuration
    let path = source.path(in: site)
    let edition = source.edition(in: site)
    let entries = news(of: source).compactMap(entry)
    return Feed(
      id: rendering.identifier("/" + path.text), title: title(of: source),
      subtitle: edition.description.isEmpty ? nil : edition.description,
      language: edition.language, authorName: edition.authority,
      authorURI: configuration.authority.url, authorEmail: configuration.authority.email,
      homeURL: site.absoluteURL(path),
      selfURLs: FeedURLs(
        atom: site.absoluteURL(path.file(FeedFormat.atom.fileName)),
        rss: site.absoluteURL(path.file(FeedFormat.rss.fileName)),
        json: site.absoluteURL(path.file(FeedFormat.json.fileName))),
      updated: entries.map(\.updated).max() ?? Timestamp(secondsSinceEpoch: 0, offset: 0), entries: Array(entries))
  }

  func entry(_ page: Page) -> FeedEntry? {
    guard let updated = page.updated else { return nil }
    let matter = page.matter
    let documents = matter.language.flatMap { ofLanguages[$0] } ?? documents
    let corrections = FeedCorrections(page, texts: documents.rendering.texts)
    return FeedEntry(
      id: rendering.identifier(of: page), url: site.absoluteURL(page.path),
      title: corrections.title, published: page.date, updated: updated,
      summary: corrections.before(documents.rendering.summaryText(of: page.content) ?? ""),
      contentHTML: site.configuration.feeds.holdsContent
        ? corrections.before(documents.feedContent(page)) : nil,
      categories: categories(of: page, documents.rendering), authorName: matter.author, language: matter.language)
  }

  /// The newest bulletins of a source. One that was corrected is news again, however old it is.
  func news(of source: FeedSource) -> [Page] {
    let pages = ranks(of: source).lazy.map { site.pages[$0] }.filter(\.isInFeeds)
    let limit = site.configuration.feeds.limit
    guard site.hasCorrections else { return Array(pages.prefix(limit)) }
    // Most are uncorrected and in their order already: the newest of them are enough.
    let corrected = pages.filter { !$0.corrections.isEmpty }
    let others = pages.filter { $0.corrections.isEmpty }.prefix(limit)
    let news = (Array(corrected) + Array(others)).map { page in
      (page: page, moment: page.corrections.isEmpty ? page.date : page.modified ?? page.date)
    }
    let order = news.sorted { left, right in
      guard left.moment != right.moment else { return left.page.rank < right.page.rank }
      guard let first = left.moment else { return false }
      guard let second = right.moment else { return true }
      return first > second
    }
    return order.prefix(limit).map(\.page)
  }

  private func categories(of page: Page, _ rendering: Rendering) -> [FeedCategory] {
    zip(site.taxonomies, page.terms).enumerated().flatMap { number, entry in
      let (taxonomy, terms) = entry
      return terms.map { index in
        FeedCategory(
          term: taxonomy.terms[index].name, label: rendering.termTitle(index, ofTaxonomy: number),
          scheme: site.absoluteURL(taxonomy.path))
      }
    }
  }

  /// Newest first, also where a section's own order is another.
  private func ranks(of source: FeedSource) -> [Int] {
    switch source {
    case .section(let index): site.sections[index].pages.sorted()
    case .term(let taxonomy, let term): site.taxonomies[taxonomy].terms[term].pages
    }
  }

  private func title(of source: FeedSource) -> String {
    let name =
      switch source {
      case .section(let index): site.sections[index].isRoot ? nil : Optional(site.sections[index].title)
      case .term(let taxonomy, let term):
        Optional(rendering.termTitle(term, ofTaxonomy: taxonomy))
      }
    let title = source.edition(in: site).title
    return name.map { "\($0) - \(title)" } ?? title
  }

  // MARK: Lists for machines

  /// All pages that search engines may show.
  func sitemap() -> [(path: String, bytes: Bytes)] {
    var entries = site.pages.map { page in
      SitemapEntry(
        url: site.absoluteURL(page.path), modified: page.modified ?? page.date,
        alternates: alternates(site.versions.versions(of: page)))
    }
    for section in site.sections {
      let count = section.path == .home ? 1 : pageCount(section.pages.count)
      entries += (1...count).map {
        SitemapEntry(
          url: site.absoluteURL(PageOfList.path($0, of: section.path)), modified: nil,
          alternates: $0 == 1 ? alternates(site.versions.versions(of: section)) : [])
      }
    }
    entries += site.generatedPaths.map { SitemapEntry(url: site.absoluteURL($0), modified: nil) }
    for taxonomy in site.taxonomies where !taxonomy.terms.isEmpty {
      entries.append(SitemapEntry(url: site.absoluteURL(taxonomy.path), modified: nil))
      for term in taxonomy.terms {
        entries += (1...pageCount(term.pages.count)).map {
          SitemapEntry(url: site.absoluteURL(PageOfList.path($0, of: term.path)), modified: nil)
        }
      }
    }
    return Sitemap.documents(entries.sorted { $0.url < $1.url }, baseURL: site.configuration.baseURL.text)
  }

  private func alternates(_ versions: [SiteVersions.Version]) -> [SitemapAlternate] {
    rendering.alternates(versions).map { SitemapAlternate(language: $0.language, url: $0.url) }
  }

  private func pageCount(_ count: Int) -> Int {
    max(1, (count + site.configuration.pageSize - 1) / site.configuration.pageSize)
  }

  func robots() -> Bytes { RobotsText.document(sitemapURL: site.absoluteURL(SitePath("sitemap.xml"))) }
}
