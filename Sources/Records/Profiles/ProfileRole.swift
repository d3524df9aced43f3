/// A column whose meaning a profile knows.
package struct ProfileRole: Hashable, Sendable {
  /// What its cells must be.
  package enum Content: String, Hashable, Sendable {
    /// A number.
    case number
    /// A day, or a day with a time.
    case day
    /// Text, or a code that happens to be a whole number.
    case word
    /// Anything.
    case any
  }

  /// The name by which a resource maps it: `roles: {deaths: siwang}`.
  package let name: String
  package let content: Content
  /// Without a column for it the profile is in error; without one for another role its rules are off.
  package let isRequired: Bool
  /// Names that a column has by default, in English and Chinese; the first that is there is taken.
  package let columns: [String]
  /// One sentence, for the reference.
  package let meaning: String

  init(_ name: String, _ content: Content, isRequired: Bool = false, _ columns: [String], _ meaning: String) {
    self.name = name
    self.content = content
    self.isRequired = isRequired
    self.columns = columns
    self.meaning = meaning
  }

  /// Whether a column may have the role.
  func accepts(_ storage: TableLayout.Storage) -> Bool {
    switch (content, storage) {
    case (.any, _), (.number, .integer), (.number, .decimal), (.day, .date), (.day, .datetime), (.word, .text),
      (.word, .integer):
      true
    default: false
    }
  }

  /// How messages name what is wanted.
  var wanted: String {
    switch content {
    case .number: "numbers"
    case .day: "dates"
    case .word: "text"
    case .any: "anything"
    }
  }
}
