import Templates

/// The templates that a build renders, and the context that each is given.
package enum ThemeRoots {
  package static let home = "home"
  package static let section = "section"
  package static let bulletin = "bulletin"
  package static let taxonomy = "taxonomy"
  package static let term = "term"
  package static let archive = "archive"
  package static let dataset = "dataset"
  package static let datasets = "datasets"
  package static let search = "search"
  package static let notFound = "not-found"
  package static let redirect = "redirect"
  package static let withdrawn = "withdrawn"

  /// All templates get a document. `bulletin-<kind>` takes the place of `bulletin` for its kind when it is there.
  package static func all(_ names: [String]) -> [String: ObjectSchema] {
    let required = [
      home, section, bulletin, taxonomy, term, archive, dataset, datasets, search, notFound, redirect, withdrawn,
    ]
    let ofKinds = names.filter { $0.hasPrefix(bulletin + "-") }
    return Dictionary(uniqueKeysWithValues: (required + ofKinds).map { ($0, ObjectSchema(DocumentView.self)) })
  }
}
