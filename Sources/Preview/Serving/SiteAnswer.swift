import SiteBuild

/// What a web host would find at an address of a site.
enum SiteAnswer: Sendable {
  /// A file, by its path in the site.
  case file(String, ResidentSite.File)
  /// A page that was asked for without its final slash.
  case folderWithoutSlash
  case missing

  /// - Parameters:
  ///   - names: below the site's own address.
  ///   - isFolder: whether the address ends with `/`.
  init(_ names: [String], isFolder: Bool, in site: ResidentSite) {
    let asked = names.joined(separator: "/")
    let index = (asked.isEmpty ? "" : asked + "/") + "index.html"
    if !isFolder, !asked.isEmpty {
      if let file = site.file(asked) {
        self = .file(asked, file)
      } else {
        self = site.has(index) ? .folderWithoutSlash : .missing
      }
      return
    }
    self = site.file(index).map { .file(index, $0) } ?? .missing
  }
}
