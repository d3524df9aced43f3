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
    site.generatedPaths = loaded.data?.paths ?? []
    diagnostics += site.menuFaults()
    let warnings = WarningGraph.of(
      site, documents: loaded.pages, files: Set(tree.pages.map(\.path)), now: now, into: &diagnostics)
    let files = CopiedFiles.targets(tree.files, site: site, pages: loaded.pages)
    let plan = OutputPlan.plan(
      site, theme: loaded.theme, files: files, data: loaded.data, warnings: warnings, into: &diagnostics)
    let links = LinkResolver(site: site, files: files, documents: tree.pages.map(\.path))
    return ResolvedSite(
      site: site, plan: plan, links: links, warnings: warnings,
      renderings: renderings(of: site, loaded, links, warnings))
  }

  private static func renderings(
    of site: Site, _ loaded: LoadedSources, _ links: LinkResolver, _ warnings: WarningGraph
  ) -> [String: Rendering] {
    let renderings = loaded.theme.localized.map { language, theme in
      let rendering = Rendering(
        site: site, theme: theme, language: language, links: links, data: loaded.data, lacksData: loaded.lacksData,
        warnings: warnings)
      return (language, rendering)
    }
    return Dictionary(renderings) { first, _ in first }
  }

  /// What renders documents in each language.
  func documents(_ store: BodyStore) -> [String: DocumentRenderer] {
    renderings.mapValues { DocumentRenderer(rendering: $0, store: store) }
  }

  /// The same site where some pages have another text and nothing else is another: no title, date, link or file.
  func replacing(_ texts: [ContentPage], loaded: LoadedSources) -> ResolvedSite {
    let pages = site.replacing(texts)
    var plan = plan
    plan.replace(texts.compactMap { text in pages.page(at: text.path) })
    return ResolvedSite(
      site: pages, plan: plan, links: links, warnings: warnings,
      renderings: Self.renderings(of: pages, loaded, links, warnings))
  }
}
