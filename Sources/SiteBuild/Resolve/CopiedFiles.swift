import Files
import SiteModel

/// Where the files that lie beside bulletins go: to the same folder of the site.
enum CopiedFiles {
  /// Path below `content/` → path in the site, without what belongs to documents that are held back.
  static func targets(_ entries: [FileTree.Entry], site: Site, pages: [ContentPage]) -> [String: SitePath] {
    let held = HeldFiles(site: site, pages: pages)
    var targets: [String: SitePath] = [:]
    for entry in entries where !held.contains(entry.path) { targets[entry.path] = target(of: entry.path, site) }
    return targets
  }

  private static func target(of path: String, _ site: Site) -> SitePath {
    var names = path.split(separator: "/").map(String.init)
    let file = names.removeLast()
    // A bundle may have a slug: its files lie beside its page.
    if let bundle = site.addresses[names.joined(separator: "/") + "/index.md"] { return bundle.file(file) }
    return SitePath((names.map(PathSegment.make) + [file]).joined(separator: "/"))
  }
}
