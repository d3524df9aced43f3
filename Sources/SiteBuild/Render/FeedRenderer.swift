import Chronology
import Feeds
import Markup
import SiteModel

/// Builds feeds, the sitemap and other lists for machines.
struct FeedRenderer: Sendable {
  private let documents: DocumentRenderer
  private let ofLanguages: [String: DocumentRenderer]
  private var rendering: Rendering { documents.rendering }
  private var site: Site { rendering.site }

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
    let newest = ranks(of: source).lazy.map { site.pages[$0] }.filter(\.isInFeeds).prefix(configuration.feeds.limit)
    let entries = newest.compactMap(entry)
    return Feed(
      id: rendering.identifier("/" + path.text), title: title(of: source),
      subtitle: configuration.description.isEmpty ? nil : configuration.description,
      language: configuration.language, authorName: configuration.authority.name,
      authorURI: configuration.authority.url, authorEmail: configuration.authority.email,
      homeURL: site.absoluteURL(path),
      selfURLs: FeedURLs(
        atom: site.absoluteURL(path.file(FeedFormat.atom.fileName)),
        rss: site.absoluteURL(path.file(FeedFormat.rss.fileName)),
        json: site.absoluteURL(path.file(FeedFormat.json.fileName))),
      updated: entries.map(\.updated).max() ?? Timestamp(secondsSinceEpoch: 0, offset: 0), entries: Array(entries))
  }

  private func entry(_ page: Page) -> FeedEntry? {
    guard let updated = page.updated else { return nil }
    let matter = page.matter
    return FeedEntry(
      id: rendering.identifier(of: page), url: site.absoluteURL(page.path), title: matter.title.text,
      published: page.date, updated: updated, summary: rendering.summaryText(of: page.content) ?? "",
      contentHTML: site.configuration.feeds.holdsContent ? content(of: page) : nil,
      categories: categories(of: page), authorName: matter.author, language: matter.language)
  }

  private func content(of page: Page) -> Bytes {
    (page.matter.language.flatMap { ofLanguages[$0] } ?? documents).feedContent(page)
  }

  private func categories(of page: Page) -> [FeedCategory] {
    zip(site.taxonomies, page.terms).flatMap { taxonomy, terms in
      terms.map { index in
        let term = taxonomy.terms[index]
        return FeedCategory(
          term: term.name, label: rendering.termTitle(term, in: taxonomy), scheme: site.absoluteURL(taxonomy.path))
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
      case .section(let index): index == 0 ? nil : Optional(site.sections[index].title)
      case .term(let taxonomy, let term):
        Optional(rendering.termTitle(site.taxonomies[taxonomy].terms[term], in: site.taxonomies[taxonomy]))
      }
    return name.map { "\($0) - \(site.configuration.title)" } ?? site.configuration.title
  }

  // MARK: Lists for machines

  /// All pages that search engines may show.
  func sitemap() -> [(path: String, bytes: Bytes)] {
    var entries = site.pages.map { page in
      SitemapEntry(
        url: site.absoluteURL(page.path),
        modified: page.matter.lastmod.map(site.configuration.timeZone.timestamp) ?? page.date)
    }
    for section in site.sections {
      let count = section.path == .home ? 1 : pageCount(section.pages.count)
      entries += (1...count).map {
        SitemapEntry(url: site.absoluteURL(PageOfList.path($0, of: section.path)), modified: nil)
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

  private func pageCount(_ count: Int) -> Int {
    max(1, (count + site.configuration.pageSize - 1) / site.configuration.pageSize)
  }

  func robots() -> Bytes { RobotsText.document(sitemapURL: site.absoluteURL(SitePath("sitemap.xml"))) }

  /// Every listed bulletin, newest first: title, date, summary and address.
  func searchIndex() -> Bytes {
    var json = JSONText()
    json.array(site.pages.lazy.filter(\.isListed)) { json, page in
      json.object { item in
        item.member("title", page.matter.title.text)
        item.member("date", page.date?.date.iso)
        item.member("summary", rendering.summaryText(of: page.content))
        item.member("url", page.url)
      }
    }
    return json.bytes
  }
}
