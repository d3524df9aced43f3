import Chronology

/// The whole site as a graph: pages, sections, taxonomies and how they refer to each other. It renders nothing.
package struct Site: Sendable {
  package let configuration: SiteConfiguration
  /// By rank: newest first, undated last.
  package private(set) var pages: [Page]
  /// Home first, parents before children; then those of translations, edition by edition.
  package let sections: [Section]
  /// The site's own language first, then those into which anything that is shown is translated.
  package let editions: [Edition]
  package let versions: SiteVersions
  package let taxonomies: [Taxonomy]
  /// What stands at the addresses of bulletins that were withdrawn, in the order of their files.
  package let tombstones: [Tombstone]
  /// Content files that are not shown, and why.
  package let holds: [String: Visibility.Hold]
  /// Address of each content file that is shown or has a tombstone, by its path below `content/`.
  package let addresses: [String: SitePath]
  /// Files that make pages from data and are none themselves, each with the name of one that it makes, such as
  /// `regions/region.md?region=320400`.
  package let madePages: [String: String]
  /// Addresses of pages that later stages make, such as those of datasets.
  package var generatedPaths: [SitePath] = []
  /// The moments to come at which pages change by themselves, the next one first.
  package let moments: [Moment]
  /// Neighbours in the section, by rank.
  private let neighbours: [(newer: Int32, older: Int32)]
  /// Whether readers are told of any correction of a page.
  package let hasCorrections: Bool

  init(
    configuration: SiteConfiguration, pages: [Page], sections: [Section], editions: [Edition], taxonomies: [Taxonomy],
    tombstones: [Tombstone], holds: [String: Visibility.Hold], addresses: [String: SitePath],
    madePages: [String: String] = [:], moments: [Moment]
  ) {
    self.configuration = configuration
    self.pages = pages
    self.sections = sections
    self.editions = editions
    versions = SiteVersions(pages: pages, sections: sections, editions: editions)
    self.taxonomies = taxonomies
    self.tombstones = tombstones
    self.holds = holds
    self.addresses = addresses
    self.madePages = madePages
    self.moments = moments
    hasCorrections = pages.contains { !$0.corrections.isEmpty }
    var neighbours = [(newer: Int32, older: Int32)](repeating: (-1, -1), count: pages.count)
    for section in sections {
      for (newer, older) in zip(section.ownPages, section.ownPages.dropFirst()) {
        neighbours[newer].older = Int32(older)
        neighbours[older].newer = Int32(newer)
      }
    }
    self.neighbours = neighbours
  }

  /// The page that a file is, by the file's path below `content/`.
  package func page(at path: String) -> Page? { pages.first { $0.content.path == path } }

  /// The site with other texts at the same places. What the graph is made of must be the same in them.
  package func replacing(_ texts: [ContentPage]) -> Site {
    var site = self
    for text in texts {
      if let page = page(at: text.path) { site.pages[page.rank] = Page(page, content: text) }
    }
    return site
  }

  /// The next moment at which a page appears, goes or changes; nil when nothing is waiting.
  package var nextChange: Timestamp? { moments.first?.at }

  /// The page before this one in its section's order, which is the newer one unless weights say otherwise.
  package func next(of page: Page) -> Page? { neighbour(neighbours[page.rank].newer) }

  /// The page after this one in its section's order: the older one.
  package func previous(of page: Page) -> Page? { neighbour(neighbours[page.rank].older) }

  private func neighbour(_ rank: Int32) -> Page? { rank >= 0 ? pages[Int(rank)] : nil }

  /// The sections that hold this one, home first, without itself.
  package func ancestors(ofSection index: Int) -> [Int] {
    var result: [Int] = []
    var parent = sections[index].parent
    while let current = parent {
      result.append(current)
      parent = sections[current].parent
    }
    return result.reversed()
  }

  /// A site path as a root-relative URL.
  package func url(_ path: SitePath) -> String { path.url(base: configuration.baseURL.path) }

  /// A site path as an absolute URL.
  package func absoluteURL(_ path: SitePath) -> String { path.url(base: configuration.baseURL.text) }

  /// A root-relative URL of the site as an absolute one.
  package func absoluteURL(ofRootRelative url: String) -> String {
    configuration.baseURL.text + url.dropFirst(configuration.baseURL.path.count)
  }
}
