import Files
import SiteModel

/// Where the files that lie beside bulletins go: to the same folder of the site.
enum CopiedFiles {
  /// Path below `content/` → path in the site. Left out are files in the folder of a bundle that is held back, and files
  /// that only documents which are held back refer to: an attachment tells what its bulletin must not tell yet.
  static func targets(_ entries: [FileTree.Entry], site: Site, pages: [ContentPage]) -> [String: SitePath] {
    let attachments = heldAttachments(site, pages)
    let bundles = HeldBundles(site.holds)
    var targets: [String: SitePath] = [:]
    for entry in entries {
      if attachments.contains(entry.path) || bundles.hold(on: entry.path) != nil { continue }
      targets[entry.path] = target(of: entry.path, site)
    }
    return targets
  }

  private static func heldAttachments(_ site: Site, _ pages: [ContentPage]) -> Set<String> {
    guard !site.holds.isEmpty else { return [] }
    func files(_ page: ContentPage) -> [String] {
      (page.linkedFiles + page.warningFiles).flatMap { LinkResolver.candidates($0, from: page.path) }
    }
    let isHeld = { (page: ContentPage) in site.holds[page.path] != nil }
    return Set(pages.filter(isHeld).flatMap(files)).subtracting(pages.filter { !isHeld($0) }.flatMap(files))
  }

  private static func target(of path: String, _ site: Site) -> SitePath {
    var names = path.split(separator: "/").map(String.init)
    let file = names.removeLast()
    // A bundle may have a slug: its files lie beside its page.
    if let bundle = site.addresses[names.joined(separator: "/") + "/index.md"] { return bundle.file(file) }
    return SitePath((names.map(PathSegment.make) + [file]).joined(separator: "/"))
  }
}

extension ContentPage {
  /// Files that its resources name, when it is a warning.
  fileprivate var warningFiles: [String] { matter.warning?.files.values.map(\.text) ?? [] }
}
