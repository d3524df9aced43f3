import Diagnostics
import SiteModel
import Templates

/// What stands around the text of every page of a section: the menu with the section's entry marked, and the way there.
struct SectionFrame: Sendable {
  let menu: [LinkView]
  /// The same, made once for all pages that no entry of the menu leads to.
  let menuValue: Value
  let breadcrumbs: [LinkView]

  /// The frames of all sections, by index.
  ///
  /// - Parameter entries: of the menu, by edition.
  static func all(in site: Site, entries: [[LinkView]], homeTitle: String) -> [SectionFrame] {
    site.sections.indices.map { index in
      let way = site.ancestors(ofSection: index) + [index]
      let current = Set(way.dropFirst().map { site.sections[$0].url })
      let menu = entries[site.sections[index].edition].map { $0.marked(current.contains($0.url)) }
      return SectionFrame(
        menu: menu, menuValue: menu.value,
        breadcrumbs: way.map { section in
          LinkView(
            title: site.sections[section].isRoot ? homeTitle : site.sections[section].title,
            url: site.sections[section].url)
        })
    }
  }
}

extension LinkView {
  /// The same link, marked as leading to the current page or not.
  func marked(_ isCurrent: Bool) -> LinkView {
    var link = self
    link.isCurrent = isCurrent
    return link
  }
}

extension Site {
  /// The menu of `site.yaml`, else the sections at the top and the taxonomies that have terms; of another edition its
  /// sections at the top.
  func menuEntries(ofEdition index: Int) -> [LinkView] {
    if index > 0 {
      return sections[editions[index].root].children.map { LinkView(title: sections[$0].title, url: sections[$0].url) }
    }
    if configuration.menu.isEmpty {
      return (sections.first?.children ?? []).map { LinkView(title: sections[$0].title, url: sections[$0].url) }
        + taxonomies.filter { !$0.terms.isEmpty }.map { LinkView(title: $0.definition.title, url: $0.url) }
    }
    return links(configuration.menu)
  }

  /// Entries of `site.yaml` as links.
  func links(_ items: [SiteConfiguration.MenuItem]) -> [LinkView] {
    items.map { item in
      switch item.target {
      case .url(let url): LinkView(title: item.title, url: url)
      case .page(let page): LinkView(title: item.title, url: menuTarget(page).map(url) ?? "#")
      }
    }
  }

  /// The address of a menu entry: a Markdown file below `content/`, or a path of the site.
  func menuTarget(_ page: String) -> SitePath? {
    let name = page.split(separator: "/").joined(separator: "/")
    if name.hasSuffix(".md") { return addresses[name] }
    let path = SitePath(name.isEmpty ? "" : name + "/")
    let isKnown =
      sections.contains { $0.path == path } || taxonomies.contains { $0.path == path }
      || pages.contains { $0.path == path } || generatedPaths.contains(path)
      || tombstones.contains { $0.path == path }
    return isKnown ? path : nil
  }

  /// Menu entries that lead nowhere, or to what was withdrawn.
  func menuFaults() -> [Diagnostic] {
    (configuration.menu + configuration.footer.links).compactMap { item in
      guard case .page(let page) = item.target else { return nil }
      if let target = menuTarget(page) {
        guard let tombstone = tombstones.first(where: { $0.path == target }) else { return nil }
        return Diagnostic(
          .linkTargetWithdrawn, "a menu entry leads to \"\(tombstone.contentPath)\", which was withdrawn",
          at: item.location, remedy: "take the entry out of the menu")
      }
      return Diagnostic(
        .menuTarget, "the menu entry \"\(item.title)\" leads to \"\(page)\", which is no page of the site",
        at: item.location, remedy: "write a path such as /notices/, or a file such as notices/_index.md")
    }
  }
}
