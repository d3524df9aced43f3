import Alerts
import Chronology
import Feeds
import Markup
import SiteModel

extension FeedRenderer {
  /// What is in force, in the order of the banner: the most severe first. Each entry leads to the page and to the CAP
  /// message. `updated` of the feed is the last moment at which its entries changed, so that it tells of one that has
  /// left, too.
  func alerts() -> Bytes {
    let graph = rendering.warnings
    let configuration = site.configuration
    let entries = graph.inForce.compactMap { entry(graph.members[$0]) }
    let path = site.absoluteURL(WarningPaths.feed)
    let section = site.sections.first { $0.path == WarningPaths.section }?.path ?? .home
    return AtomFeed.document(
      Feed(
        id: rendering.identifier("/" + WarningPaths.feed.text),
        title: "\(rendering.texts["warnings-feed"] ?? "CAP") - \(configuration.title)",
        language: configuration.language, authorName: configuration.authority.name,
        authorURI: configuration.authority.url, authorEmail: configuration.authority.email,
        homeURL: site.absoluteURL(section), selfURLs: FeedURLs(atom: path, rss: path, json: path),
        updated: graph.changed ?? Timestamp(secondsSinceEpoch: 0, offset: 0), entries: entries))
  }

  private func entry(_ warning: WarningGraph.Member) -> FeedEntry? {
    guard var entry = entry(warning.page) else { return nil }
    entry.alert = FeedAlert(
      url: site.absoluteURL(warning.page.path.file(WarningPaths.alert)), mediaType: AlertXML.mediaType,
      expires: warning.term.end)
    return entry
  }
}

extension Rendering {
  /// What the head of a warning's page announces: its CAP message, and what is in force.
  func warningFeeds(of page: Page) -> [LinkView] {
    // A translation is a part of its original's message.
    guard let warning = warnings.member(of: page) else { return [] }
    let path = warning.page.path.file(WarningPaths.alert)
    return [
      LinkView(
        title: words.texts["warning-cap"] ?? "CAP", url: site.url(path), type: AlertXML.mediaType,
        permalink: site.absoluteURL(path)), feedOfWarnings,
    ]
  }

  /// What the home page and the sections with warnings announce.
  func warningFeeds(ofSection section: Section) -> [LinkView] {
    guard warnings.hasFeed(in: site) else { return [] }
    let isMeant =
      section.path == .home || section.path == WarningPaths.section
      || section.pages.contains { warnings.member(of: site.pages[$0]) != nil }
    return isMeant ? [feedOfWarnings] : []
  }

  private var feedOfWarnings: LinkView {
    LinkView(
      title: words.texts["warnings-feed"] ?? "CAP", url: site.url(WarningPaths.feed), type: AtomFeed.mediaType,
      permalink: site.absoluteURL(WarningPaths.feed))
  }

  /// Whether anything can end, or begin, while a page is being read.
  var needsWarningScript: Bool {
    site.configuration.warnings.hasScript
      && warnings.members.contains { $0.state == .inForce || $0.state == .upcoming }
  }
}
