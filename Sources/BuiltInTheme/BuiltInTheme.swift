/// The theme that sites without `templates/` use: the repository's own `templates/`, embedded when the tool is built.
package enum BuiltInTheme {
  /// Path below `templates/` and content of each file, sorted by path.
  package static let files: [(path: String, text: String)] = embeddedFiles
}
