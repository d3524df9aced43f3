import Characters
import Files
import SiteBuild
import SiteModel
import Synchronization

/// The pages of a site that are to be printed, as a build renders them.
package struct PageSelection: Sendable {
  package let report: BuildReport
  /// Files below the site, in the order in which they were asked for, each once.
  package let pages: [String]
  /// One sentence for each name that leads to no page.
  package let faults: [String]
  /// Scheme and host of the site: what stands before its links.
  package let origin: String

  /// Builds without publishing, and keeps in `folder` the pages that were asked for and what they are shown with.
  package static func make(
    _ references: [PageReference], _ request: BuildRequest, in folder: PrintFolder
  ) async throws(FileError) -> PageSelection {
    let collector = PageCollector(references, into: folder.site)
    var request = request
    request.inspect = { collector.take($0) }
    let rehearsal = await Build.rehearse(request)
    let found = try collector.result()
    let site = rehearsal.sources?.site
    var pages: [String] = []
    var faults: [String] = []
    for (reference, paths) in zip(references, found.pages) {
      if paths.isEmpty { faults.append(fault(reference, site, found.all)) }
      for path in paths.sorted() where !pages.contains(path) { pages.append(path) }
    }
    let base = site?.configuration.baseURL
    return PageSelection(
      report: rehearsal.report, pages: pages, faults: faults,
      origin: base.map { String($0.text.dropLast($0.path.count)) } ?? "")
  }

  private static func fault(_ reference: PageReference, _ site: Site?, _ all: [String]) -> String {
    switch reference.target {
    case .source(let path):
      // The graph of the site names files below content/.
      let file = path.hasPrefix("content/") ? String(path.dropFirst("content/".count)) : path
      guard let site, let hold = site.holds[file] else { return "no page of the site is made from \(reference.text)" }
      let remedy =
        switch hold {
        case .draft: "; print it with --drafts"
        case .future: "; print it with --future"
        case .expired: ""
        case .withdrawn: site.addresses[file].map { "; what it was replaced by is at \(site.url($0))" } ?? ""
        }
      return "\(reference.text) \(hold.reason)" + remedy
    case .output(let path):
      let near = Suggestion.nearest(to: path, among: all).map { near in
        "; did you mean /\(near.hasSuffix("index.html") ? String(near.dropLast("index.html".count)) : near)?"
      }
      return "the site has no page at \(reference.text)" + (near ?? "")
    }
  }
}

/// Looks at the files of a site as they are made, from many tasks at once.
private final class PageCollector: Sendable {
  struct Found {
    /// For each reference.
    var pages: [[String]]
    /// Every page of the site.
    var all: [String] = []
    var failure: FileError?
  }

  private let references: [PageReference]
  private let folder: String
  private let found: Mutex<Found>

  init(_ references: [PageReference], into folder: String) {
    self.references = references
    self.folder = folder
    found = Mutex(Found(pages: references.map { _ in [] }))
  }

  func result() throws(FileError) -> Found {
    let found = found.withLock { $0 }
    if let failure = found.failure { throw failure }
    return found
  }

  func take(_ file: RenderedFile) {
    let isPage = file.isRendered && file.path.hasSuffix(".html")
    let wanted = isPage ? references.indices.filter { matches(file, references[$0].target) } : []
    guard isPage || Self.isShownWithPages(file.path) else { return }
    var failure: FileError?
    if !isPage || !wanted.isEmpty {
      do throws(FileError) { try keep(file) } catch { failure = error }
    }
    found.withLock { found in
      if isPage { found.all.append(file.path) }
      for index in wanted { found.pages[index].append(file.path) }
      if found.failure == nil { found.failure = failure }
    }
  }

  private func matches(_ file: RenderedFile, _ target: PageReference.Target) -> Bool {
    switch target {
    case .output(let path): file.path == path
    // The further pages of a list are asked for by their addresses.
    case .source(let path): file.origin == path && !file.path.contains(/(^|\/)page\/[0-9]+\/index\.html$/)
    }
  }

  /// Style sheets, fonts and pictures. Scripts do not run on paper.
  private static func isShownWithPages(_ path: String) -> Bool {
    let type = ContentType.of(fileName: path)
    return type.hasPrefix("image/") || type.hasPrefix("font/") || type.hasPrefix("text/css")
  }

  private func keep(_ file: RenderedFile) throws(FileError) {
    let path = folder + "/" + file.path
    if let parent = File.parent(of: path) { try File.makeFolder(parent) }
    try File.replace(path, with: file.bytes)
  }
}
