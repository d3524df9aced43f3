import Records
import SiteModel

/// What readers of one language call terms and taxonomies of the site.
struct LanguageTitles: Sendable {
  /// By taxonomy, then term; nil where the names of the site stand.
  private let terms: [[String]?]
  private let taxonomies: [String]

  init(_ site: Site, data: SiteData?, language: String) {
    let edition = site.editions.first { LanguageTag.areEqual($0.language, language) } ?? site.editions[0]
    taxonomies = site.taxonomies.map { edition.title(of: $0.definition) }
    let isOwn = LanguageTag.areEqual(language, site.configuration.language)
    terms = site.taxonomies.map { taxonomy in
      // Records that know a region by its code know its names.
      guard !isOwn, let data, let dimension = data.measures.dimensionIndex(taxonomy.definition.name) else { return nil }
      let members = data.store.members[dimension]
      return taxonomy.terms.map { term in
        let found = members.find(term.name)
        return found.count == 1 ? members[found[0]].names.text(in: language) : term.name
      }
    }
  }

  func term(_ term: Int, of taxonomy: Int) -> String? { terms[taxonomy]?[term] }

  func title(of taxonomy: Int) -> String { taxonomies[taxonomy] }
}
