import Diagnostics

/// A way to sort bulletins, named in `site.yaml`: `region`, `industries`.
package struct TaxonomyDefinition: Sendable {
  /// The front matter key, and the folder of its pages. `kind` sorts by the bulletin's kind.
  package var name: String
  package var title: String
  package var location: SourceLocation?

  package init(name: String, title: String, location: SourceLocation? = nil) {
    self.name = name
    self.title = title
    self.location = location
  }
}
