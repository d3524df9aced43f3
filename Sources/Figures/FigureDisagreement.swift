/// How a text and a computed figure differ, in words for the one who wrote the text.
package struct FigureDisagreement: Hashable, Sendable {
  /// In what the two differ.
  package enum Reason: String, Hashable, Sendable, CaseIterable {
    case number
    case direction
    case unit
    /// No number could be computed, but one is written.
    case absent
    /// The text says neither a number nor a direction.
    case unreadable
    /// One link holds two numbers.
    case severalNumbers = "several-numbers"
  }

  package let reason: Reason
  /// The part of the text that is meant.
  package let written: String
  /// What the text could say.
  package let computed: String
  /// One sentence that names both.
  package let message: String
}
