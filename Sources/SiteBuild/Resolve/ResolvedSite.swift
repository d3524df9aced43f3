import Chronology
import Diagnostics
import SiteModel

/// A site of which every output has its address and every link can be followed: the fourth stage's result.
struct ResolvedSite: Sendable {
  let site: Site
  let plan: OutputPlan
  let surroundings: Surroundings
  /// What the views of each language share, by language tag; a language whose templates have faults is missing.
  let renderings: [String: Rendering]

  var links: LinkResolver { surroundings.links }
  var warnings: WarningGraph { surroundings.warnings }

  static func resolve(
    _ site: Site, tree: SourceTree, loaded: LoadedSources, now: Timestamp, into diagnostics: inout [Diagnostic]
  ) -> ResolvedSite {
    var site = site
    let lists = SiteLists(site)
    site.generatedPaths = (loaded.data?.paths ?? []) + lists.archive.paths
    diagnostics += site.menuFaults()
    let warnings = WarningGraph.of(
      site, documents: loaded.pages, files: Set(tree.pages.map(\.path)), now: now, into: &diagnostics)
    let files = CopiedFiles.targets(tree.files, site: site, pages: loaded.pages)
    let surroundings = Surroundings(
      links: LinkResolver(site: site, files: files, documents: tree.pages.map(\.path)), warnings: warnings,
      assets: PublishedAssets(loaded.theme.assets, look: site.configuration.look, into: &diagnostics), lists: lists,
      attachments: Attachments(tree.files, targets: files, site: site), today: now.date)
    let plan = OutputPlan.plan(site, surroundings, files: files, data: loaded.data, into: &diagnostics)
    return ResolvedSite(site, plan, surroundings, loaded)
  }

  private init(_ site: Site, _ plan: OutputPlan, _ surroundings: Surroundings, _ loaded: LoadedSources) {
    self.site = site
    self.plan = plan
    self.surroundings = surroundings
    let renderings = loaded.theme.localized.map { language, theme in
      let rendering = Rendering(
        site: site, theme: theme, language: language, data: loaded.data, lacksData: loaded.lacksData, surroundings)
      return (language, rendering)
    }
    self.renderings = Dictionary(renderings) { first, _ in first }
  }

  /// What renders documents in each language.
  func documents(_ store: BodyStore) -> [String: DocumentRenderer] {
    renderings.mapValues { DocumentRenderer(rendering: $0, store: store) }
  }

  /// The same site where some pages have another text and nothing else is another: no title, date, link or file.
  func replacing(_ texts: [ContentPage], loaded: LoadedSources) -> ResolvedSite {
    ResolvedSite(site.replacing(texts), plan, surroundings, loaded)
  }
}

/// What pages refer to besides each other.
struct Surroundings: Sendable {
  let links: LinkResolver
  let warnings: WarningGraph
  let assets: PublishedAssets
  let lists: SiteLists
  let attachments: Attachments
  /// The day of the build, in the site's time zone.
  let today: CivilDate
}
