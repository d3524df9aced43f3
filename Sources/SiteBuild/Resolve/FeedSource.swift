import SiteModel

/// A list of bulletins that has feeds.
enum FeedSource: Sendable {
  case section(Int)
  case term(taxonomy: Int, term: Int)

  /// The home page, every section and every term.
  static func all(in site: Site) -> [FeedSource] {
    site.sections.indices.map { .section($0) }
      + site.taxonomies.enumerated().flatMap { index, taxonomy in
        taxonomy.terms.indices.map { .term(taxonomy: index, term: $0) }
      }
  }

  /// The edition that it belongs to. Terms gather originals.
  func edition(in site: Site) -> Edition {
    switch self {
    case .section(let index): site.editions[site.sections[index].edition]
    case .term: site.editions[0]
    }
  }

  func path(in site: Site) -> SitePath {
    switch self {
    case .section(let index): site.sections[index].path
    case .term(let taxonomy, let term): site.taxonomies[taxonomy].terms[term].path
    }
  }
}

/// The formats in which every feed is written.
enum FeedFormat: CaseIterable, Sendable {
  case atom, rss, json

  var fileName: String {
    switch self {
    case .atom: "atom.xml"
    case .rss: "rss.xml"
    case .json: "feed.json"
    }
  }

  var mediaType: String {
    switch self {
    case .atom: "application/atom+xml"
    case .rss: "application/rss+xml"
    case .json: "application/feed+json"
    }
  }

  /// What readers know it as.
  var name: String {
    switch self {
    case .atom: "Atom"
    case .rss: "RSS"
    case .json: "JSON Feed"
    }
  }
}
