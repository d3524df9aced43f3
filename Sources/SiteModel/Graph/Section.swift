/// A folder of bulletins, in one language. The first section is the home page.
package struct Section: Sendable {
  /// Path below `content/`, empty for the home page.
  package let folder: String
  /// Index in `Site.editions`: 0 for the site's own language.
  package let edition: Int
  /// Of its page, where that is not the site's: of its text, else of its edition.
  package let language: String?
  package let path: SitePath
  package let url: String
  package let title: String
  /// From `_index.md`, if there is one to show.
  package let content: ContentPage?
  /// Of that text: the corrections that readers are told of, the latest first.
  package let corrections: [Correction]
  package let parent: Int?
  /// Whether it is the home page of the site or of an edition.
  package var isRoot: Bool { parent == nil }
  package internal(set) var children: [Int] = []
  /// Ranks of the pages here and in folders below, in the section's order: by weight, then newest first. The home
  /// page lists the stream of bulletins only.
  package internal(set) var pages: [Int] = []
  /// Ranks of the pages of this very folder, in the same order: neighbours are found here.
  package internal(set) var ownPages: [Int] = []

  /// The name of its folder.
  package var name: Substring { folder.split(separator: "/").last ?? "" }
}

/// A term of a taxonomy, such as the region 临汾市.
package struct Term: Sendable {
  package let name: String
  package let path: SitePath
  package let url: String
  /// Ranks of its pages, newest first.
  package internal(set) var pages: [Int]
}

/// All terms of one taxonomy.
package struct Taxonomy: Sendable {
  package let definition: TaxonomyDefinition
  package let path: SitePath
  package let url: String
  /// By number of pages, the largest first, then by name.
  package let terms: [Term]
}
