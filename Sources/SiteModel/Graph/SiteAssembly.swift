import Chronology
import Diagnostics

/// Puts loaded pages together to a site: what is shown, where it stands, what it belongs to.
package struct SiteAssembly {
  private let configuration: SiteConfiguration
  private let visibility: Visibility
  private var diagnostics: [Diagnostic] = []
  private var holds: [String: Visibility.Hold] = [:]
  private var moments: [Moment] = []
  private var sections: [Section] = []
  private var sectionIndex: [String: Int] = [:]

  package static func assemble(
    _ content: [ContentPage], configuration: SiteConfiguration, visibility: Visibility,
    into diagnostics: inout [Diagnostic]
  ) -> Site {
    var assembly = SiteAssembly(configuration: configuration, visibility: visibility)
    let site = assembly.site(content)
    diagnostics += assembly.diagnostics
    return site
  }

  private init(configuration: SiteConfiguration, visibility: Visibility) {
    self.configuration = configuration
    self.visibility = visibility
  }

  private mutating func site(_ content: [ContentPage]) -> Site {
    let shown = withoutHeldBundles(content.filter { isShown($0) })
    addSections(shown)
    var ranked = RankedPages(shown.filter { $0.role == .bulletin }, zone: configuration.timeZone)
    ranked.makeUpdatesUnique()
    let terms = TermIndex(ranked.entries.map(\.content), configuration: configuration)
    diagnostics += terms.diagnostics
    var pages: [Page] = []
    pages.reserveCapacity(ranked.entries.count)
    for (rank, entry) in ranked.entries.enumerated() {
      let (path, section) = place(of: entry.content)
      pages.append(
        Page(
          content: entry.content, rank: rank, path: path, url: path.url(base: configuration.baseURL.path),
          date: entry.date, updated: entry.updated, section: section, terms: terms.termsOfPage[rank]))
    }
    fillSections(pages)
    return Site(
      configuration: configuration, pages: pages, sections: sections, taxonomies: terms.taxonomies, holds: holds,
      addresses: addresses(pages), madePages: madePages(shown), moments: moments.sorted())
  }

  private mutating func isShown(_ page: ContentPage) -> Bool {
    moments += visibility.moments(of: page.matter, record: page.origin?.place)
    diagnostics += visibility.faults(in: page.matter)
    guard let hold = visibility.hold(on: page.matter) else { return true }
    holds[page.path] = hold
    return false
  }

  /// What lies in the folder of a bundle that is held back is held back with it: its annexes, whatever they say
  /// themselves.
  private mutating func withoutHeldBundles(_ pages: [ContentPage]) -> [ContentPage] {
    let bundles = HeldBundles(holds)
    if bundles.isEmpty { return pages }
    return pages.filter { page in
      guard let hold = bundles.hold(on: page.path) else { return true }
      holds[page.path] = hold
      return false
    }
  }

  // MARK: Sections

  private mutating func addSections(_ pages: [ContentPage]) {
    var indexFiles: [String: ContentPage] = [:]
    var folders: Set<String> = [""]
    for page in pages {
      if page.role != .bulletin { indexFiles[page.folder] = page }
      if !folders.contains(page.folder) { folders.formUnion(Self.folderAndAncestors(page.folder)) }
    }
    for folder in folders.sorted() { addSection(folder, indexFiles[folder]) }
  }

  private mutating func addSection(_ folder: String, _ content: ContentPage?) {
    let names = folder.split(separator: "/")
    let parent = folder.isEmpty ? nil : sectionIndex[names.dropLast().joined(separator: "/")]
    let segments = names.map { PathSegment.make(from: String($0)) }
    if let fault = segments.last.flatMap(PathSegment.fault) {
      report("the folder \"\(folder)\" \(fault)", at: content?.location ?? SourceLocation(path: "content/\(folder)"))
    }
    let path = SitePath(segments.map { $0 + "/" }.joined())
    let index = sections.count
    sections.append(
      Section(
        folder: folder, path: path, url: path.url(base: configuration.baseURL.path),
        title: content?.matter.title.text ?? names.last.map(String.init) ?? configuration.title, content: content,
        parent: parent))
    sectionIndex[folder] = index
    if let parent { sections[parent].children.append(index) }
  }

  private mutating func fillSections(_ pages: [Page]) {
    for page in pages where page.isListed || page.section > 0 {
      sections[page.section].ownPages.append(page.rank)
      var current: Int? = page.section
      while let section = current, section > 0 || page.isListed {
        sections[section].pages.append(page.rank)
        current = sections[section].parent
      }
    }
    let hasWeights = pages.contains { $0.matter.weight != nil }
    for index in sections.indices {
      if hasWeights, index > 0 {
        sections[index].pages.sort(by: weightOrder(pages))
        sections[index].ownPages.sort(by: weightOrder(pages))
      }
      sections[index].children = sections[index].children.sorted { left, right in
        sectionOrder(sections[left]) < sectionOrder(sections[right])
      }
    }
  }

  /// Weighted pages first, the lightest on top; equal ones by rank.
  private func weightOrder(_ pages: [Page]) -> (Int, Int) -> Bool {
    { left, right in
      (pages[left].matter.weight ?? Int.max, left) < (pages[right].matter.weight ?? Int.max, right)
    }
  }

  private func sectionOrder(_ section: Section) -> (Int, String) {
    (section.content?.matter.weight ?? Int.max, section.folder)
  }

  // MARK: Addresses

  private mutating func place(of page: ContentPage) -> (SitePath, section: Int) {
    // Every folder with a shown page is a section.
    let section = sectionIndex[page.folder] ?? 0
    let folder = sections[section].path
    guard let name = page.matter.slug?.text ?? page.name else { return (folder, section) }
    let segment = PathSegment.make(from: name)
    // A slug is judged as it is written, and what becomes of it too: white space alone becomes nothing.
    if let fault = page.matter.slug.flatMap({ PathSegment.fault(in: $0.text) }) ?? PathSegment.fault(in: segment) {
      report(
        "the \(page.matter.slug == nil ? "file name" : "slug") \(fault)",
        at: page.matter.slug?.location ?? page.location)
    }
    return (folder.page(segment), section)
  }

  private mutating func report(_ message: String, at location: SourceLocation) {
    diagnostics.append(
      Diagnostic(
        .invalidSlug, message, at: location,
        remedy: "write one name without slashes, such as \"slug: 2024-08-accidents\", or rename the file or folder"))
  }

  private func addresses(_ pages: [Page]) -> [String: SitePath] {
    var addresses = Dictionary(pages.map { ($0.content.path, $0.path) }) { first, _ in first }
    for section in sections {
      addresses[section.folder.isEmpty ? "_index.md" : section.folder + "/_index.md"] = section.path
    }
    return addresses
  }

  private func madePages(_ pages: [ContentPage]) -> [String: String] {
    var made: [String: String] = [:]
    for page in pages {
      guard let maker = page.origin?.maker, made[maker] == nil else { continue }
      made[maker] = page.path
    }
    return made
  }

  /// `a/b` → `a/b`, `a`, and the home folder.
  private static func folderAndAncestors(_ folder: String) -> [String] {
    var names = folder.split(separator: "/")
    var result: [String] = []
    while !names.isEmpty {
      result.append(names.joined(separator: "/"))
      names.removeLast()
    }
    return result + [""]
  }
}
