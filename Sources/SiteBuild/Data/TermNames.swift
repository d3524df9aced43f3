import Records
import SiteModel

/// Gives terms that are codes their names: a region that one page names by code and another by name is one term.
struct TermNames {
  /// The dimension of each taxonomy that has one, by the taxonomy's index.
  private let members: [Int: DimensionMembers]
  private let language: String

  /// Nil when no taxonomy is a dimension with names.
  init?(_ data: SiteData?, _ configuration: SiteConfiguration) {
    guard let data else { return nil }
    language = configuration.language
    var members: [Int: DimensionMembers] = [:]
    for (index, taxonomy) in configuration.taxonomies.enumerated() {
      guard let dimension = data.measures.dimensionIndex(taxonomy.name),
        data.measures.dimensions[dimension].codes != nil
      else { continue }
      members[index] = data.store.members[dimension]
    }
    if members.isEmpty { return nil }
    self.members = members
  }

  func named(_ page: ContentPage) -> ContentPage {
    var terms = page.matter.terms
    var isChanged = false
    for (index, members) in members where index < terms.count {
      for (position, term) in terms[index].enumerated() {
        guard let name = name(of: term.text, in: members) else { continue }
        terms[index][position] = LocatedText(name, at: term.location)
        isChanged = true
      }
    }
    if !isChanged { return page }
    var matter = page.matter
    matter.terms = terms
    return page.with(matter)
  }

  /// Nil for what is no code, and for a name that several codes share: then the code tells them apart.
  private func name(of code: String, in members: DimensionMembers) -> String? {
    guard let number = members.find(code).first, members[number].code == code else { return nil }
    let name = members[number].names.text(in: language)
    return name != code && members.find(name).count == 1 ? name : nil
  }
}
