import Chronology
import Diagnostics
import SiteModel

/// A site of which every output has its address and every link can be followed: the fourth stage's result.
struct ResolvedSite: Sendable {
  let site: Site
  let plan: OutputPlan
  let links: LinkResolver
  let warnings: WarningGraph
  /// What the views of each language share, by language tag; a language whose templates have faults is missing.
  let renderings: [String: Rendering]

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
    let assets = PublishedAssets(loaded.theme.assets, look: site.configuration.look, into: &diagnostics)
    let attachments = Attachments(tree.files, targets: files, site: site)
    let plan = OutputPlan.plan(
      site, assets: assets, lists: lists, files: files, data: loaded.data, warnings: warnings, into: &diagnostics)
    let links = LinkResolver(site: site, files: files, documents: Set(tree.pages.map(\.path)))
    let renderings = loaded.theme.localized.map { language, theme in
      (
        language,
        Rendering(
          site: site, theme: theme, language: language, links: links, data: loaded.data, lacksData: loaded.lacksData,
          warnings: warnings, assets: assets, lists: lists, attachments: attachments, today: now.date)
      )
    }
    return ResolvedSite(
      site: site, plan: plan, links: links, warnings: warnings,
      renderings: Dictionary(renderings) { first, _ in first })
  }
}
