import Chronology
import Diagnostics

/// Puts loaded pages together to a site: what is shown, where it stands, what it belongs to.
package struct SiteAssembly {
  private let configuration: SiteConfiguration
  private let visibility: Visibility
  private var diagnostics: [Diagnostic] = []
  private var sections: [Section] = []
  private var editions: [Edition]
  private var sectionIndex: [SectionPlace: Int] = [:]

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
    editions = [Edition(configuration)]
  }

  private mutating func site(_ content: [ContentPage]) -> Site {
    let visible = VisiblePages(content, visibility: visibility)
    diagnostics += visible.diagnostics
    addSections(visible.shown)
    var ranked = RankedPages(visible.shown.filter { $0.role == .bulletin }, visibility: visibility)
    ranked.makeUpdatesUnique()
    let terms = TermIndex(ranked.entries.map(\.content), configuration: configuration)
    diagnostics += terms.diagnostics
    var pages: [Page] = []
    pages.reserveCapacity(ranked.entries.count)
    for (rank, entry) in ranked.entries.enumerated() {
      let path = path(of: entry.content)
      pages.append(
        Page(
          entry: entry, rank: rank, path: path, url: path.url(base: configuration.baseURL.path),
          // Every folder with a shown page is a section.
          section: sectionIndex[SectionPlace(of: entry.content)] ?? 0, terms: terms.termsOfPage[rank]))
    }
    fillSections(pages)
    let tombstones = visible.withdrawn.map { tombstone(of: $0.page, $0.withdrawal) }
    return Site(
      configuration: configuration, pages: pages, sections: sections, editions: editions,
      taxonomies: terms.taxonomies,
      tombstones: tombstones, holds: visible.holds, addresses: addresses(pages, tombstones),
      madePages: madePages(visible.shown + visible.withdrawn.map(\.page)), moments: visible.moments.sorted())
  }

  // MARK: Sections

  private mutating func addSections(_ pages: [ContentPage]) {
    var indexFiles: [SectionPlace: ContentPage] = [:]
    var folders: [String?: Set<String>] = [nil: [""]]
    for page in pages {
      let place = SectionPlace(of: page)
      if page.role != .bulletin { indexFiles[place] = page }
      if folders[place.language]?.contains(place.folder) == true { continue }
      folders[place.language, default: []].formUnion(place.ancestry.map(\.folder))
    }
    for language in [nil] + configuration.languages.map(Optional.some) {
      guard let own = folders[language?.tag] else { continue }
      if let language { editions.append(Edition(language, root: sections.count, configuration)) }
      for folder in own.sorted() {
        let place = SectionPlace(language: language?.tag, folder: folder)
        addSection(place, indexFiles[place])
      }
    }
  }

  private mutating func addSection(_ place: SectionPlace, _ content: ContentPage?) {
    let folder = place.folder
    let names = folder.split(separator: "/")
    let parent = place.parent.flatMap { sectionIndex[$0] }
    if let fault = names.last.flatMap({ PathSegment.fault(in: PathSegment.make(from: String($0))) }) {
      report("the folder \"\(folder)\" \(fault)", at: content?.location ?? SourceLocation(path: "content/\(folder)"))
    }
    let path = place.path
    let index = sections.count
    let edition = editions.count - 1
    sections.append(
      Section(
        folder: folder, edition: edition, language: content?.matter.language ?? place.language, path: path,
        url: path.url(base: configuration.baseURL.path),
        title: content?.matter.title.text ?? names.last.map(String.init) ?? editions[edition].title, content: content,
        corrections: content.map { visibility.corrections(of: $0.matter) } ?? [], parent: parent))
    sectionIndex[place] = index
    if let parent { sections[parent].children.append(index) }
  }

  private mutating func fillSections(_ pages: [Page]) {
    for page in pages where page.isListed || !sections[page.section].isRoot {
      sections[page.section].ownPages.append(page.rank)
      var current: Int? = page.section
      while let section = current, !sections[section].isRoot || page.isListed {
        sections[section].pages.append(page.rank)
        current = sections[section].parent
      }
    }
    let hasWeights = pages.contains { $0.matter.weight != nil }
    for index in sections.indices {
      if hasWeights, !sections[index].isRoot {
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

  private mutating func path(of page: ContentPage) -> SitePath {
    let place = SectionPlace(of: page)
    let folder = sectionIndex[place].map { sections[$0].path } ?? place.path
    guard let name = page.matter.slug?.text ?? page.name else { return folder }
    let segment = PathSegment.make(from: name)
    // A slug is judged as it is written, and what becomes of it too: white space alone becomes nothing.
    if let fault = page.matter.slug.flatMap({ PathSegment.fault(in: $0.text) }) ?? PathSegment.fault(in: segment) {
      report(
        "the \(page.matter.slug == nil ? "file name" : "slug") \(fault)",
        at: page.matter.slug?.location ?? page.location)
    }
    return folder.page(segment)
  }

  /// A withdrawn bulletin keeps its address, be there a section around it or not.
  private mutating func tombstone(of page: ContentPage, _ withdrawal: Withdrawal) -> Tombstone {
    let place = SectionPlace(of: page)
    let section = place.ancestry.first { sectionIndex[$0] != nil }.flatMap { sectionIndex[$0] }
    let names = page.folder.split(separator: "/").map { PathSegment.make(from: String($0)) }
    if sectionIndex[place] == nil, let fault = names.lazy.compactMap(PathSegment.fault).first {
      report("the folder \"\(page.folder)\" \(fault)", at: page.location)
    }
    return Tombstone(
      path: path(of: page), withdrawal: withdrawal, language: page.matter.language,
      section: section ?? 0,
      aliases: page.matter.aliases, contentPath: page.path, location: page.matter.slug?.location ?? page.location)
  }

  private mutating func report(_ message: String, at location: SourceLocation) {
    diagnostics.append(
      Diagnostic(
        .invalidSlug, message, at: location,
        remedy: "write one name without slashes, such as \"slug: 2024-08-accidents\", or rename the file or folder"))
  }

  private func addresses(_ pages: [Page], _ tombstones: [Tombstone]) -> [String: SitePath] {
    var addresses = Dictionary(pages.map { ($0.content.path, $0.path) }) { first, _ in first }
    for tombstone in tombstones { addresses[tombstone.contentPath] = tombstone.path }
    for section in sections where section.edition > 0 {
      if let content = section.content { addresses[content.path] = section.path }
    }
    for section in sections where section.edition == 0 {
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
}
