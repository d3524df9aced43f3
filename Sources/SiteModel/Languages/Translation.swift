/// That a document says in another language what an original says (`a.en.md` beside `a.md`).
package struct Translation: Hashable, Sendable {
  /// The original's path below `content/`; of a page that is made from data, with its key.
  package let original: String
  /// The tag as `site.yaml` has it.
  package let language: String

  package init(of original: String, into language: String) {
    self.original = original
    self.language = language
  }
}
