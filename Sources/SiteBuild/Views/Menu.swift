import Diagnostics
import SiteModel

extension Rendering {
  /// The menu with the current entry marked.
  ///
  /// - Parameter sections: the URLs of the sections that hold the page.
  func menu(currentSections sections: [String], url: String) -> [LinkView] {
    menuEntries.map { entry in
      var entry = entry
      entry.isCurrent = entry.url == url || sections.contains(entry.url)
      return entry
    }
  }
}

extension Site {
  /// The menu of `site.yaml`, else the sections at the top.
  func menuEntries() -> [LinkView] {
    if configuration.menu.isEmpty {
      return (sections.first?.children ?? []).map { LinkView(title: sections[$0].title, url: sections[$0].url) }
    }
    return configuration.menu.map { item in
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
      || pages.contains { $0.path == path }
    return isKnown ? path : nil
  }

  /// Menu entries that lead nowhere.
  func menuFaults() -> [Diagnostic] {
    configuration.menu.compactMap { item in
      guard case .page(let page) = item.target, menuTarget(page) == nil else { return nil }
      return Diagnostic(
        .menuTarget, "the menu entry \"\(item.title)\" leads to \"\(page)\", which is no page of the site",
        at: item.location, remedy: "write a path such as /notices/, or a file such as notices/_index.md")
    }
  }
}
