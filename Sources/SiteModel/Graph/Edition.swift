/// The site in one language: a tree of sections with a home of its own.
package struct Edition: Sendable {
  /// BCP 47.
  package let language: String
  /// What its speakers call it.
  package let name: String
  /// Index of its home in `Site.sections`.
  package let root: Int
  /// What the site is called in it.
  package let title: String
  package let description: String
  package let authority: String
  /// Nil for the site's own language.
  package let settings: LanguageSettings?

  /// The edition in the language of the site.
  init(_ configuration: SiteConfiguration) {
    language = configuration.language
    name = LanguageTag.ownName(of: configuration.language)
    root = 0
    title = configuration.title
    description = configuration.description
    authority = configuration.authority.name
    settings = nil
  }

  init(_ settings: LanguageSettings, root: Int, _ configuration: SiteConfiguration) {
    language = settings.tag
    name = settings.name
    self.root = root
    title = settings.title ?? configuration.title
    description = settings.description ?? (settings.title == nil ? configuration.description : "")
    authority = settings.authority ?? configuration.authority.name
    self.settings = settings
  }

  /// What readers of the language call a taxonomy.
  package func title(of taxonomy: TaxonomyDefinition) -> String {
    settings?.taxonomies[taxonomy.name] ?? taxonomy.title
  }
}

/// What tells a section from all others.
struct SectionPlace: Hashable {
  /// Nil for the edition in the language of the site.
  let language: String?
  /// Below `content/`.
  let folder: String

  init(language: String?, folder: String) {
    self.language = language
    self.folder = folder
  }

  init(of page: ContentPage) { self.init(language: page.translation?.language, folder: page.folder) }

  var parent: SectionPlace? {
    if folder.isEmpty { return nil }
    let outer = folder.split(separator: "/").dropLast().joined(separator: "/")
    return SectionPlace(language: language, folder: outer)
  }

  /// Itself, what holds it, and at last the home of its edition.
  var ancestry: [SectionPlace] {
    var result = [self]
    while let outer = result.last?.parent { result.append(outer) }
    return result
  }

  /// `a b/c` → `a-b/c/`; of a translation `en/a-b/c/`.
  var path: SitePath {
    let names = [language].compactMap(\.self) + folder.split(separator: "/").map { PathSegment.make(from: String($0)) }
    return SitePath(names.map { $0 + "/" }.joined())
  }
}
