import Files
import SiteModel

/// Where the files that lie beside bulletins go: to the same folder of the site.
enum CopiedFiles {
  /// Path below `content/` → path in the site. Files in the folder of a bundle that is held back are left out.
  static func targets(_ entries: [FileTree.Entry], site: Site) -> [String: SitePath] {
    let heldFolders = Set(
      site.holds.keys.filter { $0.hasSuffix("/index.md") }.map { String($0.dropLast("index.md".count)) })
    var targets: [String: SitePath] = [:]
    for entry in entries {
      if heldFolders.contains(where: { entry.path.hasPrefix($0) }) { continue }
      targets[entry.path] = target(of: entry.path, site)
    }
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
