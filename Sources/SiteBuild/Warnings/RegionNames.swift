import Records

/// What the records call a region that a warning names by its code.
struct RegionNames: Sendable {
  private let dimensions: [DimensionMembers]
  /// The site's.
  private let language: String

  init(_ data: SiteData?, language: String) {
    self.language = language
    guard let data else {
      dimensions = []
      return
    }
    let coded = data.measures.dimensions.indices.filter { data.measures.dimensions[$0].codes != nil }
    // Where codes of several lists look alike, a region is what is meant.
    let region = data.measures.dimensionIndex("region")
    dimensions = (coded.filter { $0 == region } + coded.filter { $0 != region }).map { data.store.members[$0] }
  }

  /// Nil for a code that no list has, or that is its own name.
  func name(of code: String, in language: String?) -> String? {
    for members in dimensions {
      guard let number = members.find(code).first, members[number].code == code else { continue }
      let name = members[number].names.text(in: language ?? self.language)
      if name != code { return name }
    }
    return nil
  }
}
