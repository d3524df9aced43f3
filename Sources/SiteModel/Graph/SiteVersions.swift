/// Which documents of a site say the same in several languages.
package struct SiteVersions: Sendable {
  /// One of them, at its address.
  package struct Version: Sendable {
    /// Index in `Site.editions`.
    package let edition: Int
    package let path: SitePath
    /// The rank of a page; nil for a section.
    package let rank: Int?
    /// Nil for a section without a text of its own.
    package let contentPath: String?
  }

  /// By the path of the original, which comes first; only those that have a translation.
  private var ofPages: [String: [Version]] = [:]
  private var ofFolders: [String: [Version]] = [:]
  /// By the path of a translation below `content/`.
  private var originals: [String: String] = [:]
  private var editionOfContent: [String: Int] = [:]

  package static let none = SiteVersions(pages: [], sections: [], editions: [])

  init(pages: [Page], sections: [Section], editions: [Edition]) {
    if editions.count < 2 { return }
    let numbers = Dictionary(editions.enumerated().map { ($1.language, $0) }) { first, _ in first }
    for page in pages {
      guard let translation = page.content.translation, let edition = numbers[translation.language] else { continue }
      ofPages[translation.original, default: []].append(
        Version(edition: edition, path: page.path, rank: page.rank, contentPath: page.content.path))
      originals[page.content.path] = translation.original
      editionOfContent[page.content.path] = edition
    }
    for page in pages where page.isOriginal {
      guard let others = ofPages[page.content.path] else { continue }
      let own = Version(edition: 0, path: page.path, rank: page.rank, contentPath: page.content.path)
      ofPages[page.content.path] = [own] + others.sorted { $0.edition < $1.edition }
    }
    for section in sections {
      let version = Version(edition: section.edition, path: section.path, rank: nil, contentPath: section.content?.path)
      // Sections stand in the order of the editions, the site's own language first.
      ofFolders[section.folder, default: []].append(version)
      guard section.edition > 0, let content = section.content else { continue }
      editionOfContent[content.path] = section.edition
      if let original = content.translation?.original { originals[content.path] = original }
    }
    ofFolders = ofFolders.filter { $0.value.count > 1 }
  }

  /// The versions of a page, the original first; none where there is one only.
  package func versions(of page: Page) -> [Version] {
    ofPages.isEmpty ? [] : ofPages[page.content.translation?.original ?? page.content.path] ?? []
  }

  package func versions(of section: Section) -> [Version] {
    ofFolders.isEmpty ? [] : ofFolders[section.folder] ?? []
  }

  /// The path of the original that a file of `content/` translates; its own for any other.
  package func original(of path: String) -> String { originals[path] ?? path }

  /// What a link in one document to another leads to: to the version in the language of the page that it stands in,
  /// unless it leads to what that page translates.
  package func target(_ path: String, from document: String) -> String {
    guard let edition = editionOfContent[document], originals[document] != path else { return path }
    let versions = ofPages[path] ?? sectionVersions(of: path)
    return versions?.first { $0.edition == edition }?.contentPath ?? path
  }

  private func sectionVersions(of path: String) -> [Version]? {
    guard path == "_index.md" || path.hasSuffix("/_index.md") else { return nil }
    return ofFolders[String(path.dropLast("_index.md".count).dropLast())]
  }
}

extension Site {
  /// The edition that a page belongs to.
  package func edition(of page: Page) -> Edition { editions[sections[page.section].edition] }

  /// The version of a page in the language of an edition; itself where there is none.
  package func version(of page: Page, inEdition edition: Int) -> Page {
    versions.versions(of: page).first { $0.edition == edition }.flatMap(\.rank).map { pages[$0] } ?? page
  }

  /// What a translation says in another language; an original is its own.
  package func original(of page: Page) -> Page {
    version(of: page, inEdition: 0)
  }
}
