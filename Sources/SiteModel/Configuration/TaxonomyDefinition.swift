import Diagnostics

/// A way to sort bulletins, named in `site.yaml`: `region`, `industries`.
package struct TaxonomyDefinition: Sendable {
  /// The front matter key, and the folder of its pages. `kind` sorts by the bulletin's kind.
  package var name: String
  package var title: String
  /// Whether it sorts by kind, which is a key of every bulletin and has titles of its own.
  package var sortsByKind: Bool { name == "kind" }
  package var location: SourceLocation?

  package init(name: String, title: String, location: SourceLocation? = nil) {
    self.name = name
    self.title = title
    self.location = location
  }
}
